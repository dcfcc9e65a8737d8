import { useEffect, useRef, useState } from 'preact/hooks';
import { printOf, type Chosen } from './chosen.ts';
import { copyOf, type Copy } from './picture.ts';
import type { Pictures } from './use-pictures.ts';

/** A copy that was made, and of which areas. */
interface Made {
  readonly print: string;
  readonly copy: Copy;
}

/** The copies of what was chosen, as they would be passed on. */
export interface Copies {
  /** By photograph, those that are of what is chosen now. */
  readonly made: Readonly<Record<string, Copy>>;
  /** Whether all that is chosen has its copy. */
  readonly areWhole: boolean;
  /** Whether some were made, and are of something else by now. */
  readonly areBehind: boolean;
  readonly isMaking: boolean;
  /** The place of one that this browser could not make. */
  readonly failed: number | undefined;
  readonly make: () => Promise<void>;
}

/** Makes the copies when it is asked for, and lets go of those that are of no use any more. */
export function useCopies(chosen: readonly Chosen[], pictures: Pictures): Copies {
  const [made, setMade] = useState<Readonly<Record<string, Made>>>({});
  const [isMaking, setMaking] = useState(false);
  const [failed, setFailed] = useState<number | undefined>(undefined);
  const held = useRef(new Set<Copy>());
  useEffect(
    () => () => {
      for (const { forget } of held.current) forget();
      held.current.clear();
    },
    [],
  );
  const current = Object.fromEntries(
    chosen.flatMap(({ photograph, areas }) => {
      const one = made[photograph];
      return one !== undefined && one.print === printOf(areas) ? [[photograph, one.copy]] : [];
    }),
  );
  const make = async (): Promise<void> => {
    if (isMaking) return;
    setMaking(true);
    setFailed(undefined);
    const anew: Record<string, Made> = {};
    for (const { photograph, place, areas } of chosen) {
      const before = current[photograph];
      const picture = pictures[photograph];
      if (before !== undefined) anew[photograph] = { print: printOf(areas), copy: before };
      else if (picture !== undefined && picture !== 'failed') {
        const copy = await copyOf(picture, areas).catch(() => undefined);
        if (copy === undefined) setFailed(place);
        else {
          held.current.add(copy);
          anew[photograph] = { print: printOf(areas), copy };
        }
      }
    }
    const kept = new Set(Object.values(anew).map(({ copy }) => copy));
    for (const copy of held.current) {
      if (kept.has(copy)) continue;
      copy.forget();
      held.current.delete(copy);
    }
    setMade(anew);
    setMaking(false);
  };
  const count = Object.keys(current).length;
  return {
    made: current,
    areWhole: chosen.length > 0 && count === chosen.length,
    areBehind: Object.keys(made).length > 0 && count < chosen.length,
    isMaking,
    failed,
    make,
  };
}
