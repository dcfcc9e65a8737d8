import {
  appointOfficial,
  closeBatch,
  followComplaint,
  listDuties,
  readComplaint,
  signIn,
  submitComplaint,
  writeToComplainant,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { duties } from '@ducha/portal/workspace/duties/zh.ts';
import { todo as d } from '@ducha/portal/workspace/todo/zh.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, cut } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { leftOnDevice } from './device.ts';
import { reportForm } from './report-form.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Visitor } from './visitor.ts';

const t = catalogue.zh;
const hour = 3600 * 1000;
const chaoyang = '110105';
const liaison = `organisation-liaison@${chaoyang}`;

let house: House;
let browser: Browser;
let inspection: string;
/** Complaints that wait for the organisation's signature, and such that wait for the screener. */
let transferred: string[];
let received: string[];
/** Of the transferred, by the number that they bear. */
const numbered = new Map<string, string>();

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
  transferred = await reported(4);
  for (const complaint of transferred)
    numbered.set((await accept(house, complaint, chaoyang)) ?? '', complaint);
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  received = await reported(3);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function reported(count: number): Promise<string[]> {
  for (let each = 0; each < count; each += 1) {
    const problem = `工地夜间施工噪声扰民，第 ${each} 次`;
    await house.citizen.ok(submitComplaint, { body: { inspection, problem } });
  }
  await house.cloud.settled();
  return (await complaintsAt(house, inspection, 'received')).map(({ complaint }) => complaint);
}

const at = async (size: 'phone' | 'desk' = 'desk'): Promise<Visitor> =>
  visit(browser, house.cloud.portal, { size, language: 'zh' });
const next = (complaints: string[]): string => {
  const complaint = complaints.shift();
  if (complaint === undefined) throw new Error('all complaints are used up');
  return complaint;
};
const press = async (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const field = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name, exact: true });
const choose = async (page: Page, name: string): Promise<void> =>
  page.getByRole('radio', { name, exact: true }).check();

