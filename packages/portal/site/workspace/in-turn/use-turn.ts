import {
  readComplaint,
  readComplaintActs,
  readInspectionActs,
  readScreeningDesk,
  readTask,
  readTaskActs,
} from '@ducha/contracts';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../answer.ts';
import { keep, kept, readOnce } from '../reads.ts';
import { keepTurn, turnOf } from './kept-turn.ts';
import { colleagueAt, type Desk } from '../screening-desk/desk.ts';
import {
  isEndedBy,
  matterAddress,
  nextIn,
  placeOf,
  withDone,
  withLast,
  type Matter,
  type Waiting,
} from './turn.ts';

/** What is told of a turn at the page that it has come to. */
interface Told {
  readonly key: string;
  /** The id of the matter on whose page it stands. */
  readonly at: string;
  /** What the person did on the page before; what they did on this one, it says itself. */
  readonly done: { readonly act: string; readonly number: string | null } | undefined;
  /** The places of those that somebody else had done. */
  readonly skipped: readonly number[];
  /** The places of those that a colleague has open. */
  readonly held: readonly number[];
  /** No other one is left. */
  readonly isOver: boolean;
}

/** What the person has just been told: of the page, and gone with the next step. */
let told: Told | undefined;
/** The turn in which the next one is being looked for. */
let looking: string | undefined;
const listeners = new Set<() => void>();

function say(next: { readonly told?: Told | undefined; readonly looking?: string }): void {
  ({ told, looking } = { told: next.told, looking: next.looking });
  for (const listener of listeners) listener();
}

/** Where a person is among the matters that wait for one act, and the way to those beside it. */
export interface InTurn {
  readonly act: string;
  /** Counted from 1. */
  readonly place: number;
  readonly count: number;
  readonly list: string;
  /** Where the one before is; undefined at the first. */
  readonly previous: string | undefined;
  readonly isLast: boolean;
  readonly isLooking: boolean;
  readonly told: Told | undefined;
  readonly next: () => void;
  /** Puts this one behind all others, and opens the next. */
  readonly putLast: () => void;
  /** Tells that an act was done; where it is that of the turn, the next one is opened by itself. */
  readonly finished: (act: string) => void;
}

/** @returns undefined on a page that was not opened from a list */
export function useTurn(matter: Matter): InTurn | undefined {
  const { query, route } = useLocation();
  const [, draw] = useState(0);
  useEffect(() => {
    const listener = (): void => draw((before) => before + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  const turn = turnOf(query['turn']);
  const place = turn === undefined ? -1 : placeOf(turn, matter);
  if (turn === undefined || place < 0) return undefined;
  const { key, act, list, matters } = turn;
  /** @param start after which place the next one is looked for */
  const step = async (from: typeof turn, done: Told['done'], start = place): Promise<void> => {
    if (looking === key) return;
    say({ looking: key });
    const here = location.href;
    const desk = act === 'screenComplaint' ? await deskNow() : undefined;
    const found = await nextIn(from, start, (each) => waits(each, act, desk));
    const { skipped, held } = found;
    const next = found.place === undefined ? undefined : from.matters[found.place];
    // Whoever has gone on by themselves meanwhile is left where they are.
    if (withoutAct(location.href) !== withoutAct(here)) return say({});
    say({
      told: { key, at: (next ?? matter).id, done, skipped, held, isOver: next === undefined },
    });
    if (next !== undefined) route(matterAddress(next, act, key));
  };
  const before = matters[place - 1];
  return {
    act,
    place: place + 1,
    count: matters.length,
    list,
    previous: before === undefined ? undefined : matterAddress(before, act, key),
    isLast: place === matters.length - 1,
    isLooking: looking === key,
    told: told?.key === key && told.at === matter.id ? told : undefined,
    next: () => void step(turn, undefined),
    putLast: () => {
      const after = withLast(turn, matter.id);
      keepTurn(after);
      if (place === matters.length - 1) {
        const at = { key, at: matter.id, done: undefined, skipped: [], held: [] };
        return say({ told: { ...at, isOver: true } });
      }
      // The one behind it has taken its place.
      void step(after, undefined, place - 1);
    },
    finished: (doneAct) => {
      if (!isEndedBy(turn, doneAct)) return;
      const after = withDone(turn, matter.id);
      keepTurn(after);
      void step(after, { act: doneAct, number: numberOf(matter) });
    },
  };
}

function withoutAct(address: string): string {
  return address.replace(/#.*$/, '');
}

/**
 * Whether a matter still waits for an act of the person; so it does where nobody answers, since its own page says
 * what is wrong. What was read is kept, and that page shown at once.
 */
async function waits({ kind, id }: Matter, act: string, desk: Desk | undefined): Promise<Waiting> {
  switch (kind) {
    case 'complaint': {
      const request = { params: { complaint: id } };
      const [acts, shown] = await Promise.all([
        readOnce(readComplaintActs, request),
        readOnce(readComplaint, request),
      ]);
      if (acts.state === 'ready') keep(readComplaintActs, request, acts.body);
      if (shown.state === 'ready') keep(readComplaint, request, shown.body);
      const isHeld = colleagueAt(desk, id) !== undefined;
      return isOffered(acts, act) && (isHeld ? 'held' : true);
    }
    case 'task': {
      const request = { params: { task: id } };
      const acts = await readOnce(readTaskActs, request);
      if (acts.state === 'ready') keep(readTaskActs, request, acts.body);
      return isOffered(acts, act);
    }
    case 'inspection': {
      const request = { params: { inspection: id } };
      const acts = await readOnce(readInspectionActs, request);
      if (acts.state === 'ready') keep(readInspectionActs, request, acts.body);
      return isOffered(acts, act);
    }
  }
}

/** Who has what open at this moment; nobody is passed over where the house does not say. */
async function deskNow(): Promise<Desk | undefined> {
  const answer = await readOnce(readScreeningDesk, {});
  return answer.state === 'ready' ? answer.body : undefined;
}

type Offered = Answer<{
  readonly acts: readonly { readonly act: string; readonly allowed: boolean }[];
}>;

function isOffered(answer: Offered, act: string): boolean {
  if (answer.state === 'gone' || answer.state === 'forbidden') return false;
  if (answer.state !== 'ready') return true;
  return answer.body.acts.some((one) => one.act === act && one.allowed);
}

/** By which number the person knows a matter; as what they have just done to it left it. */
function numberOf({ kind, id }: Matter): string | null {
  if (kind === 'complaint')
    return kept(readComplaint, { params: { complaint: id } })?.number ?? null;
  if (kind === 'task') return kept(readTask, { params: { task: id } })?.number ?? null;
  return null;
}
