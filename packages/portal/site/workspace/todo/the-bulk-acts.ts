import {
  decideReply,
  listComplaints,
  readComplaint,
  readComplaintActs,
  reply,
  signIn,
} from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { call, codeOf } from '../../api.ts';
import { changed, readOnce } from '../reads.ts';
import { draftOf } from '../kept-draft.ts';
import { sessionEnded } from '../session-ended.ts';
import { accessToken, currentPerson } from '../session.ts';
import { createBulkActs, type BulkActs, type Sent, type Target } from './bulk-acts.ts';

/** Of the whole tab: what was begun goes on while the person reads another page. */
const bulkActs = createBulkActs(send, () => {
  changed(readComplaint, readComplaintActs);
  // The list follows the log by a moment; until then the row says what was done.
  setTimeout(() => changed(listComplaints), 1_500);
});

type ReplyTarget = Extract<Target, { act: 'reply' }>;

/** Under which name one reply to several lies on the device while it is written. */
export const repliesDraft = 'replies';

/** To which complaints the reply that lies there has not gone yet. */
let unreplied = new Set<string>();

/** Sends replies when the time for undoing is over; what was written stays on the device until each has gone. */
export function beginReplies(targets: readonly ReplyTarget[]): void {
  unreplied = new Set(targets.map(({ complaint }) => complaint));
  bulkActs.begin(targets);
}

async function send(target: Target, idempotencyKey: string): Promise<Sent> {
  const sent = await sendIt(target, idempotencyKey);
  return target.act === 'reply' ? settleDrafts(target, sent) : sent;
}

/**
 * What was written for one goes from the device with it. Refused, it lies in the form of that one alone, to be mended
 * there, where that is still possible and nothing else was begun.
 */
async function settleDrafts({ complaint, draft }: ReplyTarget, sent: Sent): Promise<Sent> {
  if (sent.is === 'unanswered') return sent;
  try {
    const person = await currentPerson();
    if (typeof person !== 'object') return sent;
    const own = await draftOf(person.subject, `reply/${complaint}`);
    const canBeMended = sent.is === 'refused' && !over.includes(sent.code);
    if (sent.is === 'done') await own.remove();
    else if (canBeMended && (await own.read()) === undefined) {
      await own.write({ ...draft, evidence: [] });
    }
    unreplied.delete(complaint);
    if (unreplied.size === 0) await (await draftOf(person.subject, repliesDraft)).remove();
    return canBeMended ? { ...sent, isKept: true } : sent;
  } catch {
    // A device that keeps nothing has nothing to forget.
    return sent;
  }
}

/** Refused for these, no reply can be given by this person as things stand. */
const over: readonly string[] = [
  'already-done',
  'wrong-stage',
  'lead-only',
  'task-open',
  'forbidden',
  'not-found',
];

async function sendIt(target: Target, idempotencyKey: string): Promise<Sent> {
  try {
    const token = await accessToken();
    const asked = {
      params: { complaint: target.complaint },
      ifMatch: target.version,
      idempotencyKey,
      ...(token === undefined ? {} : { token }),
    };
    const called = await callFor(target, asked);
    if (called.ok) return { is: 'done', version: called.body.version };
    if (called.status === 401) sessionEnded();
    if (called.status >= 500) return { is: 'unanswered' };
    const code = codeOf(called.problem);
    const why = code === 'version-moved' ? await whyNot(target) : undefined;
    return { is: 'refused', code: why ?? code };
  } catch {
    return { is: 'unanswered' };
  }
}

/** Each act by its endpoint; each answers with the complaint as it is now. */
async function callFor(
  target: Target,
  asked: {
    readonly params: { readonly complaint: string };
    readonly ifMatch: number;
    readonly idempotencyKey: string;
    readonly token?: string;
  },
) {
  switch (target.act) {
    case 'signIn':
      return call(signIn, { ...asked, body: {} });
    case 'reply':
      return call(reply, { ...asked, body: target.body });
    case 'decideReply':
      return call(decideReply, { ...asked, body: { decision: 'approve' } });
  }
}

/** Why it can be done no longer; `undefined` while it still can. */
async function whyNot({ act, complaint }: Target): Promise<string | undefined> {
  const answer = await readOnce(readComplaintActs, { params: { complaint } });
  if (answer.state !== 'ready') return undefined;
  const offered = answer.body.acts.find((one) => one.act === act);
  if (offered?.allowed !== false) return undefined;
  if (offered.why !== 'wrong-stage') return offered.why;
  // It could be done when the person saw it: somebody else was first, or it was taken back.
  const shown = await readOnce(readComplaint, { params: { complaint } });
  const isTakenBack = shown.state === 'ready' && shown.body.stage === 'withdrawn';
  return isTakenBack ? 'wrong-stage' : 'already-done';
}

/** The acts that go on in this tab, drawn anew whenever one has moved. */
export function useBulkActs(): { readonly bulkActs: BulkActs; readonly turn: number } {
  const [turn, draw] = useState(0);
  useEffect(() => bulkActs.subscribe(() => draw((before) => before + 1)), []);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (bulkActs.several()?.goesAt !== undefined && bulkActs.several()?.goesAt !== null) {
        event.preventDefault();
      }
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return { bulkActs, turn };
}

/** Signs again for one that was refused because it had moved: on the version that stands now. */
export async function signOnNewest(complaint: string): Promise<void> {
  const token = await accessToken().catch(() => undefined);
  const called = await call(readComplaint, {
    params: { complaint },
    ...(token === undefined ? {} : { token }),
  }).catch(() => undefined);
  if (called?.ok !== true) return;
  await bulkActs.one({ act: 'signIn', complaint, version: called.body.version });
}
