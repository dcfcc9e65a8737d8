import { closeBatch, submitComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { startChromium } from './chromium.ts';
import { visits } from './visitor.ts';

/** Of a busy machine. */
const patient = { timeout: 20_000 };
const chaoyang = '110105';
/** The pages of the local cloud, at a house in which somebody has been told of something. */
let house: House;
let browser: Browser;
const visiting = visits(() => ({ house, browser }));

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  const inspection = await openInspection(house);
  for (const problem of ['工地夜间施工噪声扰民', '楼下烧烤店油烟', '河道里有黑水']) {
    await house.citizen.ok(submitComplaint, { body: { inspection, problem } });
  }
  await house.cloud.settled();
  const [first, second] = await complaintsAt(house, inspection, 'received');
  for (const each of [first, second]) await accept(house, each?.complaint ?? '', chaoyang);
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe.each([
  { size: 'phone', language: 'zh', clock: '到下一个时限', waits: '件待办' },
  { size: 'desk', language: 'en', clock: 'To the next due date', waits: 'to do' },
  { size: 'desk', language: 'zh', clock: '到下一个时限', waits: '件待办' },
  { size: 'phone', language: 'en', clock: 'To the next due date', waits: 'to do' },
] as const)('on a $size, in $language', ({ size, language, clock, waits }) => {
  const at = (path: string): string => `${house.cloud.address}/_local${path}`;

  test('persons are shown with what waits for them, and signed in with at a press', async () => {
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await visitor.go(at(''));
      const waiting = (person: string) => page.locator(`[data-waits="${person}"]`);
      await expect.poll(() => waiting('office-screener').textContent(), patient).toBe(`1${waits}`);
      expect(await waiting(`organisation-liaison@${chaoyang}`).textContent()).toBe(`2${waits}`);
      await visitor.look('local-home');
      await visitor.go('/todo');
      await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
      await page.waitForURL(/\/_local\/issuer\/sign-in\//);
      await expect.poll(() => waiting('office-screener').textContent(), patient).toBe(`1${waits}`);
      await visitor.look('local-sign-in');
      visitor.meets(400, /\/_local\/issuer\/sign-in\//);
      await page.locator('input[name="person"]').fill('nobody');
      await page.locator('input[name="person"]').press('Enter');
      await page.getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'office-screener' }).click();
      await page.waitForURL('**/todo');
    });
  });

  test('the telephone shows whose it is and what came, and a link in it leads to the to-dos', async () => {
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await visitor.go(at('/phone'));
      const handset = page.getByRole('region', { name: '13800000001' });
      await handset.getByRole('heading', { name: '朝阳区联络员' }).waitFor();
      await visitor.look('local-phone');
      await handset.locator('.bubble a').first().click();
      await page.waitForURL(`${house.cloud.portal}/todo`);
      await visitor.go(at('/phone?number=13800000001'));
      expect(await page.locator('.handset').count()).toBe(1);
      await visitor.look('local-one-phone');
    });
  });

  test('the mailbox lists what came, and opens it', async () => {
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await visitor.go(at('/mail'));
      const mails = house.cloud.mail.list();
      const entries = page.locator('.mails a');
      expect(await entries.count()).toBe(mails.length);
      await entries.last().click();
      const opened = page.getByRole('article');
      await opened.getByRole('heading', { name: mails[0]?.subject ?? '' }).waitFor();
      for (const said of [mails[0]?.from, mails[0]?.to[0]])
        await opened.getByText(said ?? '', { exact: true }).waitFor();
      await visitor.look('local-mail');
    });
  });

  test('the clock goes to the next due date at a press', async () => {
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await visitor.go(at('/clock'));
      await visitor.look('local-clock');
      const before = house.cloud.clock.now();
      const next = page.getByRole('button', { name: clock });
      const says = (await next.locator('small').textContent()) ?? '';
      await next.click();
      await page.getByRole('status').getByText(says).waitFor();
      expect(house.cloud.clock.now().getTime()).toBeGreaterThan(before.getTime());
      await visitor.look('local-clock-moved');
    });
  });
});
