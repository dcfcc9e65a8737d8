import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type House } from '../house.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
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

describe('the way into the workspace', () => {
  test('whoever is not signed in is asked to, and comes back to the page that they wanted', async () => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
    await visitor.go('/work/figures?x=1');
    await visitor.look('entrance');
    await signInAs(visitor, 'office-head', '/work/figures?x=1');
    expect(new URL(visitor.page.url()).search).toBe('?x=1');
    await visitor.page.getByText('督察办负责人').waitFor();
    await visitor.leave();
  });
});