describe('a session that ends', () => {
  test('with half a reply written: the text is there again after signing in, and goes', async () => {
    const complaint = next(transferred);
    const params = { complaint };
    const { version } = await house.as(liaison).ok(readComplaint, { params });
    await house.as(liaison).ok(signIn, { params, version });
    const visitor = await at('phone');
    const { page } = visitor;
    const h = t.handling.reply;
    await signInAs(visitor, liaison, `/c/${complaint}#act-reply`);
    await choose(page, t.words.verdict.substantiated);
    await choose(page, h.results.closed);
    await field(page, h.findings).fill('现场核查时店内未安装油烟净化设施。');
    await field(page, h.handling).fill('责令立即停止露天烧烤。');
    const now = house.cloud.clock.now().getTime();
    await house.cloud.clock.moveTo(new Date(now + 2 * hour), { step: hour });
    visitor.meets(401, /\/complaints\/\w+\/reply$/);
    await press(page, h.submit);
    await page.getByText(t.workspace.signIn.ended).waitFor();
    expect(await field(page, h.findings).inputValue()).toContain('油烟净化设施');
    await visitor.look('session-ended');
    const left = await leftOnDevice(page);
    expect(left.entries).toBeGreaterThan(0);
    expect(left.readable).not.toContain('油烟');
    expect(left.openKeys).toBe(0);
    await press(page, t.workspace.signIn.act);
    // The issuer may know who it is, or ask.
    const asked = page.locator('input[name="person"]');
    await asked.or(page.getByText(h.restored)).waitFor();
    if (await asked.isVisible()) {
      await asked.fill(liaison);
      await asked.press('Enter');
    }
    await page.getByText(h.restored).waitFor();
    expect(new URL(page.url()).hash).toBe('#act-reply');
    expect(await field(page, h.findings).inputValue()).toBe('现场核查时店内未安装油烟净化设施。');
    expect(await field(page, h.handling).inputValue()).toBe('责令立即停止露天烧烤。');
    await visitor.look('session-restored');
    await press(page, h.submit);
    await page.getByText(t.complaint.next.done(t.words.act.reply), { exact: true }).waitFor();
    await visitor.leave();
  });

  test('whoever signs out leaves no draft behind', async () => {
    const visitor = await at();
    const { page } = visitor;
    await signInAs(visitor, 'office-screener', `/c/${received[0]}#act-screenComplaint`);
    await choose(page, t.screen.decisions.accept);
    await field(page, t.screen.clearedText).fill('某小区楼下烧烤店夜间冒黑烟');
    await expect.poll(async () => (await leftOnDevice(page)).entries).toBeGreaterThan(0);
    await press(page, t.workspace.signOut);
    // The issuer asks once more.
    await page.waitForURL(/\/_local\/issuer\//);
    await page.locator('button[name="logout"]').click();
    await page.getByRole('button', { name: t.workspace.signIn.act, exact: true }).waitFor();
    const left = await leftOnDevice(page);
    expect(left.entries).toBe(0);
    expect(left.readable).not.toContain('access_token');
    await visitor.leave();
  });
});

describe('a sign-out', () => {
  test('where the issuer takes no token back: nobody is signed in here, is told so, and tries again', async () => {
    const visitor = await at();
    const { page } = visitor;
    await signInAs(visitor, 'office-screener', '/todo');
    await page.route('**/token/revocation', cut);
    await press(page, t.workspace.signOut);
    await page.getByText(t.workspace.signIn.notLeft).waitFor();
    expect((await leftOnDevice(page)).readable).not.toContain('refresh_token');
    await visitor.look('sign-out-not-left');
    await page.unroute('**/token/revocation');
    const taken = page.waitForResponse(/\/token\/revocation$/);
    await press(page, t.workspace.signIn.leaveAgain);
    expect((await taken).status()).toBe(200);
    await page.waitForURL(/\/_local\/issuer\//);
    await visitor.leave();
  });
});

describe('two people at one complaint', () => {
  test('the second sees what the first did and both versions, and sends on the newest', async () => {
    const complaint = next(received);
    const params = { complaint };
    const visitor = await at('phone');
    const { page } = visitor;
    await signInAs(visitor, 'office-screener', `/c/${complaint}#act-screenComplaint`);
    await choose(page, t.screen.decisions.accept);
    await page.getByRole('combobox', { name: t.screen.mainType }).selectOption('air');
    await page.getByRole('combobox', { name: t.workspace.assign.label }).fill(chaoyang);
    await page.locator('[role="listbox"]:not([hidden]) [role="option"]').first().click();
    await field(page, t.screen.clearedText).fill('某小区楼下烧烤店夜间冒黑烟');
    const first = house.as('office-screener');
    const seen = await first.ok(readComplaint, { params });
    await first.ok(writeToComplainant, {
      params,
      version: seen.version,
      body: { text: '我们正在审查。' },
    });
    const act = t.words.act.screenComplaint;
    visitor.meets(412, /\/complaints\/\w+\/screening$/);
    await press(page, t.screen.submit.accept);
    await page.getByText(t.workspace.conflict.lead(act, seen.version, seen.version + 1)).waitFor();
    await page.getByText(t.workspace.conflict.since, { exact: true }).waitFor();
    const changed = page.getByRole('table', { name: t.workspace.conflict.changed });
    await changed.getByText(t.workspace.conflict.complaint.messages, { exact: true }).waitFor();
    expect(await field(page, t.screen.clearedText).inputValue()).toContain('黑烟');
    await visitor.look('conflict');
    await press(page, t.workspace.conflict.onNewest);
    await page.getByText(t.complaint.next.done(act), { exact: true }).waitFor();
    expect((await first.ok(readComplaint, { params })).body.stage).toBe('accepted');
    await visitor.leave();
  });

  test('what the first has settled the second cannot do any more, and is told why', async () => {
    const complaint = next(received);
    const visitor = await at();
    const { page } = visitor;
    await signInAs(visitor, 'office-screener', `/c/${complaint}#act-screenComplaint`);
    await choose(page, t.screen.decisions.accept);
    await page.getByRole('combobox', { name: t.screen.mainType }).selectOption('air');
    await page.getByRole('combobox', { name: t.workspace.assign.label }).fill(chaoyang);
    await page.locator('[role="listbox"]:not([hidden]) [role="option"]').first().click();
    await field(page, t.screen.clearedText).fill('某小区楼下烧烤店夜间冒黑烟');
    await accept(house, complaint, '110108');
    visitor.meets(412, /\/complaints\/\w+\/screening$/);
    await press(page, t.screen.submit.accept);
    await page.getByText(t.words.problem['version-moved']).waitFor();
    await page
      .getByText(t.workspace.conflict.impossible(t.words.actRefusal['wrong-stage']))
      .waitFor();
    await visitor.look('conflict-impossible');
    expect(await page.getByRole('button', { name: t.workspace.conflict.onNewest }).count()).toBe(0);
    await press(page, t.workspace.conflict.giveUp);
    await page.getByText(t.workspace.conflict.impossible('')).waitFor({ state: 'detached' });
    await visitor.leave();
  });

  test('a double click on an act does it once', async () => {
    const complaint = next(transferred);
    const params = { complaint };
    const { version } = await house.as(liaison).ok(readComplaint, { params });
    const visitor = await at();
    const { page } = visitor;
    const sent = await between(page, signIn);
    await signInAs(visitor, liaison, `/c/${complaint}#act-signIn`);
    await page.getByRole('button', { name: t.handling.signIn.submit, exact: true }).dblclick();
    await page.getByText(t.complaint.next.done(t.words.act.signIn), { exact: true }).waitFor();
    expect(sent).toHaveLength(1);
    expect((await house.as(liaison).ok(readComplaint, { params })).version).toBe(version + 1);
    await visitor.leave();
  });
});

/** Tab until it has the focus. @throws Error when it is not reached: then no keyboard reaches it */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let tabs = 0; tabs < 80; tabs += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${wanted.toString()}`);
}

describe('two people at one duty', () => {
  test('the second sees who holds it by now, and vacates it all the same', async () => {
    const params = { organisation: chaoyang, duty: 'principal' } as const;
    const first = house.as('notification-administrator');
    const appoint = async (name: string): Promise<void> => {
      await first.ok(appointOfficial, { params, body: { name, mobile: '13800000001' } });
    };
    await appoint('张三');
    const duty = t.words.duty.principal;
    const visitor = await at('phone');
    const { page } = visitor;
    await signInAs(visitor, 'notification-administrator', `/work/duties?organisation=${chaoyang}`);
    await press(page, `${duties.vacate} ${duty}`);
    await page.getByText(duties.leaving.lead('张三', duty)).waitFor();
    await appoint('李四');
    visitor.meets(412, /\/duties\/\w+\/principal\/vacancy$/);
    await press(page, duties.leaving.submit);
    const changed = page.getByRole('table', { name: t.workspace.conflict.changed });
    await changed.getByText('李四', { exact: true }).waitFor();
    await visitor.look('duty-conflict');
    await press(page, t.workspace.conflict.onNewest);
    await page.getByText(duties.done.vacated(duty)).waitFor();
    const { body } = await first.ok(listDuties, { query: { organisation: chaoyang } });
    expect(body.duties.find((one) => one.duty === params.duty)?.holder).toBeNull();
    await visitor.leave();
  });
});

describe('by keyboard alone', () => {
  test('a report is written and sent, and followed', async () => {
    const visitor = await at();
    const { page } = visitor;
    const form = reportForm(page);
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    await visitor.go('/report/');
    await page.locator('form fieldset:not([disabled])').waitFor();
    await tabTo(page, form.problem);
    await page.keyboard.type('工地夜间施工');
    await tabTo(page, button(t.report.next));
    await page.keyboard.press('Enter');
    await form.at(2);
    await tabTo(page, page.locator('input[type="file"]').first());
    await tabTo(page, button(t.report.next));
    await page.keyboard.press('Space');
    await form.at(3);
    await tabTo(page, page.getByRole('radio', { name: t.report.reach.anonymous }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, form.phone);
    await page.keyboard.type('13912345678');
    await page.keyboard.press('Enter');
    await form.at('check');
    await tabTo(page, form.send);
    await page.keyboard.press('Enter');
    await form.receipt.waitFor();
    const digits = await form.digits();
    await tabTo(page, button(t.report.receipt.wrote));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('link', { name: t.report.receipt.follow }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/follow/');
    await tabTo(page, field(page, t.follow.receipt.label));
    await page.keyboard.type(digits);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: t.follow.standing }).waitFor();
    await visitor.leave();
    const { body } = await house.citizen.ok(followComplaint, { receipt: digits });
    expect(body.stage).toBe('received');
    await house.cloud.settled();
  });

  test('a complaint is signed for in the list, and another one is opened', async () => {
    const visitor = await at();
    const { page } = visitor;
    await signInAs(visitor, liaison, '/todo');
    const signs = page.getByRole('button', { name: new RegExp(`^${d.signIn.act} `) });
    await signs.first().waitFor();
    const waiting = await signs.count();
    const label = (await signs.first().getAttribute('aria-label')) ?? '';
    await tabTo(page, signs.first());
    await page.keyboard.press('Enter');
    await page.getByText(`✓ ${d.bulk.signIn.done}`, { exact: true }).waitFor();
    await house.cloud.settled();
    const complaint = numbered.get(label.replace(`${d.signIn.act} `, '')) ?? '';
    const signed = await house.as(liaison).ok(readComplaint, { params: { complaint } });
    expect(signed.body.stage).toBe('handling');
    expect(signed.body.parts.every(({ signedInAt }) => signedInAt !== null)).toBe(true);
    await expect.poll(() => signs.count()).toBe(waiting - 1);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/c\/[0-9a-z]{26}/);
    await visitor.leave();
  });
});

const publicPlaces = [
  '/',
  '/report/',
  '/follow/',
  '/announcements/',
  '/batches/',
  '/figures/',
  '/about/',
];

/** Nothing is on its way any more. */
async function read(page: Page): Promise<void> {
  const loading = page.getByRole('main').getByText(t.frame.states.loading, { exact: true });
  await expect.poll(() => loading.count(), { timeout: 20_000 }).toBe(0);
}

/** The name of a picture: `near-320-px-report`; of the home page `near-320-px`. */
function picture(...parts: readonly string[]): string {
  return parts.join('-').match(/\w+/g)?.join('-') ?? '';
}

describe('close to the screen', () => {
  test.each([
    { what: '320 px', width: 320 },
    { what: '200 %', width: 640 },
  ])('nobody scrolls sideways at $what', async ({ what, width }) => {
    const visitor = await at();
    const { page } = visitor;
    await page.setViewportSize({ width, height: 640 });
    const look = async (place: string): Promise<void> => {
      await read(page);
      await visitor.look(picture('near', what, place));
    };
    for (const place of publicPlaces) {
      await visitor.go(place);
      await look(place);
    }
    await signInAs(visitor, liaison, '/todo');
    await page.getByRole('heading', { level: 1, name: d.title }).waitFor();
    await look('todo');
    const complaint = transferred[0] ?? '';
    for (const place of [`/c/${complaint}`, `/c/${complaint}#act-refuse`, '/work/complaints']) {
      await visitor.go(place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(place.replace(complaint, 'complaint'));
    }
    await visitor.leave();
  });

  test('the 长辈版 is chosen once, holds on every page, and is as accessible', async () => {
    const visitor = await at('phone');
    const { page } = visitor;
    await visitor.go('/');
    await press(page, t.frame.elder.on);
    for (const place of publicPlaces) {
      await visitor.go(place);
      expect(await page.locator('html[data-elder="1"]').count(), place).toBe(1);
      await page.getByRole('button', { name: t.frame.elder.off, exact: true }).waitFor();
      await read(page);
      await visitor.look(picture('elder', place));
    }
    await press(page, t.frame.elder.off);
    await page.reload();
    expect(await page.locator('html[data-elder="1"]').count()).toBe(0);
    await visitor.leave();
  });
});
