import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readChallenge, requestPhotographUpload, submitComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { lifetime } from '@ducha/proof-of-work';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, cut, lost, passed, refused } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { leftOnDevice } from './device.ts';
import { readyToSend, reportForm } from './report-form.ts';
import { visit, type Visitor } from './visitor.ts';

const { report: r } = catalogue.zh;
const words = '我住在幸福里小区，楼下烧烤店每晚冒黑烟';
const phone = '13912345678';

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

/** How many complaints the house has. */
async function taken(): Promise<number> {
  await house.cloud.settled();
  return (await complaintsAt(house, inspection, 'received')).length;
}

/** A picture of the page, as a photograph. */
async function photograph(): Promise<Buffer> {
  return page.screenshot({ type: 'jpeg' });
}

const jpeg = (buffer: Buffer, name = 'IMG_0001.jpg') => ({ name, mimeType: 'image/jpeg', buffer });

describe('photographs', () => {
  test('one of 30 MB is drawn smaller on the device and goes; one of 61 MB is refused in words', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ducha-photographs-'));
    const announced = await between(page, requestPhotographUpload);
    const form = reportForm(page);
    await form.begin(words);
    await form.next();
    // As telephones do it that keep a short film behind the picture.
    const large = path.join(folder, 'large.jpg');
    const picture = await photograph();
    await writeFile(large, Buffer.concat([picture, Buffer.alloc(30 * 1024 * 1024, 7)]));
    await page.locator('input[type="file"]').first().setInputFiles(large);
    await page.getByText(r.photographs.progress.uploaded, { exact: true }).waitFor();
    expect(announced[0]?.postDataJSON()).toMatchObject({ mediaType: 'image/jpeg' });
    expect(Number(announced[0]?.postDataJSON().bytes)).toBeLessThan(1_500_000);
    const film = path.join(folder, 'film.jpg');
    await writeFile(film, Buffer.concat([picture, Buffer.alloc(61 * 1024 * 1024, 7)]));
    await page.locator('input[type="file"]').first().setInputFiles(film);
    await page.getByText(r.photographs.unfit['too-large']).waitFor();
    await visitor.look('report-photograph-too-large');
    expect(announced).toHaveLength(1);
    await rm(folder, { recursive: true });
  });

  test('what is no photograph is told apart by its bytes, whatever its name, and holds nothing up', async () => {
    const announced = await between(page, requestPhotographUpload);
    const before = await taken();
    const form = reportForm(page);
    await form.begin(words);
    await form.next();
    await form.choose(
      jpeg(Buffer.from('这不是照片')),
      jpeg(Buffer.concat([Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)])),
      jpeg((await photograph()).subarray(0, 40), 'broken.jpg'),
    );
    for (const why of ['other', 'heic', 'unreadable'] as const)
      await page.getByText(r.photographs.unfit[why]).waitFor();
    await visitor.look('report-photographs-unfit');
    expect(announced).toHaveLength(0);
    await form.next();
    await form.at(3);
    await form.next();
    await form.send.click();
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
  });

  test('an upload that is cut in the middle is said so, begun again, and is the same photograph', async () => {
    const announced = await between(page, requestPhotographUpload);
    const submitted = await between(page, submitComplaint);
    const form = reportForm(page);
    await form.begin(words);
    await form.next();
    let puts = 0;
    await page.route('**', async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      puts += 1;
      return puts === 1 ? cut(route) : passed(route);
    });
    await form.choose(jpeg(await photograph()));
    await page.getByText(r.photographs.progress.cut, { exact: true }).waitFor();
    await visitor.look('report-upload-cut');
    // It can't be sent without it, and the page says so.
    await form.next();
    await form.next();
    await form.at('check');
    await form.send.click();
    await page.getByText(r.faults['photographs:unfinished']).first().waitFor();
    expect(submitted).toHaveLength(0);
    await page
      .getByRole('button', { name: r.check.changeOf(r.steps.photographs), exact: true })
      .click();
    await form.press(r.photographs.of(r.photographs.again, r.photographs.nth(1)));
    await page.getByText(r.photographs.progress.uploaded, { exact: true }).waitFor();
    const keys = announced.map((each) => each.headers()['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    await form.next();
    await form.next();
    await form.send.click();
    await form.receipt.waitFor();
    expect(submitted[0]?.postDataJSON().photographs).toHaveLength(1);
  });

  test('an upload that takes too long is stopped in the middle, and begun again', async () => {
    const form = reportForm(page);
    await form.begin(words);
    await form.next();
    const network = await visitor.context.newCDPSession(page);
    const atMost = async (uploadThroughput: number): Promise<void> => {
      await network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      });
    };
    await network.send('Network.enable');
    await atMost(4_000);
    await form.choose(jpeg(await photograph()));
    await page.getByText(/^正在上传 [1-9]\d?%$/).waitFor();
    await form.press(r.photographs.of(r.photographs.stop, r.photographs.nth(1)));
    await page.getByText(r.photographs.progress.stopped, { exact: true }).waitFor();
    await visitor.look('report-upload-stopped');
    await atMost(-1);
    await form.press(r.photographs.of(r.photographs.again, r.photographs.nth(1)));
    await page.getByText(r.photographs.progress.uploaded, { exact: true }).waitFor();
  });
});

