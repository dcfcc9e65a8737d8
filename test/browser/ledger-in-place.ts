import { readComplaintLedger } from '@ducha/contracts';
import type { Page } from 'playwright-core';
import type { ComplaintRow } from './ledger-rows.ts';

/** How many rows an answer holds. */
const perAnswer = 500;

/** A ledger that answers a page in the place of the house: whole at first, then by what is changed here. */
export interface LedgerInPlace {
  /** Rows that have changed, come or gone. */
  change(rows: readonly ComplaintRow[], gone?: readonly string[]): void;
}

export async function ledgerInPlace(
  page: Page,
  rows: readonly ComplaintRow[],
  now: () => string,
): Promise<LedgerInPlace> {
  const changes: { rows: readonly ComplaintRow[]; gone: readonly string[] }[] = [];
  await page.route(
    ({ pathname }) => pathname === readComplaintLedger.path,
    async (route) => {
      if (route.request().method() !== 'GET') return route.fallback();
      const since = new URL(route.request().url()).searchParams.get('since') ?? 'row-0';
      const [what = '', place = ''] = since.split('-');
      const from = Number(place);
      const isRows = what === 'row';
      const next = isRows ? from + perAnswer : changes.length;
      const more = isRows && next < rows.length;
      const news = isRows ? [] : changes.slice(from);
      return route.fulfill({
        status: 200,
        contentType: 'application/json',
        headers: { 'access-control-allow-origin': route.request().headers()['origin'] ?? '*' },
        body: JSON.stringify({
          rows: isRows ? rows.slice(from, next) : news.flatMap((one) => one.rows),
          gone: news.flatMap((one) => one.gone),
          cursor: more ? `row-${next}` : `change-${isRows ? 0 : next}`,
          more,
          asOf: now(),
        }),
      });
    },
  );
  return {
    change: (changed, gone = []) => void changes.push({ rows: changed, gone }),
  };
}
