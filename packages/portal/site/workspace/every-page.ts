import { listComplaints, type Request } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, BodyOf } from '../answer.ts';
import { answerOf, everyPage, withoutAnswer } from '../answer.ts';
import { call } from '../api.ts';
import { sessionEnded } from './session-ended.ts';
import { accessToken } from './session.ts';

export type ComplaintRow = BodyOf<typeof listComplaints>['complaints'][number];
type Query = Request<typeof listComplaints>['query'];

/** All rows of a list of complaints, however many pages it has, and the as-of of the first page. */
export interface EveryRow {
  readonly rows: readonly ComplaintRow[];
  readonly asOf: string;
}

/** Reads a list of complaints to its end: a preview that counted a part of it would be wrong. */
export function useEveryPage(query: Query): {
  readonly answer: Answer<EveryRow>;
  readonly again: () => void;
} {
  const [answer, setAnswer] = useState<Answer<EveryRow>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(query);
  useEffect(() => {
    const given = new AbortController();
    setAnswer({ state: 'loading' });
    const read = async (): Promise<void> => {
      const next = await readToEnd(query, given.signal).catch(withoutAnswer);
      if (!given.signal.aborted) setAnswer(next);
    };
    void read();
    return () => given.abort();
  }, [key, turn]);
  return { answer, again: () => setTurn((before) => before + 1) };
}

async function readToEnd(query: Query, signal: AbortSignal): Promise<Answer<EveryRow>> {
  const ask = async (asked: Query): Promise<Answer<BodyOf<typeof listComplaints>>> => {
    const token = await accessToken();
    if (token !== undefined)
      return answerOf(await call(listComplaints, { query: asked, token }, signal));
    sessionEnded();
    return { state: 'forbidden' };
  };
  const first = { ...query, limit: 200 };
  const whole = await everyPage(ask, first, {
    nextOf: ({ next }) => next,
    from: (after) => ({ ...first, after }),
    joined: (before, { complaints }) => ({
      ...before,
      complaints: [...before.complaints, ...complaints],
    }),
  });
  return whole.state === 'ready'
    ? { state: 'ready', body: { rows: whole.body.complaints, asOf: whole.body.asOf } }
    : whole;
}
