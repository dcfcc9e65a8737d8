import {
  claimScreening,
  readComplaint,
  readScreeningDesk,
  registerComplaint,
  screenComplaint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, given } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Language, type Size } from './visitor.ts';

/** Screeners beside one another: what a colleague has open, and what is set aside 放一放. */
let house: House;
let browser: Browser;
let inspection: string;
const patiently = { timeout: 20_000 };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** So many wait, in the order of the list: due on one day and without a number yet, by their ids. */
async function waiting(count: number): Promise<string[]> {
  const clerk = house.as('office-clerk');
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const body = { inspection, channel: 'phone', problem: '楼下烧烤店每晚冒黑烟' } as const;
    ids.push((await clerk.ok(registerComplaint, { body })).body.complaint);
  }
  await house.cloud.settled();
  return ids.toSorted();
}

/** Nothing of it waits for whoever comes next. */
async function away(complaints: readonly string[]): Promise<void> {
  const screener = house.as('office-screener');
  for (const complaint of complaints) {
    const { version } = await screener.ok(readComplaint, { params: { complaint } });
    const body = { decision: 'decline', ground: 'not-environmental' } as const;
    await screener.ok(screenComplaint, { params: { complaint }, version, body });
  }
  await house.cloud.settled();
}

async function desk() {
  return (await house.as('office-screener').ok(readScreeningDesk, {})).body;
}
const held = async (): Promise<readonly string[]> =>
  (await desk()).claims.map(({ complaint }) => complaint);

describe.each<{ size: Size; language: Language }>([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'en' },
])('at $size size, in $language', (as) => {
  const { workspace } = catalogue[as.language];
  const { desk: texts, turn } = workspace;

  test('what a colleague has open is told and passed over; what one has open oneself is let go', async () => {
    const complaints = await waiting(3);
    const [first = '', second = '', third = ''] = complaints;
    const visitor = await visit(browser, house.cloud.portal, as);
    const { page } = visitor;
    const theirs = {
      complaint: second,
      by: 'colleague1',
      mine: false,
      until: '2099-01-01T00:00:00.000Z',
    };
    const seen = given(200, { claims: [theirs], setAside: [], asOf: new Date().toISOString() });
    // Each time that the pages of this visit ask.
    await between(page, readScreeningDesk, ...Array.from({ length: 30 }, () => seen));
    await signInAs(visitor, 'office-screener');
    await page.locator('.todo').first().waitFor();
    await page.getByText(texts.isScreening('colleague1'), { exact: true }).waitFor();
    // By when it is due stands in each row.
    expect(await page.locator('.todo .due time').count()).toBe(complaints.length);
    await visitor.look('todo-colleague');
    await page.locator(`.todo .do a[href*="${first}"]`).click();
    await expect.poll(held, patiently).toContain(first);
    await page.getByRole('button', { name: new RegExp(`^${turn.next}`) }).click();
    await page.waitForURL(new RegExp(`/c/${third}`));
    await page.getByText(turn.held([2])).waitFor();
    // Left, it is let go; and the one that is open is held.
    await expect.poll(held, patiently).toEqual([third]);
    await page.getByRole('link', { name: new RegExp(turn.back) }).click();
    await expect.poll(held, patiently).toEqual([]);
    await visitor.leave();
    await away(complaints);
  });

  test('a form that a colleague has open too says so, hinders nothing, and says so no more once they let go', async () => {
    const complaints = await waiting(2);
    const [first = '', second = ''] = complaints;
    const colleague = house.as('office-screener+office-clerk');
    const claim = async (complaint: string, hold: boolean) =>
      (await colleague.ok(claimScreening, { params: { complaint }, body: { hold } })).body.claim;
    const theirs = await claim(first, true);
    await claim(second, true);
    const { screen } = catalogue[as.language];
    const visitor = await visit(browser, house.cloud.portal, as);
    const { page } = visitor;
    const warning = page.getByRole('status').filter({ hasText: texts.hindersNothing });
    await signInAs(visitor, 'office-screener', `/c/${first}#act-screenComplaint`);
    await warning.waitFor();
    expect(await warning.innerText()).toContain(theirs?.by.slice(0, 8));
    await visitor.look('screening-claimed');
    // Whoever is first has done it.
    await page.getByRole('radio', { name: screen.decisions.ask, exact: true }).check();
    await page.getByRole('textbox', { name: screen.question }).fill('在哪条街？');
    await page.getByRole('button', { name: screen.submit.ask, exact: true }).click();
    await expect
      .poll(async () => {
        const { body } = await colleague.ok(readComplaint, { params: { complaint: first } });
        return body.stage;
      }, patiently)
      .toBe('asked');

    await visitor.go(`/c/${second}#act-screenComplaint`);
    await warning.waitFor();
    await claim(second, false);
    await page.reload();
    await page.getByText(texts.setAside, { exact: true }).first().waitFor();
    await expect.poll(held, patiently).toContain(second);
    expect(await warning.count()).toBe(0);
    await visitor.leave();
    await away(complaints);
  });

  test('by a key it is set aside and the next one opened; it stands last, and by the key is back', async () => {
    const complaints = await waiting(2);
    const [first = '', second = ''] = complaints;
    const visitor = await visit(browser, house.cloud.portal, as);
    const { page } = visitor;
    await signInAs(visitor, 'office-screener');
    await page.locator(`.todo .do a[href*="${first}"]`).click();
    await page.getByText(texts.setAside, { exact: true }).first().waitFor();
    await page.keyboard.press('f');
    await page.waitForURL(new RegExp(`/c/${second}`));
    await page.getByRole('link', { name: new RegExp(turn.back) }).click();
    const rows = page.locator('.todo .do a');
    await expect.poll(async () => rows.last().getAttribute('href'), patiently).toContain(first);
    await page.getByText(texts.takeUp, { exact: true }).first().waitFor();
    await visitor.look('todo-set-aside');
    await rows.last().click();
    await page.getByRole('button', { name: new RegExp(`^${texts.takeUp}`) }).waitFor();
    await visitor.look('screening-set-aside');
    await page.keyboard.press('f');
    await page.getByText(texts.setAside, { exact: true }).first().waitFor();
    await expect.poll(async () => (await desk()).setAside, patiently).toEqual([]);
    await visitor.leave();
    await away(complaints);
  });
});
