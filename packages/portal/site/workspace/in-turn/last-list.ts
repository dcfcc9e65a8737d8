import type { workspace } from '../../texts/zh/workspace.ts';

/** A page of the menu, as it was when the person left it. */
export interface LeftList {
  /** With what was filtered and searched for: so it is kept in the page's memory alone. */
  readonly address: string;
  readonly nav: keyof (typeof workspace)['nav'];
}

let last: LeftList | undefined;

export function noteList(list: LeftList): void {
  last = list;
}

/** The page of the menu on which the person was last; undefined where another address was opened first. */
export function lastList(): LeftList | undefined {
  return last;
}

/** Nothing of it stays for whoever signs in next. */
export function forgetList(): void {
  last = undefined;
}
