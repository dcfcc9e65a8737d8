import { readTaskLedger } from '@ducha/contracts';
import { useMemo } from 'preact/hooks';
import { useComplaintsAtHand } from '../complaints/use-complaints.ts';
import { mayUse, usePerson } from '../person.ts';
import { useTaskRows } from '../tasks/use-tasks.ts';

/** What a reminder speaks of: where it is opened, and what it is about, if that is known. */
export interface Matter {
  readonly href: string;
  readonly gist: string | null;
}

/**
 * The matters that reminders name, by their numbers: a message holds no text, so what it is about is looked up in the
 * ledgers that the person may read. What is in none of them stays a number.
 */
export function useMatters(): ReadonlyMap<string, Matter> {
  const complaints = useComplaintsAtHand().followed.held.rows;
  const tasks = useTaskRows(mayUse(usePerson(), readTaskLedger.name)).followed.held.rows;
  return useMemo(
    () =>
      new Map<string, Matter>([
        ...complaints.flatMap(({ number, complaint, gist }): [string, Matter][] =>
          number === null ? [] : [[number, { href: `/c/${complaint}`, gist }]],
        ),
        ...tasks.map(({ number, task, gist }): [string, Matter] => [
          number,
          { href: `/t/${task}`, gist },
        ]),
      ]),
    [complaints, tasks],
  );
}
