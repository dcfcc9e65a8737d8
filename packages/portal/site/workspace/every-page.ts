import { listComplaints, type Request } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { everyPage, type Answer, type BodyOf } from '../answer.ts';
import { readOnce } from './reads.ts';

export type ComplaintRow = BodyOf<typeof listComplaints>['complaints'][number];
type Query = Request<typeof listComplaints>['query'];

/** All rows of a list of complaints, however many pages it has, and the as-of of the first page. */
export interface EveryRow {
  readonly rows: readonly ComplaintRow[];
  readonly asOf: string;
}

/**
 * Reads a list of complaints to its end: a preview that counted a part of it would be wrong. So would one that
 * showed what was read a while ago: nothing of it is kept.
 */
export function useEveryPage(query: Query): {
  readonly answer: Answer<EveryRow>;
  readonly again: () => void;
} {
  const [answer, setAnswer] = useState<Answer<EveryRow>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(query);
  useEffect(() => {
    let isCurrent = true;
    setAnswer({ state: 'loading' });
    const read = async (): Promise<void> => {
      const next = await readToEnd(query);
      if (isCurrent) setAnswer(next);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [key, turn]);
  return { answer, again: () => setTurn((before) => before + 1) };
}

async function readToEnd(query: Query): Promise<Answer<EveryRow>> {
  const first = { ...query, limit: 200 };
  const ask = async (asked: Query): Promise<Answer<BodyOf<typeof listComplaints>>> =>
    readOnce(listComplaints, { query: asked });
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
