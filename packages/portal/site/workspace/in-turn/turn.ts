/** What the acts of a turn are done to. */
export interface Matter {
  readonly kind: 'complaint' | 'task' | 'inspection';
  readonly id: string;
}

/**
 * Matters that wait for one and the same act, done one after the other without the list in between, in the order of
 * the list that they were opened from.
 */
export interface Turn {
  /** Stands in the address of each of its pages: one that was opened in another way is of no turn. */
  readonly key: string;
  /** Where the list is, with its filter. */
  readonly list: string;
  /** The name of an endpoint. */
  readonly act: string;
  readonly matters: readonly Matter[];
  /** The ids of those that the person has done. */
  readonly done: readonly string[];
}

const pages: Readonly<Record<Matter['kind'], string>> = {
  complaint: '/c/',
  task: '/t/',
  inspection: '/work/inspections/',
};

/** Where a matter is, its form open; of a turn, where its key is given. */
export function matterAddress({ kind, id }: Matter, act: string, key?: string): string {
  return `${pages[kind]}${id}${key === undefined ? '' : `?turn=${key}`}#act-${act}`;
}

export function placeOf({ matters }: Turn, { kind, id }: Matter): number {
  return matters.findIndex((each) => each.kind === kind && each.id === id);
}

/** Done last of the turn: behind all others, those too that are done. */
export function withLast(turn: Turn, id: string): Turn {
  const its = turn.matters.filter((matter) => matter.id === id);
  return { ...turn, matters: [...turn.matters.filter((matter) => matter.id !== id), ...its] };
}

export function withDone(turn: Turn, id: string): Turn {
  return turn.done.includes(id) ? turn : { ...turn, done: [...turn.done, id] };
}

/** What takes a matter from those that wait for an act, where that is not the act alone. */
const endedBy: Readonly<Partial<Record<string, readonly string[]>>> = {
  writeToComplainant: ['writeToComplainant', 'settleMessages'],
  signIn: ['signIn', 'refuse'],
  reply: ['reply', 'refuse'],
  // Progress may be followed by the word that all is done, on the same page.
  postProgress: ['finishTask'],
};

/** Whether what was done is what the matter waited for in this turn. */
export function isEndedBy({ act }: Turn, done: string): boolean {
  return (endedBy[act] ?? [act]).includes(done);
}

/** Where a search for the next one has come. */
export interface Found {
  /** Undefined when none is left. */
  readonly place: number | undefined;
  /** The places of those that wait no longer, though the person has not done them. */
  readonly skipped: readonly number[];
  /** The places of those that wait, and that a colleague has open. */
  readonly held: readonly number[];
}

/** Whether a matter waits for the act; `held`: a colleague is at it. */
export type Waiting = boolean | 'held';

/**
 * The next one that still waits, after a place, and that no colleague has open.
 * @param waits asks the house whether a matter still waits for the act
 */
export async function nextIn(
  turn: Turn,
  place: number,
  waits: (matter: Matter) => Promise<Waiting>,
): Promise<Found> {
  const skipped: number[] = [];
  const held: number[] = [];
  for (const [at, matter] of turn.matters.entries()) {
    if (at <= place || turn.done.includes(matter.id)) continue;
    const waiting = await waits(matter);
    if (waiting === true) return { place: at, skipped, held };
    if (waiting === 'held') held.push(at);
    else skipped.push(at);
  }
  return { place: undefined, skipped, held };
}
