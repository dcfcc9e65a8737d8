import {
  followComplaint,
  readComplaint,
  submitComplaint,
  writeToOffice,
  writeToComplainant,
} from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { loadBasics } from '@ducha/local-cloud';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, given, held, lost, refused } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { leftOnDevice } from './device.ts';
import { reportForm } from './report-form.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Visitor } from './visitor.ts';

const { follow: f, report: r, complaint: c } = catalogue.zh;

let house: House;
let browser: Browser;
let inspection: string;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  visitor = await visit(browser, house.cloud.portal, { size: 'phone', language: 'zh' });
  ({ page } = visitor);
});
afterEach(async () => visitor.leave());

/** A complaint that somebody has made; gives its receipt. */
async function reported(problem = '工地夜间施工噪声扰民'): Promise<string> {
  const { body } = await house.citizen.ok(submitComplaint, { body: { inspection, problem } });
  return body.receipt;
}
const typed = () => page.getByRole('textbox', { name: f.receipt.label, exact: true });
async function open(as: string): Promise<void> {
  await typed().fill(as);
  await page.getByRole('button', { name: f.receipt.open, exact: true }).click();
}
const standing = () => page.getByRole('heading', { name: f.standing });
const messages = () => page.locator('.messages');
async function write(text: string): Promise<void> {
  await page.getByRole('textbox', { name: f.messages.label, exact: true }).fill(text);
  await page.getByRole('button', { name: f.messages.send, exact: true }).click();
}

describe('the receipt', () => {
  test('is read however it was written down', async () => {
    const receipt = await reported();
    const groups = receipt.match(/.{4}/g) ?? [];
    const fullWidth = receipt.replaceAll(/\d/g, (digit) =>
      String.fromCodePoint(0xff10 + Number(digit)),
    );
    await visitor.go('/follow/');
    for (const as of [
      receipt,
      groups.join(' '),
      ` ${groups.join('\u3000')}\u3000`,
      fullWidth,
      `　${fullWidth.slice(0, 7)} ${fullWidth.slice(7)}`,
      groups.join('－'),
      `\u200f${groups.join('\u00a0')}\n`,
    ]) {
      await open(as);
      await standing().waitFor();
      await page.getByRole('button', { name: f.close, exact: true }).click();
      await page.getByText(f.closed).waitFor();
      expect(await typed().inputValue(), 'the page forgets it').toBe('');
    }
  });

  test('that is unknown, or none, is said in words at the field, which has the focus', async () => {
    const asked = await between(page, followComplaint);
    await visitor.go('/follow/');
    for (const [as, sentence] of [
      ['', f.faults.empty],
      ['123', f.faults['too-short'](3)],
      ['1'.repeat(23), f.faults['too-long'](23)],
      ['W3BJ202604100001', f.faults.number],
      ['一二三四', f.faults.foreign('一二三四')],
    ] as const) {
      await open(as);
      await page.getByText(sentence, { exact: true }).waitFor();
      await expect.poll(() => typed().evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await typed().getAttribute('aria-invalid')).toBe('true');
    }
    expect(asked, 'the house is not asked for what can be none').toHaveLength(0);
    visitor.meets(404, /\/public\/follow-up$/);
    await open('12345678901234567890');
    await page.getByText(f.faults.unknown, { exact: true }).waitFor();
    expect(asked).toHaveLength(1);
    await visitor.look('follow-unknown');
  });

  test('opens nothing without a network or a house, and keeps what was typed', async () => {
    const receipt = await reported();
    await between(page, followComplaint, refused(503), given(429, {}));
    await visitor.go('/follow/');
    await open(receipt);
    await page.getByText(f.faults.failed).waitFor();
    await visitor.look('follow-failed');
    await open(receipt);
    await page.getByText(f.faults['too-many']).waitFor();
    await visitor.context.setOffline(true);
    await open(receipt);
    await page.getByText(f.faults.offline).waitFor();
    await visitor.look('follow-offline');
    expect(await typed().inputValue()).toBe(receipt);
    await visitor.context.setOffline(false);
    await page.getByRole('button', { name: f.receipt.open, exact: true }).click();
    await standing().waitFor();
  });

  test('says that the network is slow', async () => {
    const receipt = await reported();
    await page.clock.install();
    const waits = held();
    await between(page, followComplaint, waits.meeting);
    await visitor.go('/follow/');
    await open(receipt);
    await page.getByRole('button', { name: f.receipt.opening, exact: true }).waitFor();
    await page.clock.fastForward(4_000);
    await page.getByText(f.receipt.slow).waitFor();
    await visitor.look('follow-slow');
    waits.letGo();
    await standing().waitFor();
  });

  test('stands nowhere on the device, and going back shows nothing', async () => {
    const receipt = await reported();
    await visitor.go('/follow/');
    await open(receipt);
    await standing().waitFor();
    const left = await leftOnDevice(page);
    expect(left.readable).not.toContain(receipt);
    expect(left.entries).toBe(0);
    await visitor.go('/about/');
    await page.goBack();
    await typed().waitFor();
    expect(await typed().inputValue()).toBe('');
    expect(await standing().count()).toBe(0);
  });
});

