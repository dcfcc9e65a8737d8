import { readComplaint, readComplaintActs } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { BodyOf } from '../../answer.ts';
import { readOnce } from '../reads.ts';
import { replyOf, type ReplyDraft } from '../complaint/reply/reply-draft.ts';
import type { BulkAct, Target } from './bulk-acts.ts';
import { overEach } from './over-each.ts';
import type { ComplaintLine } from './todo-row.ts';

type Reply = BodyOf<typeof readComplaint>['replies'][number];

/** The acts that are done with what stands already; a reply is written first. */
type PreviewedAct = Exclude<BulkAct, 'reply'>;

/** One of several, as it stands now. */
export interface Previewed {
  /** What is to be done to it; undefined where it cannot be. */
  readonly target: Target | undefined;
  /** Why it cannot be done. */
  readonly why?: string;
  /** What the reply says that is to be decided on. */
  readonly reply?: Pick<Reply, 'verdict' | 'result'> & {
    /** The beginning of what was found. */
    readonly findings: string;
    /** All of its words. */
    readonly whole: ReplyDraft;
  };
}

/**
 * What a person sees of several before they do the act: of a signature what the list showed; of a decision each reply
 * as it stands now, on whose version it is then taken.
 */
export async function previewOf(
  act: PreviewedAct,
  rows: readonly { readonly line: ComplaintLine }[],
): Promise<readonly Previewed[]> {
  if (act === 'signIn') {
    return rows.map(({ line: { complaint, number, version } }) => ({
      target: { act, complaint, number, version },
    }));
  }
  return overEach(rows, async ({ line }) => replyPreviewed(act, line.complaint));
}

const unread: Previewed = { target: undefined, why: 'unread' };

async function replyPreviewed(act: PreviewedAct, complaint: string): Promise<Previewed> {
  const request = { params: { complaint } };
  const [shown, acts] = await Promise.all([
    readOnce(readComplaint, request),
    readOnce(readComplaintActs, request),
  ]);
  return shown.state === 'ready' && acts.state === 'ready'
    ? decisionPreviewed(act, shown.body, acts.body.acts)
    : unread;
}

/** A reply as it stands, and whether this person may take the decision on it. */
export function decisionPreviewed(
  act: PreviewedAct,
  shown: Pick<BodyOf<typeof readComplaint>, 'complaint' | 'number' | 'version' | 'replies'>,
  acts: readonly BodyOf<typeof readComplaintActs>['acts'][number][],
): Previewed {
  const { complaint, number, version } = shown;
  const said = shown.replies.at(-1);
  const offered = acts.find((one) => one.act === act);
  if (said === undefined || offered === undefined) return unread;
  const reply = {
    verdict: said.verdict,
    result: said.result,
    findings: inALine(said.findings),
    whole: replyOf(said),
  };
  if (!offered.allowed) return { target: undefined, why: offered.why, reply };
  // Whoever gave a reply does not approve it.
  const barred = offered.except.find(({ decision }) => decision === 'approve');
  if (barred !== undefined) return { target: undefined, why: barred.why, reply };
  return { target: { act, complaint, number, version }, reply };
}

/** How much of a text is shown. */
const most = 60;

/** The beginning of a text, without its line breaks. */
function inALine(text: string): string {
  const points = Array.from(typedText(text).replaceAll(/\s+/g, ' '));
  return points.length <= most ? points.join('') : `${points.slice(0, most).join('')}…`;
}