describe('sending', () => {
  test('a double click sends one complaint', async () => {
    const before = await taken();
    const form = await readyToSend(page, words);
    await form.send.dblclick();
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
  });

  test('an answer that was lost: reloaded, sent again, it is the same complaint and the same receipt', async () => {
    const before = await taken();
    const submitted = await between(page, submitComplaint, lost, lost);
    const form = reportForm(page);
    await form.begin(words);
    await form.next();
    await form.next();
    await page.getByRole('radio', { name: r.reach.contact }).check();
    await form.phone.fill(phone);
    await form.next();
    await form.send.click();
    await form.unanswered.waitFor();
    expect(await taken()).toBe(before + 1);
    await visitor.look('report-unanswered');
    const left = await leftOnDevice(page);
    expect(left.entries).toBeGreaterThan(0);
    expect(left.openKeys).toBe(0);
    expect(left.readable).not.toContain(phone);
    expect(left.readable).not.toContain(words.slice(0, 8));
    await page.reload();
    await form.unanswered.waitFor();
    await form.press(r.unanswered.again);
    await expect.poll(() => submitted.length).toBe(2);
    await page.getByRole('button', { name: r.unanswered.again, exact: true }).click();
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
    expect(new Set(submitted.map((each) => each.headers()['idempotency-key'])).size).toBe(1);
    expect(submitted[2]?.postDataJSON()).toMatchObject({ contact: { phone } });
    const digits = await form.digits();
    expect(digits).toHaveLength(20);
    const after = await leftOnDevice(page);
    expect(after.entries).toBe(0);
    expect(after.readable).not.toContain(digits);
  });

  test('a house that does not answer for a while loses nothing', async () => {
    const before = await taken();
    await between(page, submitComplaint, refused(503));
    const form = await readyToSend(page, words);
    await form.send.click();
    await form.unanswered.waitFor();
    await form.press(r.unanswered.again);
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
  });

  test('the work is done while the reporter reads, and anew by itself where it grew old', async () => {
    const before = await taken();
    const challenged = await between(page, readChallenge);
    const submitted = await between(page, submitComplaint);
    // Given before the clock goes on, so that it is old after.
    const challenge = page.waitForResponse((answer) => answer.url().includes(readChallenge.path));
    const form = await readyToSend(page, words);
    await challenge;
    const { clock } = house.cloud;
    await clock.moveTo(new Date(clock.now().getTime() + (lifetime + 60) * 1000));
    visitor.meets(400, /\/public\/complaints$/);
    await form.send.click();
    await form.receipt.waitFor();
    expect(challenged).toHaveLength(2);
    expect(submitted.map((each) => each.headers()['proof'])).toHaveLength(2);
    expect(new Set(submitted.map((each) => each.headers()['proof'])).size).toBe(2);
    expect(new Set(submitted.map((each) => each.headers()['idempotency-key'])).size).toBe(1);
    expect(await taken()).toBe(before + 1);
  });

  test('a challenge that does not come holds nothing up for good', async () => {
    const before = await taken();
    await between(page, readChallenge, cut, refused(503));
    const form = await readyToSend(page, words);
    await form.send.click();
    await form.unanswered.waitFor();
    expect(await taken()).toBe(before);
    await form.press(r.unanswered.again);
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
  });

  test('without a network it waits, and goes by itself when there is one', async () => {
    const before = await taken();
    const form = await readyToSend(page, words);
    await visitor.context.setOffline(true);
    await page.getByText(r.offline, { exact: true }).waitFor();
    await visitor.look('report-offline');
    await form.send.click();
    await form.unanswered.waitFor();
    await page.getByText(r.unanswered.offline).waitFor();
    await visitor.look('report-offline-sent');
    await visitor.context.setOffline(false);
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
  });

  test('what is sent twice from one draft that was changed in between is not taken for two', async () => {
    const before = await taken();
    const submitted = await between(page, submitComplaint, lost);
    const form = await readyToSend(page, words);
    await form.send.click();
    await form.unanswered.waitFor();
    const first = submitted[0];
    const other = await house.citizen.call(submitComplaint, {
      idempotencyKey: first?.headers()['idempotency-key'] ?? '',
      body: { ...first?.postDataJSON(), problem: '另一件事' },
    });
    expect(other).toMatchObject({ ok: false, status: 422 });
    await form.press(r.unanswered.again);
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
  });
});

