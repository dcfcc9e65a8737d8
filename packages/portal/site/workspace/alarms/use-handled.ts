import { handleAlarm, listAlarms } from '@ducha/contracts';
import { useRef, useState } from 'preact/hooks';
import { call, codeOf } from '../../api.ts';
import { changed } from '../reads.ts';
import { sessionEnded } from '../session-ended.ts';
import { accessToken } from '../session.ts';
import type { Alarm } from './grouped.ts';

/** How far the marking of some alarms has come. */
export type Handled = 'ready' | 'sending' | 'unanswered' | { readonly refused: string };

/** Marks alarms as handled, each once: what was not answered goes again as the very same. */
export function useHandled(done: () => void): {
  readonly handled: Handled;
  readonly send: (alarms: readonly Alarm[]) => void;
} {
  const [handled, setHandled] = useState<Handled>('ready');
  const keys = useRef(new Map<string, string>());
  const sendAll = async (alarms: readonly Alarm[]): Promise<void> => {
    if (handled === 'sending') return;
    setHandled('sending');
    for (const each of alarms) {
      const outcome = await sendOne(each, keys.current);
      if (outcome === 'done') continue;
      setHandled(outcome);
      changed(listAlarms);
      return;
    }
    setHandled('ready');
    done();
  };
  return { handled, send: (alarms) => void sendAll(alarms) };
}

async function sendOne(
  { alarm, version }: Alarm,
  keys: Map<string, string>,
): Promise<Handled | 'done'> {
  const name = `${alarm}/${version}`;
  const idempotencyKey = keys.get(name) ?? crypto.randomUUID();
  keys.set(name, idempotencyKey);
  try {
    const token = await accessToken();
    const called = await call(handleAlarm, {
      params: { alarm },
      body: {},
      ifMatch: version,
      idempotencyKey,
      ...(token === undefined ? {} : { token }),
    });
    if (called.ok) return 'done';
    if (called.status === 401) sessionEnded();
    if (called.status >= 500) return 'unanswered';
    const code = codeOf(called.problem);
    // Its cause is gone, or somebody else has seen to it: that is what was wanted.
    return code === 'wrong-stage' ? 'done' : { refused: code };
  } catch {
    return 'unanswered';
  }
}
