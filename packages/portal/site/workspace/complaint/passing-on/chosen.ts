import { after, nothingCovered, type Area, type Covering, type CoveringEvent } from './areas.ts';

/** What becomes of a photograph: it stays, goes with areas covered, or goes as somebody found that it may. */
export type Mode = 'none' | 'cover' | 'bare';
export const modes: readonly Mode[] = ['none', 'cover', 'bare'];

/** What somebody chose for one photograph. */
export interface Choice {
  readonly mode: Mode;
  readonly covering: Covering;
}

const notPassedOn: Choice = { mode: 'none', covering: nothingCovered };

/** By photograph; of one that is not named nothing was chosen. */
export type Choices = Readonly<Record<string, Choice>>;

export function withMode(choices: Choices, photograph: string, mode: Mode): Choices {
  return { ...choices, [photograph]: { ...choiceOf(choices, photograph), mode } };
}

export function withCovering(choices: Choices, photograph: string, event: CoveringEvent): Choices {
  const choice = choiceOf(choices, photograph);
  return { ...choices, [photograph]: { ...choice, covering: after(choice.covering, event) } };
}

export function choiceOf(choices: Choices, photograph: string): Choice {
  return choices[photograph] ?? notPassedOn;
}

/** One that is to be passed on: which, of those that were shown, and what is covered in it. */
export interface Chosen {
  readonly photograph: string;
  /** From 1 on, as the page shows them. */
  readonly place: number;
  readonly mode: Exclude<Mode, 'none'>;
  readonly areas: readonly Area[];
}

/** Those that are to be passed on, in the order in which they are shown. What was covered in one that goes bare is not. */
export function chosenOf(choices: Choices, photographs: readonly string[]): readonly Chosen[] {
  return photographs.flatMap((photograph, index) => {
    const { mode, covering } = choiceOf(choices, photograph);
    if (mode === 'none') return [];
    const areas = mode === 'cover' ? covering.areas : [];
    return [{ photograph, place: index + 1, mode, areas }];
  });
}

/** What two copies differ in, if they do: another one is needed as soon as this is another. */
export function printOf(areas: readonly Area[]): string {
  return areas
    .map(({ left, top, width, height }) => [left, top, width, height].join(' '))
    .join(', ');
}
