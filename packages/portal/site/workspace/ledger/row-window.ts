/**
 * Some lines more than are in sight, on either side: a turn of the wheel finds them drawn. So many are drawn when
 * none is in sight, too: a list without a line says to a screen reader that it is empty.
 */
const beyond = 8;

/** Which lines are drawn: those from one on, up to another that is not. */
export interface RowWindow {
  readonly from: number;
  readonly until: number;
}

/**
 * @param top how far the list's first line stands below the top of the window, in pixels; negative above it
 * @param height of the window
 * @param line the height of one
 */
export function rowsInSight(given: {
  readonly top: number;
  readonly height: number;
  readonly line: number;
  readonly count: number;
}): RowWindow {
  const { top, height, line, count } = given;
  const first = Math.floor(-top / line) - beyond;
  const from = Math.max(0, Math.min(first, count - beyond));
  const last = Math.ceil((height - top) / line) + beyond;
  return { from, until: Math.min(count, Math.max(last, from + beyond)) };
}

/** To which line a key leads; undefined: it leads nowhere. */
export function lineByKey(
  key: string,
  given: { readonly at: number; readonly count: number; readonly perPage: number },
): number | undefined {
  const { at, count, perPage } = given;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + perPage,
    PageUp: at - perPage,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, to));
}
