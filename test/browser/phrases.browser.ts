import { registerComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

/** 常用语 in the pages: kept from what is written, put into another text by keyboard alone, and forgotten. */
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
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'en' },
] as const)('on a $size in $language', (as) => {
  const { workspace, screen } = catalogue[as.language];
  const { phrases } = workspace;

  test('what is written is kept under a name, but no telephone, and stands in the next text by keyboard', async () => {
    const inspection = await openInspection(house);
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '河道有油污' },
    });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-screener', `/c/${body.complaint}#act-screenComplaint`);
      await page.getByRole('radio', { name: screen.decisions.ask, exact: true }).check();
      const field = page.getByRole('textbox', { name: screen.question });
      await page.getByText(phrases.title, { exact: true }).click();
      await page.getByText(phrases.none).waitFor();
      await field.fill('请联系 13811112222');
      await page.getByLabel(phrases.name).fill('补充地点');
      visitor.meets(422, /\/kept-phrases$/);
      await page.getByLabel(phrases.name).press('Enter');
      await page.getByText(phrases.inText).waitFor();
      await field.fill('请补充具体地点和时间。');
      await page.getByLabel(phrases.name).press('Enter');
      const kept = page.getByRole('button', { name: '补充地点', exact: true });
      await kept.waitFor();
      await visitor.look('phrases');
      await field.fill('您好，');
      await kept.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => field.inputValue()).toBe('您好，请补充具体地点和时间。');
      await page.getByRole('button', { name: phrases.forget('补充地点') }).click();
      await page.getByText(phrases.none).waitFor();
      // It may have been a slip: the way back has the focus.
      const undo = page.getByRole('button', { name: phrases.undo });
      await expect.poll(() => undo.evaluate((one) => one === document.activeElement)).toBe(true);
      await visitor.look('phrases-forgotten');
      await page.keyboard.press('Enter');
      await kept.waitFor();
      await page.getByRole('button', { name: phrases.forget('补充地点') }).click();
      await page.getByText(phrases.none).waitFor();
    });
  });
});
