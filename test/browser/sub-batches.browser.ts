import { readComplaint, registerComplaint, withdrawComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { batches as inEnglish } from '@ducha/portal/workspace/batches/en.ts';
import { batches as inChinese } from '@ducha/portal/workspace/batches/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

/** 先行交办: what is urgent goes ahead in the pages, and the rest of the day is a sub-batch 分批 of it. */
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
  { size: 'phone', language: 'zh', texts: inChinese, heading: '第 1 批第 2 分批' },
  { size: 'desk', language: 'en', texts: inEnglish, heading: 'Batch 1, sub-batch 2' },
] as const)('on a $size in $language', ({ texts, heading, ...as }) => {
  const { close } = texts;

  test('chosen ones go ahead, none of them where one is gone, and the rest of the day is a sub-batch', async () => {
    const inspection = await openInspection(house);
    const waiting: { readonly complaint: string; readonly number: string }[] = [];
    for (const problem of ['化工厂深夜排放刺鼻气体', '河道有油污', '工地扬尘']) {
      const { body } = await house.as('office-clerk').ok(registerComplaint, {
        body: { inspection, channel: 'phone', problem },
      });
      const number = await accept(house, body.complaint, '110105');
      waiting.push({ complaint: body.complaint, number: number ?? '' });
    }
    const [urgent, gone] = waiting;
    if (urgent === undefined || gone === undefined) throw new Error('nothing was accepted');
    await house.cloud.settled();

    await visiting(as, async (visitor) => {
      const { page } = visitor;
      const submit = (name: string) => page.getByRole('button', { name, exact: true }).click();
      const pick = (number: string) => page.getByLabel(close.pick(number), { exact: true });
      await signInAs(visitor, 'office-clerk', `/work/batches?inspection=${inspection}`);
      await submit(close.open);
      await page.getByLabel(close.whichOf.chosen).check();
      await submit(close.submitChosen(0));
      await page.getByText(close.chooseSome).waitFor();
      await pick(urgent.number).check();
      await pick(gone.number).check();
      await page.getByText(close.chosen(2, 3)).waitFor();
      await visitor.look('sub-batch-choosing');

      // A colleague takes one of them back meanwhile: nothing goes, and the page says which it was.
      const office = house.as('office-head');
      const { version } = await office.ok(readComplaint, { params: { complaint: gone.complaint } });
      await office.ok(withdrawComplaint, {
        params: { complaint: gone.complaint },
        version,
        body: { ground: 'sent-twice' },
      });
      await house.cloud.settled();
      visitor.meets(422, /\/batches$/);
      await submit(close.submitChosen(2));
      await page.getByText(close.notWaiting(gone.number)).waitFor();
      await page.getByText(close.chosen(1, 2)).waitFor();
      await submit(close.submitChosen(1));
      await page.getByRole('heading', { level: 1 }).getByText(texts.ahead).waitFor();
      await house.cloud.settled();
      await visitor.look('sub-batch-ahead');

      await visitor.go(`/work/batches?inspection=${inspection}`);
      await page.getByRole('cell').or(page.getByRole('rowheader')).getByText(texts.ahead).waitFor();
      await submit(close.open);
      await expect.poll(() => page.getByLabel(heading, { exact: true }).isChecked()).toBe(true);
      await visitor.look('sub-batch-rest');
      await submit(close.submit(1));
      await page.getByRole('heading', { level: 1 }).getByText(heading).waitFor();
      await house.cloud.settled();
      await visitor.go(`/batch/?id=${inspection}-1.2`);
      await page.getByRole('heading', { level: 1 }).getByText(heading).waitFor();
    });
  });
});
