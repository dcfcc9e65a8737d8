import { addDays, beijingDate } from '@ducha/calendar';
import {
  closeBatch,
  decideReply,
  readComplaint,
  registerComplaint,
  reply,
  signIn,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { complaints as ledgerEn } from '@ducha/portal/workspace/complaints/en.ts';
import { complaints as ledgerZh } from '@ducha/portal/workspace/complaints/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { accept, noOutcomes, openInspection } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

/** 反馈总时限: in a central inspection the organisation has a date of its own inside that of the whole. */
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
const form = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
const dayIn = {
  zh: new Intl.DateTimeFormat('zh-CN', form),
  en: new Intl.DateTimeFormat('en-GB', form),
};
const ledgers = { zh: ledgerZh, en: ledgerEn };

describe.each([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'zh' },
  { size: 'desk', language: 'en' },
] as const)('$size $language', (as) => {
  const { words, complaint: c, handling, review, todo } = catalogue[as.language];

  test('both dates stand where one looks for them, and no day beyond that of the whole is taken', async () => {
    const inspection = await openInspection(house, {}, { level: 'central' });
    const clerk = house.as('office-clerk');
    const { body } = await clerk.ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '工地扬尘' },
    });
    const { complaint } = body;
    const params = { complaint };
    await accept(house, complaint, '110105');
    await house.cloud.settled();
    await clerk.ok(closeBatch, { body: { inspection } });
    const liaison = house.as('organisation-liaison@110105');
    const handed = await eventually(
      async () => clerk.ok(readComplaint, { params }),
      (answer) => answer.body.outerDue !== null,
    );
    await liaison.ok(signIn, { params, version: handed.version });
    await house.cloud.settled();
    const outer = addDays(beijingDate(handed.body.transferredAt ?? ''), 10);
    const day = dayIn[as.language].format(Date.parse(outer));

    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'organisation-liaison@110105', '/todo');
      await page.getByText(todo.outer(day)).first().waitFor();
      await visitor.look('outer-date-todo');
      await visitor.go(`/c/${complaint}`);
      await page.getByText(c.facts.innerDue, { exact: true }).waitFor();
      await page.getByText(c.facts.outerDue, { exact: true }).waitFor();
      await visitor.look('outer-date-facts');
      await page.getByRole('link', { name: words.act.askExtension, exact: true }).click();
      await page.getByLabel(handling.extension.reason).fill('设备还没有到货');
      await page.getByLabel(handling.extension.until).fill(addDays(outer, 1));
      const submit = page.getByRole('button', { name: handling.extension.submit, exact: true });
      visitor.meets(422, /\/extension$/);
      await submit.click();
      await page.getByText(words.fault['beyond-outer']).first().waitFor();
      await visitor.look('outer-date-beyond');
      await page.getByLabel(handling.extension.until).fill(outer);
      await submit.click();
      await page.getByText(c.next.done(words.act.askExtension)).waitFor();
    });

    const findings = '经核查的情况';
    const written = await liaison.ok(readComplaint, { params });
    const replied = await liaison.ok(reply, {
      params,
      version: written.version,
      body: {
        kind: 'final',
        verdict: 'substantiated',
        result: 'closed',
        outcomes: noOutcomes,
        findings,
        handling: findings,
        goal: findings,
      },
    });
    await house.as('organisation-principal@110105').ok(decideReply, {
      params,
      version: replied.version,
      body: { decision: 'approve' },
    });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-reviewer', `/work/complaints?inspection=${inspection}`);
      await page.getByText(ledgers[as.language].outer(day)).first().waitFor();
      await visitor.look('outer-date-ledger');
      await visitor.go(`/c/${complaint}`);
      await page.getByRole('link', { name: words.act.reviewReply, exact: true }).click();
      await page.getByLabel(review.decisions.return).check();
      await page.getByLabel(review.redoBy).waitFor();
      await visitor.look('outer-date-redo');
    });
  });
});
