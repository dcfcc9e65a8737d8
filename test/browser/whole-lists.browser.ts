import { everyEndpoint, findComplaints, policy, type Endpoint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openInspection } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';
import { personOf, staffRoles } from '../staff-roles.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visit } from './visitor.ts';

/**
 * Every list of every page goes on to its end: to whatever page asks for a list, the house says that more
 * follows, and the page asks for that by itself or gives the reader a way to it.
 */
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  await openInspection(house);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** The cursor that the house is made to give. */
const cursor = 'more-follows';
/** A page that asks for so few shows an excerpt, and the way to the whole list. */
const excerpt = 4;

/** But those that are asked by a body: a count of what would move is read whole by `count-moved.test.ts`. */
const lists = everyEndpoint.filter(
  ({ answer, method }) =>
    method === 'GET' &&
    'next' in (z.toJSONSchema(answer, { unrepresentable: 'any' }).properties ?? {}),
);
/**
 * What a role may read of the lists, and whether the list of tasks is one that its to-dos come from. Roles of which
 * that is the same are shown the same, and are visited once.
 */
const readsOf = (role: string): string =>
  JSON.stringify(
    [...lists.map(({ name }) => name), 'postProgress'].map((name) =>
      (policy[name] ?? []).flatMap(({ role: one, ...how }) => (one === role ? [how] : [])),
    ),
  );
const visitors = [...new Map(staffRoles.map((role) => [readsOf(role), role])).values()].filter(
  // No person: their systems call the house, and no page.
  (role) => role !== 'integration-client' && role !== 'operator',
);
/** The lists that some page has asked for. */
const met = new Set<string>();

interface Asked {
  readonly list: string;
  /** The query but its place in the list. */
  readonly query: string;
  readonly isExcerpt: boolean;
  readonly goesOn: boolean;
}

/** Has the house say that every list goes on, and keeps what a page asks for. */
async function watched(page: Page): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const endpoint of lists) await watch(page, endpoint, asked);
  return asked;
}

async function watch(page: Page, { name, path }: Endpoint, asked: Asked[]): Promise<void> {
  const api = new URL(house.cloud.address);
  await page.route(
    ({ host, pathname }) => host === api.host && pathname === path,
    async (route) => {
      if (route.request().method() !== 'GET') return route.fallback();
      const url = new URL(route.request().url());
      const after = url.searchParams.get('after');
      const isExcerpt = Number(url.searchParams.get('limit') ?? excerpt + 1) <= excerpt;
      url.searchParams.delete('after');
      const response = await route.fetch({ url: url.href });
      url.searchParams.delete('limit');
      const query = url.searchParams.toString();
      asked.push({ list: name, query, isExcerpt, goesOn: after === cursor });
      if (!response.ok()) return route.fulfill({ response });
      const body = (await response.json()) as object;
      const last = Object.fromEntries(
        Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? [] : value]),
      );
      return route.fulfill({
        response,
        json: after === cursor ? { ...last, next: null } : { ...body, next: cursor },
      });
    },
  );
}

/** The lists of which a page shows the first part alone, once it has come to rest. */
async function cutLists(page: Page, asked: readonly Asked[]): Promise<string[]> {
  const cut = async (): Promise<string[]> => {
    const hrefs = await page
      .locator('a[href*="after="]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const hasWay = hrefs.some((href) => href.includes(`after=${cursor}`));
    return asked
      .filter(({ goesOn, isExcerpt }) => !goesOn && !isExcerpt)
      .filter(({ list, query }) => {
        const followed = asked.some(
          (one) => one.goesOn && one.list === list && one.query === query,
        );
        return !followed && !hasWay;
      })
      .map(({ list, query }) => `${list}?${query}`);
  };
  await page.waitForLoadState('networkidle');
  try {
    await eventually(cut, (left) => left.length === 0, 5_000);
    return [];
  } catch {
    return [...new Set(await cut())];
  }
}

/** Visits a page and says which of its lists are cut. */
async function visitPage(page: Page, to: string, asked: Asked[]): Promise<string[]> {
  asked.length = 0;
  await page.goto(to, { waitUntil: 'load' });
  return cutOf(page, to, asked);
}

/** Says which lists of what is in sight are cut. */
async function cutOf(page: Page, to: string, asked: readonly Asked[]): Promise<string[]> {
  const cut = await cutLists(page, asked);
  for (const { list, isExcerpt } of asked) if (!isExcerpt) met.add(list);
  return cut.map((list) => `${to}: ${list}`);
}

/** Looks a number up, from any page, and says which lists of what is found are cut. */
async function lookUp(page: Page, asked: Asked[]): Promise<string[]> {
  await page.goto('/todo', { waitUntil: 'load' });
  await page.locator('#desk-menu a').first().waitFor();
  asked.length = 0;
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('searchbox').fill('D3HN202406020040');
  await eventually(
    async () => asked.some(({ list }) => list === findComplaints.name),
    (isAsked) => isAsked,
  );
  return cutOf(page, 'by a number', asked);
}

describe('no page shows the first part of a list alone', () => {
  test('the public pages', async () => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
    const { page } = visitor;
    const asked = await watched(page);
    await visitor.go('/');
    const links = await page
      .locator('header nav a, footer a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const pages = new Set(['/', ...links.filter((href) => /^\/[a-z]+\/$/.test(href))]);
    expect(pages.size).toBeGreaterThan(5);
    const cut: string[] = [];
    for (const to of pages) cut.push(...(await visitPage(page, to, asked)));
    expect(cut).toEqual([]);
    await visitor.leave();
  });

  test.each(visitors)('the workspace of %s', async (role) => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
    const { page } = visitor;
    await signInAs(visitor, personOf(role), '/todo');
    await page.locator('#desk-menu a').first().waitFor();
    const menu = await page
      .locator('#desk-menu a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const asked = await watched(page);
    const cut: string[] = [];
    for (const to of menu) cut.push(...(await visitPage(page, to, asked)));
    if (menu.includes('/work/complaints')) cut.push(...(await lookUp(page, asked)));
    expect(cut).toEqual([]);
    await visitor.leave();
  });

  test('every list of the house is read by some page', () => {
    expect([...met].toSorted()).toEqual(lists.map(({ name }) => name).toSorted());
  });
});