describe('a message', () => {
  test('whose answer was lost is sent again and stands there once', async () => {
    const receipt = await reported();
    const sent = await between(page, writeToOffice, lost);
    await visitor.go('/follow/');
    await open(receipt);
    await write('昨晚又开工了');
    await page.getByText(f.unanswered).waitFor();
    await visitor.look('follow-unanswered');
    await page.getByRole('button', { name: f.again, exact: true }).click();
    await page.getByText(f.sent).waitFor();
    expect(new Set(sent.map((each) => each.headers()['idempotency-key'])).size).toBe(1);
    const { body } = await house.citizen.ok(followComplaint, { receipt });
    expect(body.messages.map(({ text }) => text)).toEqual(['昨晚又开工了']);
  });

  test('sent by a double click stands there once; an empty one is not sent', async () => {
    const receipt = await reported();
    await visitor.go('/follow/');
    await open(receipt);
    await write(' ');
    await page.getByText(f.write.empty).waitFor();
    await page.getByRole('textbox', { name: f.messages.label, exact: true }).fill('昨晚又开工了');
    await page.getByRole('button', { name: f.messages.send, exact: true }).dblclick();
    await page.getByText(f.sent).waitFor();
    const { body } = await house.citizen.ok(followComplaint, { receipt });
    expect(body.messages).toHaveLength(1);
  });
});

/** Texts that try to be something else than a text, or to burst the page. */
const hostile = [
  {
    name: 'HTML',
    text: `<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>'"&lt;`,
  },
  { name: 'turned writing', text: '\u202e附近工厂排放废气 \u2066abc \u200f完' },
  { name: '3,000 characters without a break', text: '龘'.repeat(3000) },
  { name: 'a word that has no end', text: 'a'.repeat(1500) },
  { name: 'pictures of many parts', text: '👨‍👩‍👧‍👦🏭💨😷🇨🇳'.repeat(20) },
  { name: 'templates', text: '${globalThis.hacked=1} {{hacked}} %s \\u0041 </textarea></p>' },
];

describe('hostile text is text', () => {
  test.each(hostile)('$name', async ({ name, text }) => {
    await page.addInitScript(() => Reflect.set(globalThis, 'hacked', 0));
    const form = reportForm(page);
    await form.begin(text);
    expect(await form.problem.inputValue()).toBe(text);
    await form.next();
    await form.at(2);
    await form.next();
    await form.at(3);
    await form.next();
    await form.at('check');
    // What turns the writing round is taken out of every text.
    const plain = typedText(text);
    await page.getByText(plain, { exact: true }).waitFor();
    await visitor.look(`hostile-check-${hostile.findIndex((each) => each.name === name)}`);
    await form.send.click();
    await form.receipt.waitFor();
    const receipt = await form.digits();
    await form.press(r.receipt.wrote);
    await visitor.go('/follow/');
    await open(receipt);
    await standing().waitFor();
    // By whole characters: half of a pair is none.
    const message = Array.from(plain).slice(0, 400).join('');
    await write(message);
    await messages().getByText(message, { exact: true }).waitFor();
    await visitor.look(`hostile-follow-${hostile.findIndex((each) => each.name === name)}`);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'hacked') as unknown)).toBe(0);

    await house.cloud.settled();
    const { complaint } = (await complaintsAt(house, inspection, 'received')).at(-1)!;
    const screener = house.as('office-screener');
    const seen = await screener.ok(readComplaint, { params: { complaint } });
    await screener.ok(writeToComplainant, {
      params: { complaint },
      version: seen.version,
      body: { text: message },
    });
    const official = await visit(browser, house.cloud.portal, { size: 'phone', language: 'zh' });
    await official.page.addInitScript(() => Reflect.set(globalThis, 'hacked', 0));
    await signInAs(official, 'office-screener', `/c/${complaint}`);
    await official.page.locator('.talk').getByText(message, { exact: true }).first().waitFor();
    await official.page.getByRole('button', { name: c.look.open, exact: true }).click();
    await official.page.getByRole('textbox', { name: c.look.reason }).fill('核对内容');
    await official.page.getByRole('button', { name: c.look.submit, exact: true }).click();
    await official.page
      .locator('.sealed-words')
      .getByText(plain, { exact: true })
      .first()
      .waitFor();
    await official.look(`hostile-complaint-${hostile.findIndex((each) => each.name === name)}`);
    expect(await official.page.evaluate(() => Reflect.get(globalThis, 'hacked') as unknown)).toBe(
      0,
    );
    await official.leave();
  });
});
