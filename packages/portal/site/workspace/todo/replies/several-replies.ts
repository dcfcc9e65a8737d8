import type { readComplaint, reply as endpoint, Request } from '@ducha/contracts';
import type { OutcomeContradiction } from '@ducha/contracts/outcome-faults.ts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { BodyOf } from '../../../answer.ts';
import {
  contradictionsIn,
  countsIn,
  missingIn,
  nextReply,
  replyBody,
  replyIn,
  resultsOffered,
  type Missing,
  type ReplyDraft,
} from '../../complaint/reply/reply-draft.ts';

type Shown = BodyOf<typeof readComplaint>;
export type Figures = ReplyDraft['outcomes'];

/** One of several complaints that are to be replied to, as it stood when the person began. */
export interface ToReply extends Pick<
  Shown,
  'complaint' | 'version' | 'number' | 'gist' | 'result' | 'replies'
> {
  /** Why it cannot be replied to, by the code of the house; undefined where it can. */
  readonly why: string | undefined;
}

/** One reply 办理反馈 to several alike complaints, while it is written. */
export interface SeveralDraft {
  /** The words of all of them; its figures are those of the one that carries them. */
  readonly reply: ReplyDraft;
  /**
   * The complaint with which the figures stand. What was done once is counted once: a fine of one firm about which
   * twenty people complained is one fine.
   */
  readonly carrier: string;
  /** The figures of others which have some of their own, by complaint. */
  readonly own: Readonly<Record<string, Figures>>;
  /** What the others say of where the figures stand; null as long as nobody has changed what is proposed. */
  readonly reference: string | null;
}

/** What keeps one of several from going. */
export type ReplyFault =
  | { readonly kind: 'act'; readonly why: string }
  | { readonly kind: 'result'; readonly why: 'stagedBefore' | 'taskBefore' }
  | { readonly kind: 'missing'; readonly name: Missing }
  | { readonly kind: 'contradiction'; readonly code: OutcomeContradiction }
  /** With the reference the text would be longer than it may be. */
  | { readonly kind: 'too-long'; readonly name: Referring };

/** One of several, as it would be sent. */
export interface PreparedReply {
  readonly row: ToReply;
  readonly draft: ReplyDraft;
  /** Undefined where it cannot go. */
  readonly body: Request<typeof endpoint>['body'] | undefined;
  /** Whether its words say that the figures stand with the one that carries them. */
  readonly refers: boolean;
  readonly faults: readonly ReplyFault[];
  /** Another one before it with the very same figures of its own: perhaps what was done once was counted twice. */
  readonly alike: ToReply | undefined;
}

/** The texts to which the reference is added: there the public reads what was done, and to whom. */
const referring = ['handling', 'accountability'] as const;
type Referring = (typeof referring)[number];

/** How one begins: with nothing but the figures that the first of them had reached. */
export function severalBegun(rows: readonly ToReply[]): SeveralDraft {
  const carrier = rows.find(({ why }) => why === undefined);
  return {
    reply: nextReply(carrier?.replies ?? []),
    carrier: carrier?.complaint ?? '',
    own: {},
    reference: null,
  };
}

