import { closeBatch, readComplaint, screenComplaint, submitComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { callBack as inEnglish } from '@ducha/portal/workspace/complaint/call-back/en.ts';
import { callBack as inChinese } from '@ducha/portal/workspace/complaint/call-back/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, answerComplaint, complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits, type Visitor } from './visitor.ts';

/** What comes after a complaint was closed, in the pages. */
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

const texts = { zh: inChinese, en: inEnglish };
const visiting = visits(() => ({ browser, house }));

interface Reported {
  readonly receipt: string;
  readonly complaint: string;
}

async function reported(inspection: string, contact: object = {}): Promise<Reported> {
  const { body } = await house.citizen.ok(submitComplaint, {
    body: { inspection, problem: '烟囱夜里冒黑烟。', contact },
  });
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  return { receipt: body.receipt, complaint: row?.complaint ?? '' };
}

/** A complaint that was closed, and another one that had been merged into it. */
async function closed(contact: object = {}): Promise<{ own: Reported; joined: Reported }> {
  const inspection = await openInspection(house);
  const own = await reported(inspection, contact);
  await accept(house, own.complaint, '110105');
  const joined = await reported(inspection);
  const screener = house.as('office-screener');
  const params = { complaint: joined.complaint };
  const { version } = await screener.ok(readComplaint, { params });
  await screener.ok(screenComplaint, {
    params,
    version,
    body: { decision: 'merge', into: own.complaint },
  });
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  await answerComplaint(house, own.complaint, '110105');
  await house.cloud.settled();
  return { own, joined };
}

/** Opens the page of a receipt. */
async function follows(visitor: Visitor, receipt: string): Promise<void> {
  const { page, language } = visitor;
  const { follow } = catalogue[language];
  await visitor.go(language === 'zh' ? '/follow/' : '/en/follow/');
  await page.getByRole('textbox', { name: follow.receipt.label, exact: true }).fill(receipt);
  await page.getByRole('button', { name: follow.receipt.open, exact: true }).click();
  await page.getByRole('heading', { name: follow.standing }).waitFor();
}

describe.each([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'en' },
] as const)('on a $size in $language', (as) => {
  const { complaint: c, follow } = catalogue[as.language];
  const { satisfaction: words } = follow;

  test('the complainant says whether they are satisfied, says otherwise, and the office reads it', async () => {
    const { own, joined } = await closed();
    const words_ = as.language === 'zh' ? '夜里还有烟。' : 'There is still smoke at night.';
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await follows(visitor, own.receipt);
      await visitor.look('follow-satisfaction');
      await button(words.send).click();
      await page.getByText(words.empty).waitFor();
      await page.getByLabel(words.choice.no, { exact: true }).check();
      await page.getByLabel(words.words).fill(words_);
      await button(words.send).click();
      await button(words.change).waitFor();
      await page.locator('.messages').getByText(words_).waitFor();
      await visitor.look('follow-satisfaction-told');
      await button(words.change).click();
      await page.getByLabel(words.choice.no, { exact: true }).check();
      visitor.meets(422, /follow-up\/satisfaction$/);
      await button(words.send).click();
      await page.getByText(words['nothing-changed']).waitFor();
      await visitor.look('follow-satisfaction-same');
      await page.getByLabel(words.choice.yes, { exact: true }).check();
      await button(words.send).click();
      await button(words.change).waitFor();
      const [said = ''] = words.told.yes('|').split('|').toReversed();
      await page.getByText(said).waitFor();
    });
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await follows(visitor, joined.receipt);
      await page.getByLabel(words.choice.no, { exact: true }).check();
      await page.getByRole('button', { name: words.send, exact: true }).click();
      await page.getByRole('button', { name: words.change, exact: true }).waitFor();
    });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-screener', `/c/${own.complaint}`);
      const fact = page.locator('dd', { hasText: c.facts.satisfactionBy.joined });
      await fact.waitFor();
      expect(await fact.locator('p').count()).toBe(3);
      await visitor.look('satisfaction');
    });
  });

  test('the complainant asks that it is taken up again, the office decides, and both sides read it', async () => {
    const { own, joined } = await closed();
    const { own: other } = await closed();
    const { reopening } = follow;
    const { reopening: deciding } = texts[as.language];
    const zh = as.language === 'zh';
    const why = zh ? '夜里还有烟。' : 'There is still smoke at night.';
    const task = zh ? '请夜间再查一次。' : 'Look at it once more at night.';
    const asks = async (visitor: Visitor, receipt: string): Promise<void> => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await follows(visitor, receipt);
      await button(reopening.ask).click();
      await page.getByText(reopening.empty).waitFor();
      await page.getByLabel(reopening.label).fill(why);
      await button(reopening.ask).click();
      await button(reopening.keep).click();
      await button(reopening.ask).click();
      await visitor.look('follow-reopening-asking');
      await button(reopening.confirm).click();
      await page.locator('.messages').getByText(why).waitFor();
      expect(await button(reopening.ask).count()).toBe(0);
    };
    await visiting(as, async (visitor) => {
      await asks(visitor, own.receipt);
      await visitor.look('follow-reopening-waits');
    });
    await visiting(as, async (visitor) => {
      await follows(visitor, joined.receipt);
      await visitor.page.getByText(reopening.joined).waitFor();
      await asks(visitor, other.receipt);
    });
    await house.cloud.settled();
    const decide = async (
      visitor: Visitor,
      complaint: string,
      decision: 'grant' | 'deny',
      words: string,
    ): Promise<void> => {
      const { page } = visitor;
      const act = catalogue[as.language].words.act.decideReopening;
      await visitor.go(`/c/${complaint}`);
      await page.getByRole('link', { name: act, exact: true }).click();
      await page.getByLabel(deciding.decide[decision], { exact: true }).check();
      await page.getByRole('textbox', { name: deciding.reason[decision] }).fill(words);
      await visitor.look(`decide-reopening-${decision}`);
      await page.getByRole('button', { name: deciding.decide[decision], exact: true }).click();
      await page.getByText(c.next.done(act)).waitFor();
      await visitor.look(`reopening-${decision}`);
    };
    const denial = zh ? '没有新的情况。' : 'There is nothing new.';
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-head', '/todo');
      const act = catalogue[as.language].words.act.decideReopening;
      await page.getByRole('option', { name: act }).first().waitFor({ state: 'attached' });
      await decide(visitor, own.complaint, 'grant', task);
      await decide(visitor, other.complaint, 'deny', denial);
    });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'organisation-liaison@110105', `/c/${own.complaint}`);
      await page.getByRole('heading', { name: c.reopenings.heading }).waitFor();
      expect(await page.getByText(why).count()).toBe(0);
      const act = catalogue[as.language].words.act.reply;
      await page.getByRole('link', { name: act, exact: true }).click();
      await page.locator('.act-form').getByText(task).waitFor();
      await visitor.look('reply-reopened');
    });
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await follows(visitor, own.receipt);
      await page.getByText(task).waitFor();
      await visitor.look('follow-reopened');
      await follows(visitor, other.receipt);
      await page.getByText(denial).waitFor();
      await visitor.look('follow-reopening-denied');
    });
  });

  test('the office looks at the contact, calls back, and the complainant reads what was written down', async () => {
    const { own } = await closed({ phone: '13811112222' });
    const { calling } = texts[as.language];
    const { words: w } = catalogue[as.language];
    const said = as.language === 'zh' ? '夜里还有烟。' : 'There is still smoke at night.';
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await signInAs(visitor, 'office-screener', `/c/${own.complaint}`);
      await page.getByRole('link', { name: w.act.callBack, exact: true }).click();
      await button(calling.submit).click();
      await page.getByText(calling.missing.channel).waitFor();
      await page.getByLabel(w.callBackChannel.phone, { exact: true }).check();
      await page.getByLabel(w.callBackOutcome['not-satisfied'], { exact: true }).check();
      await page.getByLabel(calling.said).fill(said);
      await page.getByLabel(calling.asks).check();
      await page.getByRole('textbox', { name: calling.reason }).fill(said);
      visitor.meets(409, /call-back$/);
      await button(calling.submit).click();
      await page.getByText(w.problem['contact-unseen']).waitFor();
      await visitor.look('call-back-unseen');
      await button(c.look.open).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(as.language === 'zh' ? '回访' : 'Call-back');
      await dialog.getByLabel(c.look.contact).check();
      await dialog.getByRole('button', { name: c.look.submit, exact: true }).click();
      await page.getByText('13811112222').waitFor();
      await button(calling.submit).click();
      await page.getByText(c.next.done(w.act.callBack)).waitFor();
      await page.getByRole('heading', { name: c.reopenings.heading }).waitFor();
      await visitor.look('called-back');
    });
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await follows(visitor, own.receipt);
      const [noted = ''] = words.called['not-satisfied']('|', words.how.phone)
        .split('|')
        .toReversed();
      await page.getByText(noted).waitFor();
      await visitor.look('follow-called-back');
    });
  });
});
