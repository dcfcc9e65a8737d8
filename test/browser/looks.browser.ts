import { lookAtComplaint, registerComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { ledger as ledgerZh } from '@ducha/portal/workspace/ledger/zh.ts';
import { looks as en } from '@ducha/portal/workspace/looks/en.ts';
import { looks as zh } from '@ducha/portal/workspace/looks/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { saidIn, saved } from './taken-out.ts';
import { visit } from './visitor.ts';

/** The audit of looks, as whoever audits reads it: by person and day, and taken out. */
let house: House;
let browser: Browser;
const reason = '核对某某的说法';

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  const inspection = await openInspection(house);
  for (const [at, times] of [3, 1, 1].entries()) {
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: `第${at}件` },
    });
    const params = { complaint: body.complaint };
    for (let time = 0; time < times; time += 1) {
      const who = at === 2 ? 'office-reviewer' : 'office-screener';
      await house.as(who).ok(lookAtComplaint, { params, body: { reason, contact: at === 1 } });
    }
  }
  await house.cloud.settled();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test.each([
  ['desk', 'zh', zh],
  ['phone', 'en', en],
] as const)(
  'an auditor filters them, opens those of one, and takes them out: %s, %s',
  async (size, language, texts) => {
    const visitor = await visit(browser, house.cloud.portal, { size, language });
    const { page } = visitor;
    await signInAs(visitor, 'auditor', '/work/looks');
    const lines = page.locator('.ledger-row');
    await expect.poll(() => lines.count()).toBe(5);
    await visitor.look('looks');
    // Three times by the same person at the same one.
    expect(await lines.filter({ hasText: texts.marks.repeated.brief }).count()).toBe(3);
    expect(await page.getByRole('main').innerText()).not.toContain(reason);
    if (size === 'phone') await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByLabel(texts.columns.seen, { exact: true }).selectOption('contact');
    await expect.poll(() => lines.count()).toBe(1);
    if (size === 'desk') {
      const csv = (await saved(page, ledgerZh.csv)).bytes.toString('utf8');
      const workbook = saidIn((await saved(page, ledgerZh.workbook)).bytes);
      for (const said of [csv, workbook]) {
        expect(said).toContain(texts.seen.contact);
        expect(said).not.toContain(reason);
      }
    }
    await lines.first().getByRole('link').click();
    await page.getByText(texts.oneComplaint).waitFor();
    await expect.poll(() => lines.count()).toBe(1);
    await page.getByRole('link', { name: texts.all }).click();
    await expect.poll(() => lines.count()).toBe(5);
    await visitor.leave();
  },
);

test('the head reads why, and a look that is recorded meanwhile comes by itself', async () => {
  const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
  const { page } = visitor;
  await signInAs(visitor, 'office-head', '/work/looks');
  const lines = page.locator('.ledger-row');
  await expect.poll(() => lines.count()).toBe(5);
  expect(await lines.first().innerText()).toContain(reason);
  const { pathname } = new URL(
    (await lines.first().getByRole('link').getAttribute('href')) ?? '',
    page.url(),
  );
  await house.as('office-head').ok(lookAtComplaint, {
    params: { complaint: pathname.replace('/c/', '') },
    body: { reason: '督办', contact: false },
  });
  await house.cloud.settled();
  await expect.poll(() => lines.count(), { timeout: 30_000 }).toBe(6);
  expect(await lines.first().innerText()).toContain('督办');
  await visitor.leave();
});