describe('what is written', () => {
  test('what tells who somebody is stands marked before it is sent, and may be sent as it is', async () => {
    const before = await taken();
    const form = await readyToSend(page, '我叫欧阳静怡，手机13912345678。楼下烧烤店每晚冒黑烟。');
    const words = page.locator('mark');
    await words.first().waitFor();
    expect(await words.allInnerTexts()).toEqual(['欧阳静怡', '13912345678']);
    const told = [r.check.tellings.name, r.check.tellings.phone];
    await page.getByText(r.check.telling(told)).waitFor();
    await visitor.look('report-telling');
    await page.getByRole('button', { name: r.check.changeOf(r.steps.what), exact: true }).click();
    await form.at(1);
    await form.problem.fill('楼下烧烤店每晚冒黑烟，油烟直接排进楼道。');
    await form.next();
    await form.next();
    await form.next();
    await form.at('check');
    expect(await words.count()).toBe(0);
    await page.getByRole('button', { name: r.check.changeOf(r.steps.what), exact: true }).click();
    await form.problem.fill('我叫欧阳静怡，楼下烧烤店每晚冒黑烟。');
    await form.next();
    await form.next();
    await form.next();
    await words.first().waitFor();
    await form.send.click();
    await form.receipt.waitFor();
    expect(await taken()).toBe(before + 1);
  });

  test('the back button goes a step back, and nothing is lost', async () => {
    const form = reportForm(page);
    await form.begin(words);
    await form.next();
    await form.choose(jpeg(await photograph()));
    await page.getByText(r.photographs.progress.uploaded, { exact: true }).waitFor();
    await form.next();
    await page.getByRole('radio', { name: r.reach.contact }).check();
    await form.phone.fill(phone);
    await form.next();
    await form.at('check');
    await page.goBack();
    await form.at(3);
    expect(await form.phone.inputValue()).toBe(phone);
    await page.goBack();
    await form.at(2);
    await page.getByText(r.photographs.progress.uploaded, { exact: true }).waitFor();
    await page.goBack();
    await form.at(1);
    expect(await form.problem.inputValue()).toBe(words);
    await page.goForward();
    await page.goForward();
    await form.at(3);
    expect(await form.phone.inputValue()).toBe(phone);
  });

  test('after the receipt, going back shows neither it nor what was reported', async () => {
    const form = await readyToSend(page, words);
    await form.send.click();
    await form.receipt.waitFor();
    const digits = await form.digits();
    await form.press(r.receipt.wrote);
    await page.getByRole('link', { name: r.receipt.follow }).click();
    await page.waitForURL('**/follow/');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: r.title }).waitFor();
    await page.locator('form fieldset:not([disabled])').waitFor();
    expect(await form.problem.inputValue()).toBe('');
    expect((await page.content()).replaceAll(/\D/g, '')).not.toContain(digits);
  });

  test('a reload brings the draft back, without the contact; nothing on the device can be read', async () => {
    const form = reportForm(page);
    await form.begin(words);
    await form.next();
    await form.choose(jpeg(await photograph()));
    await page.getByText(r.photographs.progress.uploaded, { exact: true }).waitFor();
    await form.next();
    await page.getByRole('radio', { name: r.reach.contact }).check();
    await form.phone.fill(phone);
    await form.next();
    await form.at('check');
    const left = await leftOnDevice(page);
    expect(left.entries).toBeGreaterThan(1);
    expect(left.openKeys).toBe(0);
    for (const secret of [phone, words, words.slice(0, 6), 'JFIF'])
      expect(left.readable).not.toContain(secret);
    await page.reload();
    await page.getByText(r.reach.lost).waitFor();
    expect(await form.phone.inputValue()).toBe('');
    await visitor.look('report-contact-lost');
    await form.press(r.back);
    await page.getByText(r.photographs.progress.uploaded, { exact: true }).waitFor();
    await form.press(r.back);
    await page.getByText(r.draft.restored).waitFor();
    expect(await form.problem.inputValue()).toBe(words);
    await visitor.look('report-restored');
    await form.press(r.draft.forget);
    await form.press(r.draft.yes);
    await page.getByText(r.draft.forgotten).waitFor();
    expect((await leftOnDevice(page)).entries).toBe(0);
  });

  test('two tabs write one draft, one at a time, and send one complaint', async () => {
    const before = await taken();
    const first = reportForm(page);
    await first.begin(words);
    const tab = await visitor.context.newPage();
    const second = reportForm(tab);
    await tab.goto('/report/');
    await tab.getByRole('heading', { name: r.elsewhere.title }).waitFor();
    await second.press(r.elsewhere.take);
    await second.problem.waitFor();
    expect(await second.problem.inputValue()).toBe(words);
    await page.getByRole('heading', { name: r.elsewhere.title }).waitFor();
    await visitor.look('report-elsewhere');
    await second.problem.fill(`${words}，还有油烟`);
    await first.press(r.elsewhere.take);
    await first.problem.waitFor();
    expect(await first.problem.inputValue()).toBe(`${words}，还有油烟`);
    await tab.getByRole('heading', { name: r.elsewhere.title }).waitFor();
    for (let step = 0; step < 3; step += 1) await first.next();
    await first.send.click();
    await first.receipt.waitFor();
    await tab.getByRole('heading', { name: r.finishedElsewhere.title }).waitFor();
    expect(await taken()).toBe(before + 1);
  });

  test('nothing can be sent without a word, and the field says why', async () => {
    const form = reportForm(page);
    await form.begin('   ');
    await form.next();
    await page.getByText(r.faults['problem:missing']).waitFor();
    await expect
      .poll(() => form.problem.evaluate((field) => field === document.activeElement))
      .toBe(true);
    await visitor.look('report-nothing-written');
  });
});
