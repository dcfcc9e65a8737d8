import { closeBatch, readComplaint, registerComplaint } from '@ducha/contracts';
import { addDays, beijingDate, weekday } from '@ducha/calendar';
import { loadBasics } from '@ducha/local-cloud';
import { sample as publicEn } from '@ducha/portal/texts/en/sample.ts';
import { sample as publicZh } from '@ducha/portal/texts/zh/sample.ts';
import { samples as inEnglish } from '@ducha/portal/workspace/samples/en.ts';
import { samples as inChinese } from '@ducha/portal/workspace/samples/zh.ts';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, answerComplaint, disclose, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits, type Visitor } from './visitor.ts';

/** 抽查 in the pages: announced, drawn by two, re-checked, and public with what is needed to draw it again. */
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const visiting = visits(() => ({ browser, house }));
const texts = {
  zh: { staff: inChinese, open: publicZh },
  en: { staff: inEnglish, open: publicEn },
};

/** A batch of three complaints that are closed, its table published. */
async function published(): Promise<string> {
  const inspection = await openInspection(house);
  const complaints: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '河道有油污' },
    });
    await accept(house, body.complaint, '110105');
    complaints.push(body.complaint);
  }
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  for (const complaint of complaints) await answerComplaint(house, complaint, '110105');
  const params = { complaint: complaints[0] ?? '' };
  const { batch } = (await house.as('office-clerk').ok(readComplaint, { params })).body;
  await disclose(house, batch ?? '');
  return batch ?? '';
}

/** The next day on which the lottery draws. */
function nextDraw(): string {
  let day = addDays(beijingDate(house.cloud.clock.now().toISOString()), 1);
  while (![2, 4, 7].includes(weekday(day))) day = addDays(day, 1);
  return day;
}

