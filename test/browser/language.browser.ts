import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../house.ts';
import { startChromium } from './chromium.ts';
import { visit } from './visitor.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test('the browser chooses the language of the first page; what the reader chooses is kept', async () => {
  const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'en' });
  const { page } = visitor;
  const isAt = async (path: string): Promise<void> =>
    page.waitForURL((url) => url.pathname === path);
  await visitor.go('/figures/?inspection=x#content');
  await isAt('/en/figures/');
  // What the address said beside the page is still there.
  expect(new URL(page.url()).search).toBe('?inspection=x');
  await page.getByRole('link', { name: '中文' }).click();
  await isAt('/figures/');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  await visitor.go('/en/about/');
  await isAt('/about/');
  await visitor.go('/work/');
  await page.getByRole('button', { name: '登录', exact: true }).waitFor();
  await visitor.leave();
});
