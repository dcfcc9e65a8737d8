import type { Endpoint } from '@ducha/contracts';
import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import { mean, type Failure } from './meant.ts';

/** What is done with the answer to a request on its way between a page and the house. */
export type Meeting = (route: Route) => Promise<void>;

/** The house answers as if nobody stood between. */
export const passed: Meeting = async (route) => route.continue();

/** The request never arrives. */
export const cut: Meeting = async (route) => {
  meantBy(route, 'cut');
  await route.abort('connectionreset');
};

/** The house does what it was asked, and nobody hears of it. */
export const lost: Meeting = async (route) => {
  await route.fetch();
  await cut(route);
};

/** The gateway answers in the place of the house, without a problem document. */
export function refused(status: number): Meeting {
  return given(status, { message: 'Service Unavailable' });
}

/** Something else is answered. */
export function given(status: number, body: unknown): Meeting {
  return async (route) => {
    if (status >= 400) meantBy(route, status);
    await route.fulfill({
      status,
      contentType: 'application/json',
      headers: { 'access-control-allow-origin': route.request().headers()['origin'] ?? '*' },
      body: JSON.stringify(body),
    });
  };
}

/** A request of this address fails because the test will have it so: its visit does not fail for it. */
function meantBy(route: Route, status: Failure['status']): void {
  const request = route.request();
  const { origin, pathname } = new URL(request.url());
  mean(request.frame().page().context(), { status, address: origin + pathname }, false);
}

/** The request waits until it is let go; then it meets the other meeting. */
export function held(then: Meeting = passed): {
  readonly meeting: Meeting;
  readonly letGo: () => void;
} {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    meeting: async (route) => {
      await promise;
      // The page may be gone by then, and with it whoever wanted to know.
      await then(route).catch(() => undefined);
    },
    letGo: resolve,
  };
}

/**
 * Stands between the pages and an endpoint: the first request meets the first meeting, and so on; those
 * after the last meet nothing. Gives the requests that came by, in their order.
 */
export async function between(
  on: Page | BrowserContext,
  { method, path }: Endpoint,
  ...meetings: readonly Meeting[]
): Promise<readonly Request[]> {
  const came: Request[] = [];
  const place = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  await on.route(
    ({ pathname }) => place.test(pathname),
    async (route) => {
      if (route.request().method() !== method) return route.fallback();
      came.push(route.request());
      return (meetings[came.length - 1] ?? passed)(route);
    },
  );
  return came;
}