/** What was kept on the device, for the complaints that are chosen now; undefined where it is none. */
export function severalIn(kept: unknown, rows: readonly ToReply[]): SeveralDraft | undefined {
  const reply = replyIn(fieldOf(kept, 'reply'));
  if (reply === undefined) return undefined;
  const begun = severalBegun(rows);
  const carrier = rows.find(
    (row) => row.why === undefined && row.complaint === fieldOf(kept, 'carrier'),
  );
  const reference = fieldOf(kept, 'reference');
  const own: Record<string, Figures> = {};
  for (const { complaint } of rows) {
    const outcomes = fieldOf(fieldOf(kept, 'own'), complaint);
    const figures = outcomes === undefined ? undefined : replyIn({ outcomes })?.outcomes;
    if (figures !== undefined) own[complaint] = figures;
  }
  return {
    reply,
    carrier: carrier?.complaint ?? begun.carrier,
    own,
    reference: typeof reference === 'string' ? reference : null,
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The same draft with the figures at another complaint; those that nobody has touched are what that one had reached. */
export function carriedBy(
  draft: SeveralDraft,
  rows: readonly ToReply[],
  complaint: string,
): SeveralDraft {
  const reachedBy = (of: string): Figures =>
    nextReply(rows.find((row) => row.complaint === of)?.replies ?? []).outcomes;
  const isUntouched = same(draft.reply.outcomes, reachedBy(draft.carrier));
  const { [complaint]: _, ...own } = draft.own;
  return {
    ...draft,
    carrier: complaint,
    own,
    reply: isUntouched ? { ...draft.reply, outcomes: reachedBy(complaint) } : draft.reply,
  };
}

/** What one has of its own, begun with what it had reached; or no longer any. */
export function withOwn(
  draft: SeveralDraft,
  { complaint, replies }: ToReply,
  has: boolean,
): SeveralDraft {
  const { [complaint]: _, ...rest } = draft.own;
  return { ...draft, own: has ? { ...rest, [complaint]: nextReply(replies).outcomes } : rest };
}

/** Whether anything new is counted at the complaint that carries the figures: then the others say where it stands. */
export function isCounted(draft: SeveralDraft, rows: readonly ToReply[]): boolean {
  const carrier = rows.find(({ complaint }) => complaint === draft.carrier);
  const reached = nextReply(carrier?.replies ?? []).outcomes;
  return !same(draft.reply.outcomes, reached);
}

/** Which results at least one of them may come to. */
export function resultsOfSeveral(rows: readonly ToReply[]): ReturnType<typeof resultsOffered> {
  const all = resultsOffered({ result: null, replies: [] }).offered;
  const may = rows.map((row) => resultsOffered(row));
  const offered = all.filter((result) => may.some((one) => one.offered.includes(result)));
  return { offered, why: offered.length < all.length ? may[0]?.why : undefined };
}

/**
 * Each of several as it would be sent, and what keeps it from that.
 * @param said what a text says of where the figures stand
 * @param today the day in Beijing
 * @param longest how many characters the texts may have that get the reference
 */
export function preparedReplies(
  draft: SeveralDraft,
  rows: readonly ToReply[],
  said: {
    readonly reference: string;
    readonly today: string;
    readonly longest: Readonly<Record<Referring, number>>;
  },
): readonly PreparedReply[] {
  const counted = isCounted(draft, rows);
  const before: { readonly row: ToReply; readonly figures: Figures }[] = [];
  return rows.map((row) => {
    const own = row.complaint === draft.carrier ? draft.reply.outcomes : draft.own[row.complaint];
    const refers = own === undefined && counted;
    const reply = replyTo(draft, row, refers ? said.reference : undefined);
    const faults = faultsOf(reply, row, said);
    const isNew = own !== undefined && !same(own, nextReply(row.replies).outcomes);
    const alike = isNew ? before.find(({ figures }) => same(figures, own))?.row : undefined;
    if (isNew) before.push({ row, figures: own });
    return {
      row,
      draft: reply,
      body: faults.length === 0 ? replyBody(reply, [], row.replies) : undefined,
      refers,
      faults,
      alike,
    };
  });
}

/** The reply to one of them: its own figures, and where they are not, the sentence that says where they stand. */
function replyTo(
  { reply, carrier, own }: SeveralDraft,
  row: ToReply,
  reference: string | undefined,
): ReplyDraft {
  if (row.complaint === carrier) return reply;
  const outcomes = own[row.complaint] ?? nextReply(row.replies).outcomes;
  // Why a figure is less is said of the one that carries them alone.
  const plainly = { ...reply, outcomes, lessReason: '' };
  if (reference === undefined) return plainly;
  const referred = (text: string): string =>
    typedText(text) === '' ? text : `${typedText(text)}\n${typedText(reference)}`;
  return {
    ...plainly,
    handling: referred(reply.handling),
    accountability: referred(reply.accountability),
  };
}

function faultsOf(
  reply: ReplyDraft,
  row: ToReply,
  said: {
    readonly today: string;
    readonly longest: Readonly<Record<Referring, number>>;
  },
): readonly ReplyFault[] {
  if (row.why !== undefined) return [{ kind: 'act', why: row.why }];
  const { offered, why } = resultsOffered(row);
  const isOffered = offered.some((result) => result === reply.result);
  return [
    ...(isOffered || why === undefined ? [] : [{ kind: 'result', why } as const]),
    ...missingIn(reply, said.today, row.replies).map(
      (name) => ({ kind: 'missing', name }) as const,
    ),
    ...contradictionsIn(reply).map((code) => ({ kind: 'contradiction', code }) as const),
    ...referring
      .filter((name) => typedText(reply[name]).length > said.longest[name])
      .map((name) => ({ kind: 'too-long', name }) as const),
  ];
}

/** The same figures, however they were typed. */
function same(one: Figures, other: Figures): boolean {
  return JSON.stringify(countsIn(one)) === JSON.stringify(countsIn(other));
}
