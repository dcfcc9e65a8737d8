import {
  decideReply,
  listComplaints,
  readComplaint,
  readComplaintActs,
  signIn,
} from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { call, codeOf } from '../../api.ts';
import { changed, readOnce } from '../reads.ts';
import { sessionEnded } from '../session-ended.ts';
import { accessToken } from '../session.ts';
import {
  createBulkActs,
  type BulkAct,
  type BulkActs,
  type Sent,
  type Target,
} from './bulk-acts.ts';

/** Of the whole tab: what was begun goes on while the person reads another page. */
const bulkActs = createBulkActs(send, () => {
  changed(readComplaint, readComplaintActs);
  // The list follows the log by a moment; until then the row says what was done.
  setTimeout(() => changed(listComplaints), 1_500);
});

async function send(target: Target, idempotencyKey: string): Promise<Sent> {
  try {
    const token = await accessToken();
    const asked = {
      params: { complaint: target.complaint },
      ifMatch: target.version,
      idempotencyKey,
      ...(token === undefined ? {} : { token }),
    };
    const called =
      target.act === 'signIn'
        ? await call(signIn, { ...asked, body: {} })
        : await call(decideReply, { ...asked, body: { decision: 'approve' } });
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

/** Why it can be done no longer; `undefined` while it still can. */
async function whyNot({ act, complaint }: Target): Promise<string | undefined> {
  const answer = await readOnce(readComplaintActs, { params: { complaint } });
  if (answer.state !== 'ready') return undefined;
  const offered = answer.body.acts.find((one) => one.act === act);
  if (offered?.allowed !== false) return undefined;
  // It could be done when the person saw it: somebody else was first.
  return offered.why === 'wrong-stage' ? 'already-done' : offered.why;
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

/** Tries again one that was refused because it had moved: on the version that stands now. */
export async function doOnNewest(act: BulkAct, complaint: string): Promise<void> {
  const token = await accessToken().catch(() => undefined);
  const called = await call(readComplaint, {
    params: { complaint },
    ...(token === undefined ? {} : { token }),
  }).catch(() => undefined);
  if (called?.ok === true) await bulkActs.one({ act, complaint, version: called.body.version });
}
