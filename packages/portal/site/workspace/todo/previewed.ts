import { readComplaint, readComplaintActs } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { BodyOf } from '../../answer.ts';
import { readOnce } from '../reads.ts';
import type { BulkAct, Target } from './bulk-acts.ts';
import type { ComplaintLine } from './todo-row.ts';

type Reply = BodyOf<typeof readComplaint>['replies'][number];

/** One of several, as it stands now. */
export interface Previewed {
  /** What is to be done to it; undefined where it cannot be. */
  readonly target: Target | undefined;
  /** Why it cannot be done. */
  readonly why?: string;
  /** What the reply says that is to be decided on. */
  readonly reply?: Pick<Reply, 'verdict' | 'result'> & { readonly findings: string };
}

/** How many are read at once. */
const atOnce = 4;

/**
 * What a person sees of several before they do the act: of a signature what the list showed; of a decision each reply
 * as it stands now, on whose version it is then taken.
 */
export async function previewOf(
  act: BulkAct,
  rows: readonly { readonly line: ComplaintLine }[],
): Promise<readonly Previewed[]> {
  if (act === 'signIn') {
    return rows.map(({ line: { complaint, version } }) => ({
      target: { act, complaint, version },
    }));
  }
  const found: Previewed[] = Array.from({ length: rows.length }, () => unread);
  const left = [...rows.entries()];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [at, { line }] = next;
      found[at] = await replyPreviewed(act, line.complaint);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

const unread: Previewed = { target: undefined, why: 'unread' };

async function replyPreviewed(act: BulkAct, complaint: string): Promise<Previewed> {
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
  act: BulkAct,
  shown: Pick<BodyOf<typeof readComplaint>, 'complaint' | 'version'> & {
    readonly replies: readonly Pick<Reply, 'verdict' | 'result' | 'findings'>[];
  },
  acts: readonly BodyOf<typeof readComplaintActs>['acts'][number][],
): Previewed {
  const { complaint, version } = shown;
  const said = shown.replies.at(-1);
  const offered = acts.find((one) => one.act === act);
  if (said === undefined || offered === undefined) return unread;
  const reply = { verdict: said.verdict, result: said.result, findings: inALine(said.findings) };
  if (!offered.allowed) return { target: undefined, why: offered.why, reply };
  // Whoever gave a reply does not approve it.
  const barred = offered.except.find(({ decision }) => decision === 'approve');
  if (barred !== undefined) return { target: undefined, why: barred.why, reply };
  return { target: { act, complaint, version }, reply };
}

/** How much of a text is shown. */
const most = 60;

/** The beginning of a text, without its line breaks. */
function inALine(text: string): string {
  const points = Array.from(typedText(text).replaceAll(/\s+/g, ' '));
  return points.length <= most ? points.join('') : `${points.slice(0, most).join('')}…`;
}
