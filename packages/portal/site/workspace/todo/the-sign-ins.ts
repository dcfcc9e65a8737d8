import { listComplaints, readComplaint, readComplaintActs, signIn } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { call, codeOf } from '../../api.ts';
import { changed, readOnce } from '../reads.ts';
import { sessionEnded } from '../session-ended.ts';
import { accessToken } from '../session.ts';
import { createSignIns, type Sent, type SignIns, type Target } from './sign-ins.ts';

/** Of the whole tab: what was begun goes on while the person reads another page. */
const signIns = createSignIns(send, () => {
  changed(readComplaint, readComplaintActs);
  // The list follows the log by a moment; until then the row says what was done.
  setTimeout(() => changed(listComplaints), 1_500);
});

async function send(target: Target, idempotencyKey: string): Promise<Sent> {
  try {
    const token = await accessToken();
    const called = await call(signIn, {
      params: { complaint: target.complaint },
      body: {},
      ifMatch: target.version,
      idempotencyKey,
      ...(token === undefined ? {} : { token }),
    });
    if (called.ok) return { is: 'signed', version: called.body.version };
    if (called.status === 401) sessionEnded();
    if (called.status >= 500) return { is: 'unanswered' };
    const code = codeOf(called.problem);
    const why = code === 'version-moved' ? await whyNot(target.complaint) : undefined;
    return { is: 'refused', code: why ?? code };
  } catch {
    return { is: 'unanswered' };
  }
}

/** Why nobody of this organisation can sign for it any more; `undefined` while they still can. */
async function whyNot(complaint: string): Promise<string | undefined> {
  const answer = await readOnce(readComplaintActs, { params: { complaint } });
  if (answer.state !== 'ready') return undefined;
  const offered = answer.body.acts.find(({ act }) => act === 'signIn');
  return offered?.allowed === false ? offered.why : undefined;
}

/** The signing that goes on in this tab, drawn anew whenever it has moved. */
export function useSignIns(): { readonly signIns: SignIns; readonly turn: number } {
  const [turn, draw] = useState(0);
  useEffect(() => signIns.subscribe(() => draw((before) => before + 1)), []);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (signIns.several()?.goesAt !== undefined && signIns.several()?.goesAt !== null) {
        event.preventDefault();
      }
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return { signIns, turn };
}

/** Tries again one that was refused because it had moved: on the version that stands now. */
export async function signInOnNewest(complaint: string): Promise<void> {
  const token = await accessToken().catch(() => undefined);
  const called = await call(readComplaint, {
    params: { complaint },
    ...(token === undefined ? {} : { token }),
  }).catch(() => undefined);
  if (called?.ok === true) await signIns.one({ complaint, version: called.body.version });
}
