import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** A request that shall fail: with a status, or `cut` where no answer comes. */
export interface Failure {
  readonly status: number | 'cut';
  /** What the address is like, or begins with. */
  readonly address: RegExp | string;
}

interface Meant extends Failure {
  /** Whether the visit is in vain when it does not fail. */
  readonly must: boolean;
  met: boolean;
}

const meant = new WeakMap<BrowserContext, Meant[]>();

/** Says that requests of a visit to an address fail because the test will have it so. */
export function mean(visit: BrowserContext, failure: Failure, must: boolean): void {
  meant.set(visit, [...(meant.get(visit) ?? []), { ...failure, must, met: false }]);
}

/**
 * What a browser says in its console when a request has failed is no fault where the test meant it. Everything else
 * is one, whoever wrote it.
 * @returns the fault in words; undefined where there is none
 */
export function faultIn(visit: BrowserContext, message: ConsoleMessage): string | undefined {
  if (message.type() !== 'error') return undefined;
  const text = message.text();
  const { url } = message.location();
  if (text.startsWith('Failed to load resource')) {
    // Only a test takes the network away.
    if (text.includes('ERR_INTERNET_DISCONNECTED')) return undefined;
    const status = /status of (\d+)/.exec(text)?.[1];
    const found = (meant.get(visit) ?? []).filter(
      (each) =>
        each.status === (status === undefined ? 'cut' : Number(status)) &&
        isLike(url, each.address),
    );
    for (const each of found) each.met = true;
    if (found.length > 0) return undefined;
  }
  return `console: ${text} (${url})`;
}

function isLike(url: string, address: Failure['address']): boolean {
  return typeof address === 'string' ? url.startsWith(address) : address.test(url);
}

/** What should have failed, and has not. */
export function unmet(visit: BrowserContext): readonly string[] {
  return (meant.get(visit) ?? [])
    .filter(({ must, met }) => must && !met)
    .map(({ status, address }) => `${status} of ${String(address)} was meant, and never came`);
}
