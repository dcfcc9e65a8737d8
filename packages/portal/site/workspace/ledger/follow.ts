import type { Answer } from '../../answer.ts';
import { noRows, withPage, type HeldRows, type LedgerPage, type RowIdentity } from './held-rows.ts';

/** How a ledger stands: its rows, and whether the last question was answered. */
export interface Followed<Row> {
  readonly held: HeldRows<Row>;
  readonly standing:
    | 'asked'
    | 'answered'
    /** Nobody answered, or without sense: it is asked again, less and less often. */
    | 'unanswered'
    | 'offline'
    /** The person may not see it, or no longer: no row is held. */
    | 'gone'
    | 'forbidden';
}

/** Whether somebody looks at the page, and when they come back to it, or the network does. */
export interface Sight {
  readonly isSeen: () => boolean;
  /** Gives what ends the listening. */
  readonly onReturn: (listener: () => void) => () => void;
}

/** How soon after an answer it is asked again: what somebody else did is seen within ten seconds. */
const pause = 7_000;
/** After questions without an answer in a row: the first, the second … */
const pausesAfterFailure = [5_000, 10_000, 20_000, 40_000, 60_000];

/**
 * Reads a ledger whole and then what has changed, for as long as somebody looks at the page; at once when they
 * come back to it. A cursor that the house no longer knows begins it anew; the rows stay in sight meanwhile.
 * @returns what asks at once, and what ends it
 */
export function followLedger<Row>(options: {
  readonly read: (since: string | undefined) => Promise<Answer<LedgerPage<Row>>>;
  readonly identity: RowIdentity<Row>;
  readonly sight: Sight;
  /** What was read before, to go on from. */
  readonly held?: HeldRows<Row>;
  readonly tell: (followed: Followed<Row>) => void;
}): { readonly again: () => void; readonly stop: () => void } {
  const { read, identity, sight, tell } = options;
  let held = options.held ?? noRows<Row>();
  /** A ledger that is begun anew, until it is whole and takes the place of the one before. */
  let anew: HeldRows<Row> | undefined;
  let failures = 0;
  let isAsking = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (standing: Followed<Row>['standing']): void => tell({ held, standing });

  const ask = async (): Promise<void> => {
    if (isAsking || isStopped) return;
    isAsking = true;
    clearTimeout(timer);
    const wait = await askToTheEnd();
    isAsking = false;
    if (!isStopped && wait !== undefined) timer = setTimeout(turn, wait);
  };

  /** Nobody looks: nothing is asked, until they do. */
  function turn(): void {
    if (sight.isSeen()) void ask();
  }

  /** Asks until nothing more follows. Gives how long to wait before the next time; nothing: never by itself. */
  async function askToTheEnd(): Promise<number | undefined> {
    for (;;) {
      const from = (anew ?? held).cursor;
      const answer = await read(from);
      if (isStopped) return undefined;
      if (answer.state === 'ready') {
        failures = 0;
        take(answer.body);
        if (answer.body.more && answer.body.cursor !== from) continue;
        say('answered');
        return pause;
      }
      if (answer.state === 'gone' || answer.state === 'forbidden') {
        held = noRows();
        anew = undefined;
        say(answer.state);
        return undefined;
      }
      if (from !== undefined && isOfAnotherCursor(answer)) {
        anew = noRows();
        continue;
      }
      failures += 1;
      say(answer.state === 'offline' ? 'offline' : 'unanswered');
      return pausesAfterFailure[Math.min(failures, pausesAfterFailure.length) - 1];
    }
  }

  function take(page: LedgerPage<Row>): void {
    if (anew === undefined) {
      held = withPage(held, page, identity);
      say('asked');
      return;
    }
    anew = withPage(anew, page, identity);
    if (!anew.whole) return;
    held = anew;
    anew = undefined;
  }

  const stopListening = sight.onReturn(turn);
  say('asked');
  void ask();
  return {
    again: () => void ask(),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      stopListening();
    },
  };
}

/** The house does not know the cursor: it is of another ledger, or from before the lists were built anew. */
function isOfAnotherCursor(answer: Answer<unknown>): boolean {
  return (
    answer.state === 'failed' &&
    answer.problem?.status === 400 &&
    (answer.problem.faults ?? []).some(({ pointer }) => pointer === 'query/since')
  );
}
