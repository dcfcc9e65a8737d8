import {
  appointOfficial,
  closeBatch,
  decideReply,
  listBatches,
  listComplaints,
  listDuties,
  readComplaint,
  reply,
  signIn,
  submitComplaint,
  vacateDuty,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { duties as dutiesEn } from '@ducha/portal/workspace/duties/en.ts';
import { duties as dutiesZh } from '@ducha/portal/workspace/duties/zh.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, complaintsAt, noOutcomes, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { countClicks } from './clicks.ts';
import { signInAs } from './sign-in.ts';
import { visits, type Language, type Size, type Visitor } from './visitor.ts';

/** What waits for a person, from one to the next, in a real browser over the whole stack. */
const cases: readonly { size: Size; language: Language; organisation: string }[] = [
  { size: 'phone', language: 'zh', organisation: '110105' },
  { size: 'desk', language: 'zh', organisation: '110106' },
  { size: 'phone', language: 'en', organisation: '110108' },
  { size: 'desk', language: 'en', organisation: '110102' },
];
const dutyTexts = { zh: dutiesZh, en: dutiesEn };
/** How many of each organisation. */
const many = 5;

/** A machine that has much to do takes its time. */
const patiently = { timeout: 20_000 };

let house: House;
let browser: Browser;
let inspection: string;
let batch: string;
const visiting = visits(() => ({ browser, house }));

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
  for (let each = 0; each < cases.length * many; each += 1) {
    const problem = `工地夜间施工噪声扰民，第 ${each} 次`;
    await house.citizen.ok(submitComplaint, { body: { inspection, problem } });
  }
  await house.cloud.settled();
  const received = await complaintsAt(house, inspection, 'received');
  for (const [at, { complaint }] of received.entries()) {
    await accept(house, complaint, cases[at % cases.length]?.organisation ?? '');
  }
  await house.cloud.settled();
  for (const { organisation } of cases) await leaveVacant(organisation);
  const closed = await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  ({ batch } = closed.body);
  // One more is accepted after the batch, and waits for the next.
  const problem = '河道有油污';
  await house.citizen.ok(submitComplaint, { body: { inspection, problem } });
  await house.cloud.settled();
  const [late] = await complaintsAt(house, inspection, 'received');
  await accept(house, late?.complaint ?? '', '110101');
  await house.cloud.settled();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const replyText = {
  findings: '现场核查，施工单位夜间超时施工，群众反映属实。',
  handling: '责令停止夜间施工，并立案处罚。',
  goal: '不再夜间施工',
};
const rowsOf = (page: Page) => page.locator('a[data-row]');
const idAt = async (page: Page, place: number): Promise<string> =>
  (await rowsOf(page).nth(place).getAttribute('data-row')) ?? '';
const versionOf = async (complaint: string): Promise<number> =>
  (await house.as('office-head').ok(readComplaint, { params: { complaint } })).version;

describe.each(cases)('at $size size, in $language', ({ size, language, organisation }) => {
  const t = catalogue[language];
  const { turn } = t.workspace;
  const liaison = `organisation-liaison@${organisation}`;
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();

  /** The next one, by the key where there are keys. */
  const goOn = async (page: Page): Promise<void> =>
    size === 'desk'
      ? page.keyboard.press('n')
      : page.getByRole('button', { name: new RegExp(`^${turn.next}`) }).click();
  /** The form that the address names is open, and has the focus. */
  const hasFocus = async (page: Page): Promise<void> => {
    const form = page.getByRole('heading', { name: t.words.act.signIn, exact: true });
    await expect
      .poll(() => form.evaluate((one) => one === document.activeElement), patiently)
      .toBe(true);
  };
  const isAt = (page: Page, place: number) =>
    page
      .getByRole('navigation', { name: turn.label(t.words.act.signIn) })
      .getByText(turn.place(place, many), { exact: true })
      .waitFor();

  test('from one to the next without the list in between, past what somebody else has done', async () =>
    visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, liaison, '/todo?act=signIn');
      await expect.poll(() => rowsOf(page).count(), patiently).toBe(many);
      const ids = await Promise.all(Array.from({ length: many }, (_, place) => idAt(page, place)));
      const [first = '', second = '', third = '', fourth = ''] = ids;
      await rowsOf(page).nth(0).click();
      await isAt(page, 1);
      await hasFocus(page);
      await goOn(page);
      await page.waitForURL(new RegExp(`/c/${second}`));
      await isAt(page, 2);
      await visitor.look('todo-turn');
      await page.getByRole('link', { name: new RegExp(`^${turn.previous}`) }).click();
      await page.waitForURL(new RegExp(`/c/${first}`));
      await isAt(page, 1);
      await hasFocus(page);
      await goOn(page);
      await isAt(page, 2);

      // Meanwhile somebody else of the organisation signs for the third.
      await house.as(`organisation-in-charge@${organisation}`).ok(signIn, {
        params: { complaint: third },
        version: await versionOf(third),
      });
      await press(page, t.handling.signIn.submit);
      await page.waitForURL(new RegExp(`/c/${fourth}`));
      await isAt(page, 4);
      const told = page.getByRole('navigation', { name: turn.label(t.words.act.signIn) });
      await told.getByText(turn.skipped([3])).waitFor();
      await told.getByText(/W3BJ\d+/).waitFor();
      await hasFocus(page);
      await visitor.look('todo-turn-skipped');

      // The page is loaded anew, and knows where it is.
      await page.reload();
      await isAt(page, 4);
      await press(page, t.handling.signIn.submit);
      await isAt(page, 5);
      await press(page, t.handling.signIn.submit);
      await told.getByText(turn.over).waitFor();
      const back = told.getByRole('link', { name: turn.back });
      await expect
        .poll(() => back.evaluate((one) => one === document.activeElement), patiently)
        .toBe(true);
      await visitor.look('todo-turn-over');
      await back.press('Enter');
      await page.waitForURL(/\/todo\?act=signIn$/);

      // What was done waits for its reply now; grouped, each act stands under its own head, with how many it has.
      await house.cloud.settled();
      await visitor.go('/todo?group=act');
      for (const [act, count] of [
        ['signIn', 1],
        ['reply', many - 1],
      ] as const) {
        const name = t.todo.grouped(t.words.act[act], count);
        await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
      }
      expect(await rowsOf(page).count()).toBe(many);
      await visitor.look('todo-grouped');

      // Opened by a link, a complaint stands in no turn; nor does a stranger's address make one.
      for (const address of [`/c/${first}`, `/c/${first}?turn=01234567#act-signIn`]) {
        await visitor.go(address);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.locator('nav.turn').count()).toBe(0);
      }
    }));

  test('what waits at the office is there for each: batches, alarms, and their number in the menu', async () => {
    const rowWith = (page: Page, href: string) =>
      page.locator('.todo').filter({ has: page.locator(`a[href="${href}"]`) });
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-clerk', '/todo');
      const href = `/work/batches?inspection=${inspection}#act-closeBatch`;
      const row = rowWith(page, href);
      await row.getByText(t.todo.batch.waiting(1)).waitFor();
      expect(await page.locator('.todo').count()).toBe(1);
      await page.locator('#desk-menu a[href="/todo"]').getByText('1', { exact: true }).waitFor({
        state: 'attached',
      });
      await visitor.look('todo-clerk');
      await row.locator('a').first().click();
      await page.getByText(t.batches.close.would(1, 0)).waitFor();
    });
    const listed = await house.as('office-head').ok(listBatches, {
      query: { inspection, todo: 'true' },
    });
    const missing = listed.body.batches[0]?.todo?.unreviewed ?? 0;
    expect(missing).toBeGreaterThan(many);
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-head', `/work/batches/${batch}#act-discloseBatch`);
      // What has no confirmed reply is named, leads on, and keeps nothing else from the public.
      const told = page.locator('.message.mind');
      await told
        .getByText(t.batches.disclose.missing(missing, listed.body.batches[0]?.total ?? 0))
        .waitFor();
      expect(await told.locator('a[href^="/c/"]').count()).toBe(missing);
      await page.getByRole('button', { name: t.batches.disclose.submit(1) }).waitFor();
      await visitor.look('disclose-with-open-ones');
    });
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'notification-administrator', '/todo');
      const row = rowWith(page, `/work/duties?organisation=${organisation}`);
      await row.getByText(t.words.duty.liaison).waitFor();
      const count = await page.locator('.todo').count();
      for (const to of ['/todo', '/work/alarms']) {
        await page
          .locator(`#desk-menu a[href="${to}"]`)
          .getByText(String(count), { exact: true })
          .waitFor({ state: 'attached' });
      }
      await visitor.look('todo-administrator');
      await row.locator('a').first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/work/duties');
    });
  });

  test('an alarm is a row for its cause, ends with it, and can be marked as handled', async () =>
    visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      const a = t.alarms;
      await signInAs(visitor, 'notification-administrator', '/work/alarms?kind=duty-vacant');
      const duties = `a[href="/work/duties?organisation=${organisation}"]`;
      const row = page.locator('tbody tr').filter({ has: page.locator(duties) });
      await row.getByText(t.words.duty.liaison).waitFor();
      await row.getByText(t.words.duty['in-charge']).waitFor();
      expect(await row.count()).toBe(1);
      await visitor.look('alarms');
      await house.as('notification-administrator').ok(appointOfficial, {
        params: { organisation, duty: 'liaison' },
        body: { name: '值班人员', mobile: '13800000001' },
      });
      await house.cloud.settled();
      await page.reload();
      await row.getByText(t.words.duty['in-charge']).waitFor();
      expect(await row.getByText(t.words.duty.liaison).count()).toBe(0);
      await row.getByRole('button').click();
      const [name = ''] = await row.locator('strong').allInnerTexts();
      await page.getByText(a.handled(name, a.kinds['duty-vacant'])).waitFor();
      await house.cloud.settled();
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('main .state.loading').waitFor({ state: 'detached' });
      expect(await row.count()).toBe(0);
      await visitor.look('alarms-handled');
    }));

  /** What is left is approved together: seen before, called back once, and one that somebody else was first with. */
  async function approveTheRest(visitor: Visitor): Promise<void> {
    const { page } = visitor;
    const left = many - 2;
    const says = t.todo.bulk.decideReply;
    await house.cloud.settled();
    await page.goto('/todo?act=decideReply');
    await expect.poll(() => rowsOf(page).count(), patiently).toBe(left);
    const begin = async (): Promise<void> => {
      await page.getByRole('checkbox', { name: says.pickAll(left) }).check();
      await press(page, `${says.several}…`);
      await page.getByRole('dialog').getByText(says.lead(left)).waitFor();
    };
    await begin();
    const dialog = page.getByRole('dialog');
    expect(await dialog.locator('.reply-line').getByText(replyText.findings).count()).toBe(left);
    // Each of them can be read whole.
    const whole = dialog.getByText(t.todo.bulk.whole, { exact: true });
    expect(await whole.count()).toBe(left);
    await whole.first().click();
    await dialog.getByText(replyText.handling).first().waitFor();
    await visitor.look('todo-bulk-preview');
    await press(page, says.submit(left));
    await visitor.look('todo-bulk-undo');
    await press(page, says.undo);
    expect(await page.getByText(says.waiting).count()).toBe(0);
    await begin();
    const first = await idAt(page, 0);
    visitor.meets(412, new RegExp(`/complaints/${first}/`));
    await press(page, says.submit(left));
    await house
      .as(`organisation-principal@${organisation}+organisation-in-charge@${organisation}`)
      .ok(decideReply, {
        params: { complaint: first },
        version: await versionOf(first),
        body: { decision: 'approve' },
      });
    await page.getByText(says.over(left - 1, left)).waitFor();
    await page
      .locator('.todo .fault')
      .getByText(says.refused(t.words.problem['already-done']))
      .waitFor();
    await visitor.look('todo-bulk-over');
  }

  test('an approval takes two presses, and one each when the next follows; so does a review', async () => {
    const complaints = (
      await house.as(liaison).ok(listComplaints, { query: { limit: 200 } })
    ).body.complaints.map(({ complaint }) => complaint);
    for (const complaint of complaints) await replied(complaint, organisation);
    await house.cloud.settled();
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, `organisation-principal@${organisation}`, '/todo?act=decideReply');
      await expect.poll(() => rowsOf(page).count(), patiently).toBe(many);
      const counter = await countClicks(visitor.context);
      await rowsOf(page).nth(0).click();
      await press(page, t.handling.decision.submit.approve);
      await page.getByText(turn.place(2, many), { exact: true }).waitFor();
      expect(counter.taken()).toEqual({ presses: 2, texts: 0 });
      await press(page, t.handling.decision.submit.approve);
      await page.getByText(turn.place(3, many), { exact: true }).waitFor();
      expect(counter.taken()).toEqual({ presses: 1, texts: 0 });
      await visitor.look('todo-turn-approve');
      await approveTheRest(visitor);
    });
    await house.cloud.settled();
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-reviewer', '/todo?act=reviewReply');
      // Of those of the others three are left each time.
      const all = many + 3 * cases.findIndex((one) => one.organisation === organisation);
      await expect.poll(() => rowsOf(page).count(), patiently).toBe(all);
      const counter = await countClicks(visitor.context);
      await rowsOf(page)
        .nth(all - 2)
        .click();
      await page.getByText(turn.place(all - 1, all), { exact: true }).waitFor();
      counter.taken();
      await press(page, t.review.submit.confirm);
      await page.getByText(turn.place(all, all), { exact: true }).waitFor();
      expect(counter.taken()).toEqual({ presses: 1, texts: 0 });
      await press(page, t.review.submit.confirm);
      await page.getByText(turn.over).waitFor();
    });
  });

  test('what is vacant over all organisations is one page, and goes as it is filled', async () =>
    visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      const says = dutyTexts[language].vacancies;
      await signInAs(visitor, 'notification-administrator', '/work/duties');
      await page.getByRole('heading', { name: says.title, exact: true }).waitFor();
      const row = page.locator('tr').filter({
        has: page.locator(`a[href="/work/duties?organisation=${organisation}"]`),
      });
      await row.getByText(says.vacant, { exact: true }).first().waitFor();
      const vacant = await row.getByText(says.vacant, { exact: true }).count();
      await visitor.look('duties-vacant');
      await house.as('notification-administrator').ok(appointOfficial, {
        params: { organisation, duty: 'in-charge' },
        body: { name: '值班领导', mobile: '13800000002' },
      });
      await house.cloud.settled();
      await page.reload();
      // Where it was the only one, the row is gone with it.
      await page.locator('.vacancies').first().waitFor();
      expect(await row.getByText(says.vacant, { exact: true }).count()).toBe(vacant - 1);
      await page.locator('.vacancies tbody a').first().click();
      await page.getByText(t.words.duty.liaison, { exact: true }).first().waitFor();
    }));
});

/** Nobody holds the junior duties of an organisation: the hand-over cannot be told to them. */
async function leaveVacant(organisation: string): Promise<void> {
  const administrator = house.as('notification-administrator');
  const { duties } = (await administrator.ok(listDuties, { query: { organisation } })).body;
  for (const { duty, holder, version } of duties) {
    if (holder === null || duty === 'principal') continue;
    await administrator.ok(vacateDuty, { params: { organisation, duty }, version, body: {} });
  }
}

/** The organisation signs, where nobody has, and replies. */
async function replied(complaint: string, organisation: string): Promise<void> {
  const params = { complaint };
  const liaison = house.as(`organisation-liaison@${organisation}`);
  const { stage, version } = (await liaison.ok(readComplaint, { params })).body;
  if (stage === 'transferred') await liaison.ok(signIn, { params, version });
  await liaison.ok(reply, {
    params,
    version: await versionOf(complaint),
    body: {
      kind: 'final',
      verdict: 'substantiated',
      result: 'closed',
      outcomes: noOutcomes,
      ...replyText,
    },
  });
}
