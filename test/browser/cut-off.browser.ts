import { registerComplaint } from '@ducha/contracts';
import { addDays, beijingDate } from '@ducha/calendar';
import { loadBasics } from '@ducha/local-cloud';
import { batches as inEnglish } from '@ducha/portal/workspace/batches/en.ts';
import { batches as inChinese } from '@ducha/portal/workspace/batches/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

/** 定时组批 in the pages: the head sets a time, the clock closes the batch of it, and it is paused. */
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

describe.each([
  { size: 'phone', language: 'zh', texts: inChinese },
  { size: 'desk', language: 'en', texts: inEnglish },
] as const)('on a $size in $language', ({ texts, ...as }) => {
  const { cutOffs } = texts;
  const { words } = catalogue[as.language];

  test('it is set from a day on, closes a batch at its time, and is paused', async () => {
    const inspection = await openInspection(house);
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '河道有油污' },
    });
    await accept(house, body.complaint, '110105');
    await house.cloud.settled();
    const page = `/work/batches?inspection=${inspection}`;
    const todo = `a[href="${page}#act-closeBatch"]`;
    const tomorrow = addDays(beijingDate(house.cloud.clock.now().toISOString()), 1);

    await visiting(as, async (visitor) => {
      const button = (name: string) => visitor.page.getByRole('button', { name, exact: true });
      await signInAs(visitor, 'office-head', '/todo');
      await visitor.page.locator(todo).first().waitFor();
      await visitor.go(page);
      await visitor.page.getByText(cutOffs.none).waitFor();
      await button(cutOffs.begin).click();
      await visitor.page.getByLabel(cutOffs.form.at).fill('');
      await button(cutOffs.form.submit).click();
      await visitor.page.getByText(cutOffs.form.noTime).waitFor();
      await visitor.page.getByLabel(cutOffs.form.at).fill('18:30');
      await visitor.page.getByLabel(cutOffs.form.from).fill('2020-01-01');
      visitor.meets(422, /\/cut-offs\//);
      await button(cutOffs.form.submit).click();
      await visitor.page.getByText(words.fault['from-past']).first().waitFor();
      await visitor.look('cut-offs-setting');
      await visitor.page.getByLabel(cutOffs.form.from).fill(tomorrow);
      await button(cutOffs.form.submit).click();
      await button(cutOffs.change).waitFor();
      await visitor.look('cut-offs-set');
      // What the clock hands over is nothing to do.
      await house.cloud.settled();
      await visitor.go('/todo');
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => visitor.page.locator(todo).count()).toBe(0);
    });

    const slot = new Date(`${tomorrow}T18:30:00+08:00`);
    await house.cloud.clock.moveTo(new Date(slot.getTime() + 61_000), { step: 6 * 3_600_000 });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      await signInAs(visitor, 'office-head', page);
      await visitor.page.getByText(cutOffs.passed(1)).click();
      await visitor.page.getByText(cutOffs.closed(1)).waitFor();
      await visitor.look('cut-offs-passed');
      await visitor.page.getByRole('button', { name: cutOffs.change, exact: true }).click();
      await visitor.page.getByLabel(cutOffs.rhythms.paused).check();
      await visitor.page.getByRole('button', { name: cutOffs.form.pause, exact: true }).click();
      await visitor.page.getByRole('button', { name: cutOffs.change, exact: true }).waitFor();
      await visitor.page.getByText(cutOffs.rhythms.paused).first().waitFor();
    });
  });
});
