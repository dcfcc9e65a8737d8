import { beijingDate } from '@ducha/calendar';
import { gistOf, readTaskLedger, type NoteRef } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection } from '@ducha/event-log';
import { ledgerPage, route, textsOfRows, type Route, type Store } from '@ducha/lambda';
import type { OpenedNote } from '@ducha/notes';
import type { Seats } from '../inspections/seats.ts';
import { foundTask, isTheirs, lineOf, visibleLists, type FoundTask } from './listed-task.ts';

/** 台账: every task that somebody may see, then those that changed since. */
export function ledgerRoute(store: Store, seats: Seats): Route {
  return route(readTaskLedger, async (request) => {
    const { since } = request.query;
    const ledgers = await visibleLists(seats, request);
    const [page, calendar] = await Promise.all([
      ledgerPage(store, { index: 'list2', ledgers, since, now: request.now }),
      readCalendar(store),
    ]);
    if (isRejection(page)) return page;
    const today = beijingDate(request.now);
    // Whoever sits on the team and has a part finds a task in two lists.
    const found = page.rows.map(foundTask).filter((one) => isTheirs(one, request));
    const tasks = new Map(found.map((one) => [one.id, one]));
    const texts = await textsOfRows(
      store,
      [...tasks.values()].flatMap((one) => problemOf(one) ?? []),
    );
    const gone = page.rows.map(({ id }) => id).filter((id) => !tasks.has(id));
    return {
      body: {
        rows: [...tasks.values()].map((one) => ({
          ...lineOf(one, { today, calendar }),
          gist: shownGist(texts.get(problemOf(one)?.note ?? '')),
        })),
        // To whoever holds no row yet nothing has left.
        gone: since === undefined ? [] : [...new Set(gone)],
        cursor: page.cursor,
        more: page.more,
        asOf: request.now,
      },
    };
  });
}

/** The problem of a task, which a person cleared; none of a row of before there were gists. */
function problemOf({ facts: { problem } }: FoundTask): NoteRef | undefined {
  return problem === undefined ? undefined : { note: problem[0], mac: problem[1] };
}

/** The gist 要点 of a problem. */
function shownGist(problem: OpenedNote | undefined): string | null {
  if (problem === undefined) return null;
  return problem.state === 'open' ? gistOf(problem.text) : '已删除';
}
