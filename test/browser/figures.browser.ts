import { readPublicFigures } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { figures as figuresEn } from '@ducha/portal/texts/en/figures.ts';
import { figures as figuresZh } from '@ducha/portal/texts/zh/figures.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openInspection } from '../acts.ts';
import { callerAt } from '../caller.ts';
import { openHouse, type House } from '../house.ts';
import { between, given } from './answers.ts';
import { startChromium } from './chromium.ts';
import { visit } from './visitor.ts';

/** The public figures of a month, which no house has had to live through. */
let house: House;
let browser: Browser;
let body: unknown;

/** No batch on two of the days. */
const days = Array.from({ length: 28 }, (_, at) => ({
  day: `2026-11-${String(at + 1).padStart(2, '0')}`,
  transferred: at === 9 ? 80 : 10 + ((at * 7) % 31),
})).filter((_, at) => at !== 3 && at !== 17);
const organisations = [
  ['110105', '朝阳区', 'Chaoyang District'],
  ['110108', '海淀区', 'Haidian District'],
  ['110119', '延庆区', 'Yanqing District'],
  ['sthjj', '市生态环境局', 'Municipal Ecology Bureau'],
] as const;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  const inspection = await openInspection(house);
  const empty = (
    await callerAt(house.cloud.address, undefined).ok(readPublicFigures, { query: { inspection } })
  ).body;
  const transferred = days.reduce((sum, day) => sum + day.transferred, 0);
  body = {
    ...empty,
    received: transferred + 120,
    valid: transferred + 40,
    merged: 40,
    declined: 80,
    transferred,
    open: transferred,
    days,
    types: [{ code: 'noise', name: { chinese: '噪声', english: 'Noise' }, count: transferred }],
    organisations: organisations.map(([organisation, chinese, english], at) => ({
      organisation,
      name: { chinese, english },
      transferred: 90 - 20 * at,
      closed: 0,
      staged: 0,
      open: 90 - 20 * at,
      rate: empty.rate,
    })),
  };
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test.each([
  ['desk', 'zh', figuresZh],
  ['phone', 'zh', figuresZh],
  ['desk', 'en', figuresEn],
  ['phone', 'en', figuresEn],
] as const)(
  'its days and districts are told, drawn, and stand in a table: %s, %s',
  async (size, language, texts) => {
    const visitor = await visit(browser, house.cloud.portal, { size, language });
    const { page } = visitor;
    await between(page, readPublicFigures, given(200, body));
    await visitor.go(language === 'zh' ? '/figures/' : '/en/figures/');
    const total = days.reduce((sum, day) => sum + day.transferred, 0);
    const says = texts.days.says(26, total, language === 'zh' ? '11月10日' : '10 November', 80);
    await page.getByText(says).waitFor();
    // A day without a batch has its place in the picture, and none in the table.
    const picture = page.getByRole('img', { name: says });
    expect(await picture.locator('rect').count()).toBe(28);
    const table = page.getByRole('region', { name: texts.days.table });
    expect(await table.locator('tbody tr').count()).toBe(26);
    const numbers = (await table.locator('td').allTextContents()).map(Number);
    expect(numbers.reduce((sum, each) => sum + each, 0)).toBe(total);
    await table.focus();
    expect(await table.evaluate((one) => one === document.activeElement)).toBe(true);
    const [most] = organisations;
    const name = language === 'zh' ? most[1] : most[2];
    await page.getByText(texts.districts.says(3, 210, name, 90)).waitFor();
    await visitor.look('public-figures-days');
    await page.emulateMedia({ media: 'print' });
    await visitor.look('public-figures-paper');
    await visitor.leave();
  },
);