describe.each([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'en' },
] as const)('on a $size in $language', (as) => {
  const { staff, open } = texts[as.language];
  const { words, complaint: c, handling } = catalogue[as.language];

  async function enters(visitor: Visitor, person: string, sample: string, blue: string) {
    const { page } = visitor;
    await signInAs(visitor, person, `/work/samples/${sample}`);
    await page.getByLabel(staff.entries.red).fill('3 8 15 21 26 31');
    await page.getByLabel(staff.entries.blue).fill(blue);
    await page.getByRole('button', { name: staff.entries.submit, exact: true }).click();
  }

  test('it is announced, drawn, re-checked and settled, and anyone reads how to draw it again', async () => {
    const batch = await published();
    const sample = `${batch}-1`;
    const drawnOn = nextDraw();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await signInAs(visitor, 'office-head', `/work/batches/${batch}`);
      await button(staff.ofBatch.open(1)).click();
      await page.getByLabel(staff.announce.share).fill('50');
      await page.getByLabel(staff.announce.issue).fill(`${drawnOn.slice(0, 4)}137`);
      await button(staff.announce.submit).click();
      await page.getByText(staff.announce.noDay).waitFor();
      await page.getByLabel(staff.announce.drawnOn).fill('2020-01-01');
      visitor.meets(422, /\/samples$/);
      await button(staff.announce.submit).click();
      await page.getByText(words.fault['draw-past']).first().waitFor();
      await visitor.look('sample-announcing');
      await page.getByLabel(staff.announce.drawnOn).fill(drawnOn);
      await button(staff.announce.submit).click();
      await page.getByRole('link', { name: staff.ofBatch.line(1, 2) }).click();
      await page.getByRole('heading', { name: staff.entries.heading }).waitFor();
      await visitor.look('sample-announced');

      // It was the wrong issue: taken back, seen by everyone, and announced anew.
      await button(staff.withdraw.open).click();
      await button(staff.withdraw.submit).click();
      await page.getByText(staff.withdraw.noReason).waitFor();
      await page.getByLabel(staff.withdrawals.reasons['wrong-draw']).check();
      await button(staff.withdraw.submit).click();
      await page.getByText(staff.withdraw.done).waitFor();
      await visitor.look('sample-withdrawn');
      await house.cloud.settled();
      await visitor.go(`${as.language === 'zh' ? '' : '/en'}/sample/?id=${sample}`);
      await page.getByText(open.withdrawn).waitFor();
      await visitor.look('public-sample-withdrawn');
      await visitor.go(`/work/batches/${batch}`);
      await button(staff.ofBatch.open(1)).click();
      await page.getByLabel(staff.announce.share).fill('50');
      await page.getByLabel(staff.announce.issue).fill(`${drawnOn.slice(0, 4)}138`);
      await page.getByLabel(staff.announce.drawnOn).fill(drawnOn);
      await button(staff.announce.submit).click();
      await page.getByText(staff.announce.done).waitFor();
    });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      await visitor.go(`${as.language === 'zh' ? '' : '/en'}/batch/?id=${batch}`);
      await visitor.page.getByRole('link', { name: open.ofBatch.line(1, 2) }).click();
      await visitor.page.getByText(open.notYet).waitFor();
      await visitor.look('public-sample-announced');
    });
    const after = new Date(`${addDays(drawnOn, 1)}T02:00:00Z`);
    await house.cloud.clock.moveTo(after, { step: 24 * 3600 * 1000 });
    await visiting(as, async (visitor) => {
      await signInAs(visitor, 'office-clerk', '/todo');
      await visitor.page.locator(`a[href="/work/samples/${sample}"]`).first().waitFor();
      await visitor.look('todo-winning-numbers');
    });
    await visiting(as, async (visitor) => {
      await enters(visitor, 'office-clerk', sample, '9');
      await visitor.page.getByText('3 8 15 21 26 31 + 9').waitFor();
    });
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await enters(visitor, 'office-head', sample, '8');
      await page.getByText(staff.entries.differing).waitFor();
      await visitor.look('sample-differing');
      await page.getByLabel(staff.entries.red).fill('3,8,15,21,26,31');
      await page.getByLabel(staff.entries.blue).fill('9');
      await page.getByRole('button', { name: staff.entries.submit, exact: true }).click();
      await page.getByRole('heading', { name: staff.drawn.heading }).waitFor();
      await house.cloud.settled();
      await visitor.look('sample-drawn');
    });
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'municipal-re-checker', '/todo');
      const act = words.act.recordRecheck;
      await page.getByText(act).first().waitFor();
      await visitor.look('todo-re-checker');
      await visitor.go(`/work/samples/${sample}`);
      await page.locator('table a').first().click();
      await page.getByRole('link', { name: act, exact: true }).click();
      await page.getByLabel(words.recheckResult.differs, { exact: true }).check();
      await page.getByLabel(handling.recheck.words).fill('现场仍有油污。');
      await visitor.look('re-check-recording');
      await page.getByRole('button', { name: handling.recheck.submit, exact: true }).click();
      await page.getByText(c.next.done(act)).waitFor();
      await visitor.look('re-check-recorded');
    });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-reviewer', `/work/samples/${sample}`);
      await page.locator('tr', { hasText: words.recheckResult.differs }).locator('a').click();
      const act = words.act.settleRecheck;
      await page.getByRole('link', { name: act, exact: true }).click();
      await page.getByLabel(handling.recheck.done).fill('已约谈，责令限期清除。');
      await visitor.look('re-check-settling');
      await page.getByRole('button', { name: handling.recheck.settle, exact: true }).click();
      await page.getByText(c.next.done(act)).waitFor();
      await visitor.look('re-check-settled');
    });
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await visitor.go(`${as.language === 'zh' ? '' : '/en'}/sample/?id=${sample}`);
      const seed = `ssq-${drawnOn.slice(0, 4)}138:03-08-15-21-26-31+09`;
      await page.getByText(seed, { exact: true }).waitFor();
      expect(await page.locator('ol.drawn-numbers li').count()).toBe(2);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: open.again.download }).click();
      const list = await readFile(await (await download).path(), 'utf8');
      expect(list.trim().split('\n')).toHaveLength(3);
      await visitor.look('public-sample');
      await visitor.go(`${as.language === 'zh' ? '' : '/en'}/sample/?id=nonsense`);
      await page.getByText(open.missing).waitFor();
    });
  });
});
