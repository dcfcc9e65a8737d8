import {
  closeBatch,
  correctAcceptance,
  readComplaint,
  reply,
  signIn,
  submitComplaint,
  withdrawComplaint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, complaintsAt, noOutcomes, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { lost } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { countClicks } from './clicks.ts';
import { signInAs } from './sign-in.ts';
import { visits, type Language, type Size } from './visitor.ts';

/** 批量反馈: one reply to several alike complaints, and what came of each. */
const cases: readonly { size: Size; language: Language; organisation: string }[] = [
  { size: 'phone', language: 'zh', organisation: '110105' },
  { size: 'desk', language: 'en', organisation: '110106' },
];
/** How many wait for a reply at first, and how many more are signed for later. */
const many = 5;
const more = 2;

const patiently = { timeout: 20_000 };
let house: House;
let browser: Browser;
const handedOver = new Map<string, string[]>();
const visiting = visits(() => ({ browser, house }));

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  const inspection = await openInspection(house);
  for (let each = 0; each < cases.length * (many + more); each += 1) {
    const problem = `同一工地夜间施工噪声扰民，第 ${each} 次`;
    await house.citizen.ok(submitComplaint, { body: { inspection, problem } });
  }
  await house.cloud.settled();
  const received = await complaintsAt(house, inspection, 'received');
  for (const [at, { complaint }] of received.entries()) {
    const { organisation = '' } = cases[at % cases.length] ?? {};
    await accept(house, complaint, organisation);
    handedOver.set(organisation, [...(handedOver.get(organisation) ?? []), complaint]);
  }
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  for (const { organisation } of cases) {
    for (const complaint of (handedOver.get(organisation) ?? []).slice(0, many)) {
      await signedFor(complaint, organisation);
    }
  }
  await house.cloud.settled();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const shownOf = async (complaint: string) =>
  (await house.as('office-head').ok(readComplaint, { params: { complaint } })).body;

async function signedFor(complaint: string, organisation: string): Promise<void> {
  const { version } = await shownOf(complaint);
  const params = { complaint };
  await house.as(`organisation-liaison@${organisation}`).ok(signIn, { params, version });
}

/** Somebody else of the organisation replies. */
async function repliedByAnother(complaint: string, organisation: string): Promise<void> {
  await house.as(`organisation-in-charge@${organisation}`).ok(reply, {
    params: { complaint },
    version: (await shownOf(complaint)).version,
    body: {
      kind: 'final',
      verdict: 'unsubstantiated',
      result: 'closed',
      outcomes: noOutcomes,
      findings: '另一位同事已经核查。',
      handling: '没有发现问题。',
    },
  });
}

const findings = '现场核查，工地夜间超时施工，反映属实。';
const handling = '责令停止夜间施工，对施工单位立案处罚。';

describe.each(cases)('at $size size, in $language', ({ size, language, organisation }) => {
  const t = catalogue[language];
  const { bulk, replies } = t.todo;
  const says = bulk.reply;
  const words = t.handling.reply;
  const rowsOf = (page: Page) => page.locator('a[data-row]');
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  const idAt = async (page: Page, place: number): Promise<string> =>
    (await rowsOf(page).nth(place).getAttribute('data-row')) ?? '';

  const choose = async (page: Page, count: number): Promise<void> => {
    await expect.poll(() => rowsOf(page).count(), patiently).toBe(count);
    await page.getByRole('checkbox', { name: says.pickAll(count) }).check();
    await press(page, `${says.several}…`);
    await page.getByRole('heading', { name: replies.title(count) }).waitFor();
  };
  const write = async (page: Page): Promise<void> => {
    const choice = (name: string) => page.getByRole('radio', { name, exact: true }).check();
    await choice(t.words.verdict.substantiated);
    await choice(words.results.closed);
    const field = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) });
    await field(words.findings).fill(findings);
    await field(words.handling).fill(handling);
    for (const [name, figure] of [
      ['fined', '1'],
      ['fineYuan', '50,000'],
    ] as const) {
      await page
        .getByRole('textbox', {
          name: words.outcome(t.words.outcome[name], t.words.outcomeUnit[name]),
        })
        .fill(figure);
    }
  };
  const preview = async (page: Page, count: number): Promise<void> => {
    await press(page, replies.preview);
    await page.getByRole('dialog').getByText(says.lead(count)).waitFor();
  };

  test('is written once and counted once; each says what came of it, and nothing is lost or sent twice', async () =>
    visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, `organisation-liaison@${organisation}`, '/todo?act=reply');
      await expect.poll(() => rowsOf(page).count(), patiently).toBe(many);
      const ids = await Promise.all(Array.from({ length: many }, (_, place) => idAt(page, place)));
      const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids;
      const counter = await countClicks(visitor.context);
      await choose(page, many);
      await write(page);
      await visitor.look('replies-form');
      await preview(page, many);
      // 50,000 yuan of one firm stand with the first, and with no other.
      const { number } = await shownOf(first);
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByText(replies.refers(number ?? '')).count()).toBe(many - 1);
      expect(await dialog.getByText('50,000').count()).toBe(1);
      expect(await dialog.getByText(replies.noFigures).count()).toBe(many - 1);
      await visitor.look('replies-preview');
      await press(page, says.submit(many));
      expect(counter.taken()).toEqual({ presses: 6, texts: 4 });
      await press(page, says.undo);
      expect(await page.getByText(says.waiting).count()).toBe(0);
      expect((await shownOf(first)).replies).toEqual([]);

      // Given up, one is back at the list; what was written is there again, and meanwhile others are at work.
      await choose(page, many);
      await press(page, t.workspace.act.cancel);
      const title = page.getByRole('heading', { level: 1, name: t.todo.title });
      await expect
        .poll(() => title.evaluate((one) => one === document.activeElement), patiently)
        .toBe(true);
      await press(page, `${says.several}…`);
      await page.getByText(words.restored).waitFor();
      await preview(page, many);
      for (const each of [second, third, fourth]) {
        visitor.meets(412, new RegExp(`/complaints/${each}/reply$`));
      }
      await page.route(({ pathname }) => pathname === `/complaints/${fifth}/reply`, lost, {
        times: 1,
      });
      await repliedByAnother(second, organisation);
      const head = house.as('office-head');
      const versionOf = async (complaint: string) => (await shownOf(complaint)).version;
      await head.ok(withdrawComplaint, {
        params: { complaint: third },
        version: await versionOf(third),
        body: { ground: 'asked-for' },
      });
      await head.ok(correctAcceptance, {
        params: { complaint: fourth },
        version: await versionOf(fourth),
        body: { keyAttention: true, reason: 'attention-moved' },
      });
      await press(page, says.submit(many));
      const account = page.locator('.under');
      await account.getByText(says.over(1, many)).waitFor();
      const { problem } = t.words;
      for (const why of ['already-done', 'wrong-stage', 'version-moved'] as const) {
        await account.getByText(problem[why]).waitFor();
      }
      await account.getByText(says.unanswered).waitFor();
      await visitor.look('replies-over');

      // The house had done it: the very same goes again, and it stays one reply.
      // Its row may have gone from the list meanwhile: the account has the way to it.
      await account.getByRole('button', { name: bulk.againAll(1), exact: true }).click();
      await account.getByText(says.over(2, many)).waitFor();
      await press(page, bulk.close);

      // What was written for the one that had moved lies in its own form.
      await page.locator(`a[data-row="${fourth}"]`).click();
      await page.getByText(words.restored).waitFor();
      await page.getByRole('button', { name: words.submit }).click();
      await expect.poll(async () => (await shownOf(fourth)).replies.length, patiently).toBe(1);

      const shown = await Promise.all(ids.map(shownOf));
      const given = shown.map((one) => one.replies.map(({ outcomes }) => outcomes.fineYuan));
      expect(given).toEqual([[50_000], [0], [], [0], [0]]);
      for (const at of [3, 4]) {
        expect(shown[at]?.replies[0]).toMatchObject({ findings, evidence: [] });
        expect(shown[at]?.replies[0]?.handling).toContain(replies.proposed(number ?? ''));
      }
      expect(shown[0]?.replies[0]?.handling).toBe(handling);
    }));

  test('where the one that carries the figures does not go, those that refer to it wait', async () => {
    const late = (handedOver.get(organisation) ?? []).slice(many);
    for (const complaint of late) await signedFor(complaint, organisation);
    await house.cloud.settled();
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, `organisation-liaison@${organisation}`, '/todo?act=reply');
      await choose(page, more);
      // What went before is no draft any more.
      expect(await page.getByText(words.restored).count()).toBe(0);
      const [first = '', second = ''] = late.toSorted();
      await write(page);
      await page.getByLabel(replies.carrier).selectOption(second);
      await preview(page, more);
      visitor.meets(412, new RegExp(`/complaints/${second}/reply$`));
      await repliedByAnother(second, organisation);
      await press(page, says.submit(more));
      const account = page.locator('.under');
      await account.getByText(says.over(0, more)).waitFor();
      await account.getByText(says.held).waitFor();
      await visitor.look('replies-held');
      expect((await shownOf(first)).replies).toEqual([]);
      await press(page, bulk.close);
      // The one that waited can be chosen again.
      const { number } = await shownOf(first);
      await page.getByRole('checkbox', { name: t.todo.pick(number ?? '') }).waitFor();
    });
  });
});
