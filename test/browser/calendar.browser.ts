import { addDays, beijingDate, weekday } from '@ducha/calendar';
import {
  changeCalendar,
  closeBatch,
  readCalendarEntries,
  registerComplaint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { calendar as english } from '@ducha/portal/workspace/calendar/en.ts';
import { calendar as chinese } from '@ducha/portal/workspace/calendar/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, lost } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

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

const thisYear = (): number =>
  Number(beijingDate(house.cloud.clock.now().toISOString()).slice(0, 4));
const entries = async () => (await house.as('office-head').ok(readCalendarEntries)).body;

/** The first Monday (1) to Sunday (7) from a day on: in another year it is another date. */
const firstFrom = (date: string, day: number): string =>
  weekday(date) === day ? date : firstFrom(addDays(date, 1), day);

describe('the calendar', () => {
  test('is read on a phone by a liaison, who is shown no way to change it', async () => {
    for (const [language, t] of [
      ['zh', chinese],
      ['en', english],
    ] as const) {
      await visiting({ size: 'phone', language }, async (visitor) => {
        const { page } = visitor;
        await signInAs(visitor, 'organisation-liaison@110105', '/work/calendar');
        const known = Math.max(...(await entries()).years);
        await page.getByRole('heading', { name: t.year(known), exact: true }).waitFor();
        await page.getByText(t.unknown(thisYear() + 1)).waitFor();
        await page.getByText(t.noAmendments).waitFor();
        for (const name of [t.enterNotice(thisYear() + 1), t.amend, t.correctOne(known)])
          expect(await page.getByRole('button', { name }).count(), name).toBe(0);
        await visitor.look('calendar');
      });
    }
  });

  test('takes the notice of next year from its own wording, after every fault is named', async () => {
    const year = thisYear() + 1;
    const t = chinese;
    await visiting({ size: 'desk', language: 'zh' }, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await signInAs(visitor, 'office-head', '/work/calendar');
      await button(t.enterNotice(year)).click();
      await button(t.form.submit).click();
      await page.getByText(t.form.missing.issued).waitFor();
      await page.getByText(t.form.missing.name(1)).waitFor();

      await page.getByRole('textbox', { name: t.form.text }).fill('经国务院批准，通知如下。');
      await button(t.form.read).click();
      await page.getByText(t.form.readNothing).waitFor();
      const saturday = Number(firstFrom(`${year}-01-04`, 6).slice(-2));
      await page
        .getByRole('textbox', { name: t.form.text })
        .fill(
          [
            `国办发明电〔${year - 1}〕9号`,
            `一、元旦：1月1日至3日放假调休，共3天。1月${saturday}日（周六）上班。`,
            '二、春节：2月5日至11日放假调休，共7天。',
            '三、清明节：4月4日至6日放假，共4天。',
          ].join('\n'),
        );
      await button(t.form.read).click();
      await page.getByText(t.form.readSome(2)).waitFor();
      await page.getByText('三、清明节：4月4日至6日放假，共4天。', { exact: true }).waitFor();
      await page.getByLabel(t.form.issued).fill(`${year - 1}-11-10`);
      expect(await page.getByLabel(t.form.number).inputValue()).toBe(
        `国办发明电〔${year - 1}〕9号`,
      );
      await page.getByText(t.changes.title).waitFor();
      await page.getByText(t.changes.dates.none(0)).waitFor();
      await visitor.look('calendar-notice');

      const first = page.getByRole('group', { name: t.form.holiday(1, t.holiday['new-year']) });
      const second = page.getByRole('group', {
        name: t.form.holiday(2, t.holiday['spring-festival']),
      });
      await second.getByLabel(t.form.until).fill(`${year}-02-04`);
      await second.getByLabel(t.form.makeUp).fill('1月1日');
      visitor.meets(422, /\/calendar$/);
      await button(t.form.submit).click();
      await page.getByText(catalogue.zh.words.problem['calendar-impossible']).waitFor();
      const name = t.holiday['spring-festival'];
      await page.getByText(t.fault.holiday(2, name, t.fault.code['out-of-order'])).waitFor();
      await page.getByText(t.fault.holiday(2, name, t.fault.code['off-and-worked'])).waitFor();
      await second.getByText(t.fault.code['out-of-order'], { exact: true }).waitFor();
      await visitor.look('calendar-notice-faults');

      await second.getByLabel(t.form.until).fill(`${year}-02-11`);
      await second.getByLabel(t.form.makeUp).fill('');
      expect(await first.getByLabel(t.form.makeUp).inputValue()).toMatch(`${year}-01-`);
      const asked = await between(page, changeCalendar, lost);
      await button(t.form.submit).click();
      await button(catalogue.zh.workspace.act.again).first().click();
      await page.getByText(t.done).waitFor();
      expect(asked).toHaveLength(2);
      await page.getByRole('heading', { name: t.year(year), exact: true }).waitFor();
      await page.getByText(`国办发明电〔${year - 1}〕9号`).waitFor();
      expect(await page.getByText(t.unknown(year)).count()).toBe(0);
      await visitor.look('calendar-entered');
    });
    const { notices } = await entries();
    expect(notices[0]).toMatchObject({
      year,
      state: 'in-force',
      number: { series: 'guobanfa-mingdian', year: year - 1, serial: 9 },
      entered: { role: 'office-head' },
      holidays: [{ name: 'new-year' }, { name: 'spring-festival', makeUp: [] }],
    });
  });

  test('is corrected, though somebody was faster, and what held before stays on record', async () => {
    const year = thisYear() + 1;
    const t = chinese;
    await visiting({ size: 'phone', language: 'zh' }, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await signInAs(visitor, 'office-head', '/work/calendar');
      await button(t.correctOne(year)).click();
      const second = page.getByRole('group', {
        name: t.form.holiday(2, t.holiday['spring-festival']),
      });
      await second.getByLabel(t.form.until).fill(`${year}-02-10`);
      const { version } = await entries();
      const tuesday = firstFrom(`${year}-06-02`, 2);
      const days = { from: tuesday, until: tuesday };
      await house.as('office-head').ok(changeCalendar, {
        version,
        body: { decision: 'amend', amendment: { days, working: false, name: 'major-event' } },
      });
      visitor.meets(412, /\/calendar$/);
      await button(t.form.submitCorrection).click();
      await page.getByText(t.form.moved).waitFor();
      await page.getByText(t.reason['major-event']).first().waitFor();
      await visitor.look('calendar-moved');
      await button(t.form.submitCorrection).click();
      await page.getByText(t.done).waitFor();
      await page.getByText(t.past, { exact: true }).click();
      await page.getByText(t.state.corrected, { exact: true }).waitFor();
      await visitor.look('calendar-corrected');
    });
    const { notices } = await entries();
    expect(notices.filter((one) => one.year === year)).toMatchObject([
      { state: 'in-force', holidays: [{}, { off: { until: `${year}-02-10` } }] },
      { state: 'corrected', holidays: [{}, { off: { until: `${year}-02-11` } }] },
    ]);
  });

  test('takes an amendment of the city and gives it back, and says before which days it changes', async () => {
    const tuesday = firstFrom(`${thisYear() + 1}-06-02`, 2);
    const wednesday = addDays(tuesday, 1);
    const t = english;
    await visiting({ size: 'phone', language: 'en' }, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await signInAs(visitor, 'office-head', '/work/calendar');
      await button(t.amend).click();
      await button(t.form.submit).click();
      for (const missing of [t.form.missing.reason, t.form.missing.days, t.form.missing.working])
        await page.getByText(missing).waitFor();
      await page.getByLabel(t.form.reason).selectOption('severe-weather');
      await page.getByLabel(t.form.amendFrom).fill(addDays(tuesday, -1));
      await page.getByLabel(t.form.amendUntil).fill(wednesday);
      await page.getByLabel(t.counted.off, { exact: true }).check();
      await page.getByText(t.changes.title).waitFor();
      visitor.meets(422, /\/calendar$/);
      await button(t.form.submit).click();
      await page.getByText(t.fault.code.overlap).first().waitFor();
      await visitor.look('calendar-amendment-faults');
      await page.getByLabel(t.form.amendFrom).fill(wednesday);
      await button(t.form.submit).click();
      await page.getByText(t.done).waitFor();
      await visitor.look('calendar-amended');

      const withdrawing = t.withdrawOne(
        t.oneDay(`${Number(wednesday.slice(-2))} June ${wednesday.slice(0, 4)}`),
      );
      await button(withdrawing).click();
      await page.getByText(t.withdrawSure).waitFor();
      await visitor.look('calendar-withdrawal');
      await button(t.withdrawConfirm).click();
      await page.getByText(t.done).waitFor();
      expect(await button(withdrawing).count()).toBe(0);
    });
    const { amendments } = await entries();
    expect(amendments.map(({ state }) => state)).toEqual(['withdrawn', 'in-force']);
  });

  test('says before an amendment is made which dates it would move, and lists them', async () => {
    const inspection = await openInspection(house);
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '夜里有烟' },
    });
    const number = await accept(house, body.complaint, '110105');
    await house.cloud.settled();
    await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    await house.cloud.settled();
    const today = beijingDate(house.cloud.clock.now().toISOString());
    const t = chinese;
    await visiting({ size: 'desk', language: 'zh' }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-head', '/work/calendar');
      await page.getByRole('button', { name: t.amend, exact: true }).click();
      await page.getByLabel(t.form.reason).selectOption('emergency');
      await page.getByLabel(t.form.amendFrom).fill(addDays(today, 1));
      await page.getByLabel(t.form.amendUntil).fill(addDays(today, 9));
      await page.getByLabel(t.counted.off, { exact: true }).check();
      await page.getByText(t.changes.dates.some(1, 1, 1)).waitFor();
      await page.getByText(t.changes.dates.open).click();
      const line = page.getByRole('listitem').filter({ hasText: number ?? 'none' });
      expect(await line.innerText()).toContain(t.changes.dates.act['sign-in']);
      expect(await line.getByRole('link').getAttribute('href')).toBe(`/c/${body.complaint}`);
      await visitor.look('calendar-moved-dates');
    });
    // Nothing was made.
    expect((await entries()).amendments.filter(({ name }) => name === 'emergency')).toEqual([]);
  });
});
