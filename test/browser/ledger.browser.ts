import {
  findComplaints,
  forgetView,
  keepView,
  listComplaintTypes,
  readComplaintLedger,
  readTaskLedger,
  registerComplaint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { complaints as complaintsZh } from '@ducha/portal/workspace/complaints/zh.ts';
import { find as findEn } from '@ducha/portal/workspace/find/en.ts';
import { find as findZh } from '@ducha/portal/workspace/find/zh.ts';
import { ledger as ledgerEn } from '@ducha/portal/workspace/ledger/en.ts';
import { ledger as ledgerZh } from '@ducha/portal/workspace/ledger/zh.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInspection, registerWangjing } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, cut, given, held, lost, passed } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { ledgerInPlace, type LedgerInPlace } from './ledger-in-place.ts';
import { ledgerRows, type ComplaintRow } from './ledger-rows.ts';
import { signInAs } from './sign-in.ts';
import { saidIn, saved } from './taken-out.ts';
import { visit, type Visitor } from './visitor.ts';

/** The ledger of complaints, drawn by the real page over rows that no house has had to make. */
let house: House;
let browser: Browser;
let rows: readonly ComplaintRow[];
/** A complaint of this house that came from a list from elsewhere, and is in no row. */
let foreign: { readonly complaint: string; readonly number: string };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  await registerWangjing(house);
  const inspection = await openInspection(house);
  const number = 'D3HN202406020040';
  const { complaint } = (
    await house.as('office-clerk').ok(registerComplaint, {
      body: {
        inspection,
        channel: 'letter',
        problem: '上级交办',
        foreign: { list: 'central-3', number },
      },
    })
  ).body;
  foreign = { complaint, number };
  await house.cloud.settled();
  const { types } = (await house.as('office-head').ok(listComplaintTypes, {})).body;
  rows = ledgerRows({
    count: 1_200,
    inspection,
    types: types.filter(({ kind }) => kind === 'type').map(({ code }) => code),
    today: house.cloud.clock.now().toISOString().slice(0, 10),
  });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const ledger = '/work/complaints';

async function opened(
  as: Partial<Parameters<typeof visit>[2]> = {},
  shown = rows,
): Promise<{ visitor: Visitor; page: Page; answers: LedgerInPlace }> {
  const whole = { size: 'desk', language: 'zh', ...as } as const;
  const visitor = await visit(browser, house.cloud.portal, whole);
  const { page } = visitor;
  const answers = await ledgerInPlace(page, shown, () => house.cloud.clock.now().toISOString());
  await signInAs(visitor, 'office-head');
  await visitor.go(ledger);
  await page.getByRole('grid').waitFor();
  return { visitor, page, answers };
}

const search = (page: Page) => page.locator('.ledger-search input');
const lines = (page: Page) => page.locator('.ledger-row');
const told = (page: Page) => page.locator('.ledger-told strong');
/** The line that the keys are at, as a screen reader is told. */
const meant = async (page: Page): Promise<string> => {
  const id = await page.getByRole('grid').getAttribute('aria-activedescendant');
  return id === null ? '' : page.locator(`[id="${id}"]`).innerText();
};

describe('to whoever sees, and whoever hears', () => {
  test('of many rows a few are drawn; each says which of how many it is', async () => {
    const { visitor, page } = await opened();
    expect(await lines(page).count()).toBeLessThan(50);
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('1201');
    expect(await lines(page).first().getAttribute('aria-rowindex')).toBe('2');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.locator('.ledger-row[aria-rowindex="1201"]').waitFor();
    expect(await lines(page).count()).toBeLessThan(50);
    await visitor.leave();
  });

  test('by keys alone: to the end, back, a page on, and into the row; back finds the same list', async () => {
    const { visitor, page } = await opened();
    await page.keyboard.press('/');
    await page.keyboard.type('施工');
    await expect.poll(() => told(page).innerText()).toMatch(/^\d+ 件（共 1200 件）$/);
    await page.waitForURL(/q=/);
    await page.getByRole('grid').focus();
    const first = await meant(page);
    await page.keyboard.press('End');
    await expect.poll(() => meant(page)).not.toBe(first);
    await expect.poll(() => meant(page)).toContain('施工');
    // A row that can be chosen and does not say so is read out as one that is not.
    expect(await page.locator('.ledger-row[aria-selected="true"]').count()).toBe(1);
    expect(await page.locator('.ledger-row:not([aria-selected])').count()).toBe(0);
    await page.keyboard.press('Home');
    await expect.poll(() => meant(page)).toBe(first);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowUp');
    const there = await meant(page);
    expect(there).not.toBe(first);
    visitor.meets(404, /\/complaints\//);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/c\/\d+$/);
    await page.getByText(catalogue.zh.frame.states.gone).waitFor();
    const arrived = page.locator('.desk > [role="status"]');
    await expect.poll(() => arrived.innerText()).toBe((await page.title()).split(' · ')[0]);
    await page.goBack();
    await page.getByRole('grid').waitFor();
    expect(await search(page).inputValue()).toBe('施工');
    await visitor.leave();
  });

  test('the focus stays where it is while rows come, change and go', async () => {
    const { visitor, page, answers } = await opened();
    const grid = page.getByRole('grid');
    await grid.focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    const before = await meant(page);
    const [top] = rows.filter(({ stage }) => stage === 'handling');
    const isBefore = (row: ComplaintRow): ComplaintRow => ({
      ...row,
      complaint: '9'.repeat(26),
      gist: '新来的一件，期限最早',
      replyDue: '2020-01-01T16:00:00.000Z',
    });
    answers.change([isBefore(top!)]);
    await expect
      .poll(() => lines(page).first().innerText(), { timeout: 12_000 })
      .toContain('新来的');
    expect(await meant(page)).toBe(before);
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
    answers.change([], ['9'.repeat(26)]);
    await expect
      .poll(() => lines(page).first().innerText(), { timeout: 12_000 })
      .not.toContain('新来的');
    expect(await meant(page)).toBe(before);
    await visitor.leave();
  });

  test.each([
    ['desk', 'zh'],
    ['phone', 'zh'],
    ['desk', 'en'],
    ['phone', 'en'],
  ] as const)('pictures, %s, %s', async (size, language) => {
    // A picture of all of them would be of nobody's use.
    const { visitor, page } = await opened({ size, language }, rows.slice(0, 60));
    const texts = language === 'zh' ? ledgerZh : ledgerEn;
    await visitor.look('ledger');
    await page.getByRole('button', { name: texts.moreFilters }).click();
    await visitor.look('ledger-filters');
    for (const group of ['type', 'received', 'stage', 'organisation']) {
      await visitor.go(`${ledger}?group=${group}&standing=open`);
      await page.locator('.ledger-figure').waitFor();
      await visitor.look(`ledger-by-${group}`);
    }
    await visitor.go(`${ledger}?q=%F0%9F%A6%84`);
    await page.getByText(texts.nothingMeets).waitFor();
    await visitor.look('ledger-nothing-meets');
    await visitor.leave();
  });
});

describe('what is asked for', () => {
  test('stands in the address: back, forward, and whoever opens it see the same', async () => {
    const { visitor, page } = await opened();
    await page.getByLabel('阶段', { exact: true }).selectOption('handling');
    await page.waitForURL(/stage=handling/);
    const handling = await told(page).innerText();
    await page.getByLabel('分组').selectOption('channel');
    await page.waitForURL(/group=channel/);
    await page.getByRole('figure').waitFor();
    await page.goBack();
    await page.getByRole('figure').waitFor({ state: 'detached' });
    expect(await told(page).innerText()).toBe(handling);
    await page.goBack();
    await expect.poll(() => told(page).innerText()).toBe('共 1200 件');
    await page.goForward();
    await expect.poll(() => told(page).innerText()).toBe(handling);
    const kept = page.url();
    await visitor.go(kept);
    await expect.poll(() => told(page).innerText()).toBe(handling);
    await page.getByRole('button', { name: '去掉条件“阶段：办理中”' }).click();
    await expect.poll(() => told(page).innerText()).toBe('共 1200 件');
    await visitor.leave();
  });

  test('a group of the table beside its picture opens the rows of it alone', async () => {
    const { visitor, page } = await opened();
    await visitor.go(`${ledger}?group=channel`);
    const link = page.getByRole('link', { name: '只看来信' });
    await link.waitFor();
    const line = page.getByRole('row').filter({ has: link });
    const count = await line.getByRole('cell').first().innerText();
    await link.click();
    await expect.poll(() => told(page).innerText()).toBe(`${count} 件（共 1200 件）`);
    await visitor.leave();
  });

  test('a group that cannot be asked for alone, those without a day, is no link', async () => {
    const { visitor, page } = await opened();
    await visitor.go(`${ledger}?group=closed`);
    await page.getByRole('rowheader', { name: ledgerZh.noDay, exact: true }).waitFor();
    expect(await page.getByRole('link', { name: ledgerZh.noDay }).count()).toBe(0);
    await visitor.leave();
  });

  test('nothing meets it: that is said, nothing is taken out, and one press clears it', async () => {
    const { visitor, page } = await opened();
    await search(page).fill('没有这样的字');
    await page.getByText(ledgerZh.nothingMeets).waitFor();
    await page.getByText(ledgerZh.nothingToTake).waitFor();
    const workbook = page.getByRole('button', { name: ledgerZh.workbook });
    expect(await workbook.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('main').getByRole('button', { name: ledgerZh.clear }).last().click();
    await expect.poll(() => told(page).innerText()).toBe('共 1200 件');
    await visitor.leave();
  });

  test('the order is said, and turned by a press', async () => {
    const { visitor, page } = await opened();
    await page.getByText('按当前时限排列，最早的在前，没有的在最后。').waitFor();
    await page.getByRole('columnheader', { name: '要点' }).getByRole('button').click();
    await page.getByText('按要点排列，按拼音从 A 到 Z，没有的在最后。').waitFor();
    await page.getByRole('columnheader', { name: '要点' }).getByRole('button').click();
    await page.getByText('按要点排列，按拼音从 Z 到 A，没有的在最后。').waitFor();
    expect(await page.getByRole('columnheader', { name: '要点' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await visitor.leave();
  });
});

describe('taken out of it', () => {
  const formula = '=HYPERLINK("http://x")';

  test('CSV and a workbook hold what is filtered, and no formula', async () => {
    const { visitor, page, answers } = await opened();
    answers.change([{ ...rows[0]!, complaint: '8'.repeat(26), gist: formula }]);
    await search(page).fill('hyperlink');
    await expect.poll(() => told(page).innerText(), { timeout: 12_000 }).toMatch(/^1 件/);
    const csv = await saved(page, ledgerZh.csv);
    expect(csv.name).toMatch(/^举报件-\d{12}\.csv$/);
    const text = csv.bytes.toString('utf8');
    expect(text.startsWith('\uFEFF举报件\r\n截至,')).toBe(true);
    expect(text).toContain('筛选条件,搜索：hyperlink');
    expect(text).toContain(`,"'=HYPERLINK(""http://x"")",`);
    const workbook = await saved(page, ledgerZh.workbook);
    expect(workbook.name).toMatch(/\.xlsx$/);
    const said = saidIn(workbook.bytes);
    expect(said).toContain('>=HYPERLINK(&quot;http://x&quot;)</t>');
    expect(said).toContain('搜索：hyperlink');
    expect(said).not.toMatch(/<f[ >]/);
    await visitor.leave();
  });

  test('on paper stands the whole of it, however the printing was begun, and nothing after', async () => {
    const { visitor, page } = await opened();
    await visitor.go(`${ledger}?stage=handling&group=type`);
    const [count = ''] = /^\d+/.exec(await told(page).innerText()) ?? [];
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.ledger-paper');
    expect(await paper.locator('> table tbody tr').count()).toBe(Number(count));
    expect(await paper.innerText()).toContain('阶段：办理中');
    await paper.locator('svg').waitFor();
    await page.locator('#app').waitFor({ state: 'hidden' });
    await visitor.look('ledger-paper');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await paper.waitFor({ state: 'detached' });
    await visitor.leave();
  });
});

describe('when the house does not answer as it did', () => {
  test('a ledger that one may no longer see is taken away, and that is said', async () => {
    const { visitor, page } = await opened();
    const gone = { type: 'urn:ducha:problem:not-found', title: '', status: 404 };
    await between(page, readComplaintLedger, given(404, gone));
    await page.getByText(ledgerZh.gone).waitFor();
    expect(await lines(page).count()).toBe(0);
    await visitor.leave();
  });

  test('without an answer the rows stay, with of when they are; then it goes on', async () => {
    const { visitor, page } = await opened();
    await between(page, readComplaintLedger, cut, passed);
    await page.getByText(/^暂时没有连上系统/).waitFor();
    expect(await lines(page).count()).toBeGreaterThan(5);
    await page.unrouteAll();
    await ledgerInPlace(page, rows, () => house.cloud.clock.now().toISOString());
    await page.getByRole('button', { name: ledgerZh.again }).click();
    await page.getByText(/^暂时没有连上系统/).waitFor({ state: 'detached' });
    await visitor.leave();
  });

  test('a cursor that it does not know begins it anew, and nobody notices', async () => {
    const { visitor, page } = await opened();
    const invalid = {
      type: 'urn:ducha:problem:invalid',
      title: '',
      status: 400,
      faults: [{ pointer: 'query/since', code: 'invalid', detail: '' }],
    };
    await page.unrouteAll();
    const fewer = rows.slice(0, 700);
    await ledgerInPlace(page, fewer, () => house.cloud.clock.now().toISOString());
    await page.route(({ pathname }) => pathname === readComplaintLedger.path, given(400, invalid), {
      times: 1,
    });
    await expect.poll(() => told(page).innerText(), { timeout: 12_000 }).toBe('共 700 件');
    await visitor.leave();
  });
});

test.each([
  ['desk', 'zh'],
  ['phone', 'en'],
] as const)('one matter is found from any page, %s, %s', async (size, language) => {
  const { visitor, page } = await opened({ size, language });
  const texts = language === 'zh' ? findZh : findEn;
  await visitor.go('/todo');
  await page.locator('#desk-menu a').first().waitFor({ state: 'attached' });
  if (size === 'desk') await page.keyboard.press('/');
  else await page.getByRole('button', { name: 'Find' }).click();
  const dialog = page.getByRole('dialog', { name: texts.title });
  const wanted = rows.find(({ number, gist }) => number !== null && gist !== null)!;
  await dialog.getByRole('searchbox').fill(wanted.number!.slice(5).toLowerCase());
  await dialog.getByRole('link', { name: wanted.gist! }).first().waitFor();
  await visitor.look('find');
  visitor.meets(404, /\/complaints\//);
  await dialog.getByRole('link', { name: wanted.gist! }).first().click();
  await page.waitForURL(`**/c/${wanted.complaint}`);
  await page.getByText(catalogue[language].frame.states.gone).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await visitor.leave();
});

test('nothing is said to be missing while one of the ledgers is still being read', async () => {
  const { visitor, page } = await opened();
  const tasks = held();
  await between(page, readTaskLedger, tasks.meeting);
  await page.locator('#desk-menu a[href="/todo"]').click();
  await page.waitForURL('**/todo');
  await page.getByRole('button', { name: catalogue.zh.workspace.find }).click();
  const dialog = page.getByRole('dialog', { name: findZh.title });
  await dialog.getByRole('searchbox').fill('没有这样的字');
  await dialog.getByText(findZh.reading).waitFor();
  tasks.letGo();
  await dialog.getByText(findZh.found(0)).waitFor();
  await visitor.leave();
});

describe('a number of a list from elsewhere', () => {
  const { numbered } = complaintsZh;

  test('is looked up in the whole house where the ledger has nothing like it', async () => {
    const { visitor, page } = await opened();
    await page.keyboard.press('/');
    // As it is read off a letter, on a device that is slower than its reader: no key is lost.
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.keyboard.type('d3hn 2024 0602 0040');
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    expect(await search(page).inputValue()).toBe('d3hn 2024 0602 0040');
    await page.getByText(numbered.title(foreign.number, 1)).waitFor();
    const found = page.locator('section[aria-labelledby="numbered"]');
    expect(await found.innerText()).toContain(numbered.list('central-3'));
    await visitor.look('found by number');
    await found.getByRole('link').click();
    await page.waitForURL(`**/c/${foreign.complaint}`);
    await page.getByText(foreign.number).first().waitFor();
    await visitor.leave();
  });

  test('is said to be nowhere, or not to have been looked up', async () => {
    const { visitor, page } = await opened();
    await visitor.go('/todo');
    await page.locator('#desk-menu a').first().waitFor({ state: 'attached' });
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: findZh.title });
    const box = dialog.getByRole('searchbox');
    await between(page, findComplaints, cut, passed);
    await box.fill(foreign.number);
    await dialog.getByText(numbered.failed).waitFor();
    await dialog.getByRole('button', { name: catalogue.zh.frame.states.again }).click();
    await dialog.getByText(numbered.title(foreign.number, 1)).waitFor();
    await box.fill('D3HN202406029999');
    await dialog.getByText(numbered.none('D3HN202406029999')).waitFor();
    // A word is no number: nothing is asked, and nothing said.
    await box.fill('没有这样的字');
    await dialog.getByText(findZh.found(0)).waitFor();
    expect(await dialog.getByText('D3HN').count()).toBe(0);
    await visitor.leave();
  });
});

describe('a view that somebody names', () => {
  const { views: says } = ledgerZh;
  const named = '噪声，按承办单位';

  test('is there on another device, opens what it was, and comes back when it was forgotten by a slip', async () => {
    const { visitor, page } = await opened();
    expect(await page.getByRole('button', { name: says.keep }).count()).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('噪声');
    await page.getByLabel(ledgerZh.group).selectOption('organisation');
    await page.waitForURL(/q=.*group=organisation/);
    const asked = new URL(page.url()).search;
    await page.getByRole('button', { name: says.keep }).click();
    await page.getByRole('button', { name: says.submit, exact: true }).click();
    await page.getByText(says.nameMissing).waitFor();
    await page.getByRole('textbox', { name: says.name }).fill(named);
    await visitor.look('view naming');
    await page.keyboard.press('Enter');
    const view = page.getByRole('link', { name: named });
    await view.waitFor();
    expect(await view.getAttribute('aria-current')).toBe('true');
    await visitor.look('view kept');
    await visitor.leave();

    const other = await opened({ size: 'phone' });
    await other.page.getByRole('link', { name: named }).click();
    await other.page.waitForURL(/group=organisation/);
    expect(new URL(other.page.url()).search).toBe(asked);
    await other.page.getByRole('figure').waitFor();
    await other.page.getByRole('button', { name: says.forget(named) }).click();
    await other.page.getByText(says.forgotten(named)).waitFor();
    await other.page.getByRole('link', { name: named }).waitFor({ state: 'detached' });
    await other.visitor.look('view forgotten');
    await other.page.getByRole('button', { name: says.undo }).click();
    await other.page.getByRole('link', { name: named }).waitFor();
    await other.visitor.leave();
  });

  test('is kept, forgotten and brought back once though each answer was lost', async () => {
    const { visitor, page } = await opened();
    await page.getByLabel(ledgerZh.due, { exact: true }).selectOption('overdue');
    await page.getByRole('button', { name: says.keep }).click();
    await page.getByRole('textbox', { name: says.name }).fill('超期');
    const sent = await between(page, keepView, lost, passed);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: catalogue.zh.workspace.act.again, exact: true }).click();
    await page.getByRole('link', { name: '超期', exact: true }).waitFor();
    expect(new Set(sent.map((each) => each.headers()['idempotency-key'])).size).toBe(1);
    expect(await page.getByRole('link', { name: '超期', exact: true }).count()).toBe(1);
    // So it is forgotten, and brought back, once.
    await between(page, forgetView, lost, passed);
    const forget = page.getByRole('button', { name: says.forget('超期') });
    await forget.click();
    await page.getByText(says.notForgotten).waitFor();
    await forget.click();
    const undo = page.getByRole('button', { name: says.undo });
    await undo.waitFor();
    expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
    await between(page, keepView, lost, passed);
    await undo.click();
    await page.getByText(says.notKept).waitFor();
    await undo.click();
    await page.getByRole('link', { name: '超期', exact: true }).waitFor();
    await undo.waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: '超期', exact: true }).count()).toBe(1);
    await visitor.leave();
  });
});
