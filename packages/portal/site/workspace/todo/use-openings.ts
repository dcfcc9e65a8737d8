import { glanceAtComplaints, glancedAtOnce, listComplaints } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { Act } from '../../act.ts';
import { mayUse, usePerson } from '../person.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { onOpenings, openingOf, takeOpenings } from './openings.ts';
import type { TodoRow } from './todo-row.ts';

/** 看开头: the opening words of what waits for screening, as far as the person has asked for them. */
export interface OpeningsShown {
  /** Another value whenever any of them has come or gone. */
  readonly turn: number;
  readonly act: Act<typeof glanceAtComplaints>;
  /** How many of the rows in sight are still closed, and how many of them the next request opens. */
  readonly closed: number;
  readonly next: number;
  /** How many of the rows in sight show their words. */
  readonly open: number;
  readonly ask: () => void;
}

/** @param rows those in sight */
export function useOpenings(rows: readonly TodoRow[]): OpeningsShown {
  const may = mayUse(usePerson(), 'glanceAtComplaints');
  const { act, send, again } = useStaffAct(glanceAtComplaints);
  const [turn, draw] = useState(0);
  useEffect(() => onOpenings(() => draw((before) => before + 1)), []);
  const waiting = may ? rows.filter((row) => row.act === 'screenComplaint') : [];
  const closed = waiting.filter(({ id }) => openingOf(id) === undefined).map(({ id }) => id);
  const complaints = closed.slice(0, glancedAtOnce);
  const take = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    takeOpenings(called.body);
    // A colleague was faster: the list says so too.
    if (called.body.notShown.some(({ why }) => why !== 'erased')) changed(listComplaints);
  };
  return {
    turn,
    act,
    closed: closed.length,
    next: complaints.length,
    open: waiting.filter(({ id }) => openingOf(id)?.is === 'shown').length,
    ask: () =>
      void (act.state === 'unanswered' ? again() : send({ body: { complaints } })).then(take),
  };
}
