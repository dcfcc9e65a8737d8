import type { Matter, Turn } from './turn.ts';

/** Of this tab alone, and gone with it; ids and codes, nothing that anybody has written. */
const kept = 'ducha.turn';

/** The turn of this page, which may know more than what is kept. */
let here: Turn | undefined;

export function keepTurn(turn: Turn): void {
  here = turn;
  try {
    sessionStorage.setItem(kept, JSON.stringify({ ...turn, list: withoutTyped(turn.list) }));
  } catch {
    // A device that keeps nothing: it lasts as long as the page.
  }
}

/** Nothing of it stays for whoever signs in next. */
export function forgetTurn(): void {
  here = undefined;
  try {
    sessionStorage.removeItem(kept);
  } catch {
    // Nothing was kept.
  }
}

/** The turn whose key stands in an address; undefined where this tab knows of none such. */
export function turnOf(key: string | undefined): Turn | undefined {
  if (key === undefined) return undefined;
  here ??= read();
  return here?.key === key ? here : undefined;
}

/** What was typed into a filter may be anybody's: only what was chosen is kept. */
function withoutTyped(list: string): string {
  const { pathname, searchParams } = new URL(list, 'http://list');
  searchParams.delete('number');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}

function read(): Turn | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(kept) ?? 'null');
    return isTurn(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isTurn(found: unknown): found is Turn {
  if (!isObject(found)) return false;
  const { key, list, act, matters, done } = found;
  return (
    typeof key === 'string' &&
    typeof list === 'string' &&
    /^\/(?!\/)/.test(list) &&
    typeof act === 'string' &&
    Array.isArray(matters) &&
    matters.every(isMatter) &&
    Array.isArray(done) &&
    done.every((id) => typeof id === 'string')
  );
}

function isMatter(found: unknown): found is Matter {
  return (
    isObject(found) &&
    typeof found['id'] === 'string' &&
    /^\w+$/.test(found['id']) &&
    ['complaint', 'task', 'inspection'].some((kind) => kind === found['kind'])
  );
}

function isObject(found: unknown): found is Readonly<Record<string, unknown>> {
  return typeof found === 'object' && found !== null;
}
