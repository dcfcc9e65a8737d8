import { closeBatch, readComplaint, screenComplaint, submitComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { puttingRight as inEnglish } from '@ducha/portal/workspace/complaint/putting-right/en.ts';
import { puttingRight as inChinese } from '@ducha/portal/workspace/complaint/putting-right/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, complaintsAt, openInspection, registerWangjing, wangjing } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits, type Visitor } from './visitor.ts';

/** What is put right once a complaint was screened, in the pages. */
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  await registerWangjing(house);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const visiting = visits(() => ({ browser, house }));
const texts = { zh: inChinese, en: inEnglish };

/** Somebody's complaint; its receipt, and the complaint. */
async function reported(inspection: string): Promise<{ receipt: string; complaint: string }> {
  const { body } = await house.citizen.ok(submitComplaint, {
    body: { inspection, problem: '烟囱夜里冒黑烟。' },
  });
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  return { receipt: body.receipt, complaint: row?.complaint ?? '' };
}

async function screened(complaint: string, body: object): Promise<void> {
  const screener = house.as('office-screener');
  const params = { complaint };
  const { version } = await screener.ok(readComplaint, { params });
  await screener.ok(screenComplaint, { params, version, body } as never);
  await house.cloud.settled();
}

/** What the complainant reads with the receipt. */
async function follows(visitor: Visitor, receipt: string, name: string): Promise<void> {
  const { page, language } = visitor;
  const { follow } = catalogue[language];
  await visitor.go(language === 'zh' ? '/follow/' : '/en/follow/');
  await page.getByRole('textbox', { name: follow.receipt.label, exact: true }).fill(receipt);
  await page.getByRole('button', { name: follow.receipt.open, exact: true }).click();
  await page.getByRole('heading', { name: follow.standing }).waitFor();
  await visitor.look(name);
}

describe.each([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'en' },
] as const)('$size $language', (as) => {
  const { words, complaint: c } = catalogue[as.language];
  const { undoing } = texts[as.language];

  test('a decline and a merger are taken back, and the receipt tells', async () => {
    const inspection = await openInspection(house);
    const into = await reported(inspection);
    await accept(house, into.complaint, '110105');
    await house.cloud.settled();
    const declined = await reported(inspection);
    await screened(declined.complaint, {
      decision: 'decline',
      ground: 'repeated',
      explanation: '同一问题已有人反映。',
    });
    const merged = await reported(inspection);
    await screened(merged.complaint, { decision: 'merge', into: into.complaint });
    for (const [decision, { complaint, receipt }] of [
      ['decline', declined],
      ['merge', merged],
    ] as const) {
      await visiting(as, async (visitor) => {
        const { page } = visitor;
        await signInAs(visitor, 'office-screener', `/c/${complaint}`);
        await page.getByRole('link', { name: words.act.undoScreening, exact: true }).click();
        const submit = page.getByRole('button', { name: undoing.submit[decision], exact: true });
        await submit.click();
        await page.getByText(undoing.missing).waitFor();
        await page.getByLabel(words.undoneReason['judged-wrongly']).check();
        await visitor.look(`undo-${decision}`);
        await submit.click();
        await page.getByText(c.next.done(words.act.undoScreening)).waitFor();
        await page.getByText(words.stage.received).first().waitFor();
        await visitor.look(`undone-${decision}`);
      });
      await visiting(as, (visitor) => follows(visitor, receipt, `follow-undone-${decision}`));
    }
    const shown = await house
      .as('office-clerk')
      .ok(readComplaint, { params: { complaint: merged.complaint } });
    expect(shown.body).toMatchObject({ stage: 'received', mergedInto: null });
    expect(shown.body.number).not.toBeNull();
  });

  test('a complaint is taken back, by its complainant and by the office', async () => {
    const inspection = await openInspection(house);
    const own = await reported(inspection);
    const { follow } = catalogue[as.language];
    const { withdrawal } = follow;
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await follows(visitor, own.receipt, 'follow-withdrawable');
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await button(withdrawal.ask).click();
      await page.getByText(withdrawal.sure).waitFor();
      await visitor.look('follow-withdrawal-asked');
      await button(withdrawal.keep).click();
      await button(withdrawal.ask).click();
      await button(withdrawal.confirm).click();
      await page.locator('ol.line li', { hasText: follow.stations.withdrawn }).waitFor();
      expect(await button(withdrawal.ask).count()).toBe(0);
      await visitor.look('follow-withdrawn');
    });
    const { complaint, receipt } = await reported(inspection);
    await accept(house, complaint, '110105');
    await house.cloud.settled();
    await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    await house.cloud.settled();
    const { withdrawing } = texts[as.language];
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-head', `/c/${complaint}`);
      await page.getByRole('link', { name: words.act.withdrawComplaint, exact: true }).click();
      const submit = page.getByRole('button', { name: withdrawing.submit, exact: true });
      await submit.click();
      await page.getByText(withdrawing.missing.sure).waitFor();
      await page.getByLabel(words.withdrawalGround['sent-twice']).check();
      await page.getByLabel(withdrawing.sure).check();
      await visitor.look('withdraw');
      await submit.click();
      await page.getByText(c.next.done(words.act.withdrawComplaint)).waitFor();
      await page.getByText(words.withdrawalGround['sent-twice']).waitFor();
      await visitor.look('withdrawn');
    });
    await visiting(as, (visitor) => follows(visitor, receipt, 'follow-withdrawn-by-office'));
  });

  test('a relapse is linked with the earlier one, and each page shows the other', async () => {
    const inspection = await openInspection(house);
    const accepted = async () => {
      const one = await reported(inspection);
      await accept(house, one.complaint, '110105');
      await house.cloud.settled();
      return one;
    };
    const [earlier, later] = [await accepted(), await accepted()];
    const numberOf = async (complaint: string) =>
      (await house.as('office-clerk').ok(readComplaint, { params: { complaint } })).body.number;
    const [before, after] = [await numberOf(earlier.complaint), await numberOf(later.complaint)];
    const { linking } = texts[as.language];
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-head', `/c/${later.complaint}`);
      await page.getByRole('link', { name: words.act.linkRelapse, exact: true }).click();
      const form = page.locator('.act-form');
      // What is no number is said to be none.
      await page.getByLabel(linking.number).fill('烧烤店');
      await form.getByRole('button', { name: linking.find, exact: true }).click();
      await form.getByText(linking.notThere).waitFor();
      await page.getByLabel(linking.number).fill(before ?? '');
      await form.getByRole('button', { name: linking.find, exact: true }).click();
      await page.getByText(linking.found).waitFor();
      await visitor.look('link-relapse');
      await page.getByRole('button', { name: linking.submit, exact: true }).click();
      await page.getByText(c.next.done(words.act.linkRelapse)).waitFor();
      await visitor.look('linked-relapse');
      await page.getByRole('link', { name: before ?? '', exact: true }).click();
      await page.getByText(c.facts.relapses).waitFor();
      await page.getByRole('link', { name: after ?? '', exact: true }).waitFor();
    });
  });

  test('what was accepted is corrected, and what it was before is told', async () => {
    const inspection = await openInspection(house);
    const { complaint } = await reported(inspection);
    await accept(house, complaint, '110105');
    await house.cloud.settled();
    const { correcting } = texts[as.language];
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-reviewer', `/c/${complaint}`);
      await page.getByRole('link', { name: words.act.correctAcceptance, exact: true }).click();
      const submit = page.getByRole('button', { name: correcting.submit, exact: true });
      await submit.click();
      await page.getByText(correcting.missing.same).waitFor();
      await page.getByLabel(correcting.keyAttention).check();
      await page.getByLabel(correcting.mainType).selectOption('noise');
      await page.getByRole('combobox', { name: correcting.place }).fill('望京');
      await page.keyboard.press('Enter');
      await page.getByLabel(words.acceptanceReason['judged-anew']).check();
      await visitor.look('correct-acceptance');
      await submit.click();
      await page.getByText(c.next.done(words.act.correctAcceptance)).waitFor();
      await page.getByText(c.facts.fromTo(c.facts.no, c.facts.yes)).waitFor();
      await page.getByText(c.facts.place + c.facts.colon).waitFor();
      await visitor.look('corrected-acceptance');
    });
    const shown = await house.as('office-clerk').ok(readComplaint, { params: { complaint } });
    expect(shown.body).toMatchObject({
      mainType: 'noise',
      keyAttention: true,
      district: '110105',
      township: wangjing,
      relocations: [{ before: { township: null }, after: { township: wangjing } }],
      acceptanceCorrections: [{ before: { mainType: 'air' }, reason: 'judged-anew' }],
    });
  });

  test('the office assigns anew, before the hand-over and after it', async () => {
    const inspection = await openInspection(house);
    const { complaint } = await reported(inspection);
    await accept(house, complaint, '110105');
    await house.cloud.settled();
    const { reassigning } = texts[as.language];
    const pick = catalogue[as.language].workspace.pick;
    const name = (code: string) => names[as.language][code] ?? '';
    const assign = async (visitor: Visitor, from: string, to: string, picture: string) => {
      const { page } = visitor;
      await page.getByRole('link', { name: words.act.reassign, exact: true }).click();
      const submit = page.getByRole('button', { name: reassigning.submit, exact: true });
      await submit.click();
      await page.getByText(reassigning.missing.same).waitFor();
      await page.getByRole('button', { name: pick.removeOne(name(from)), exact: true }).click();
      await page.getByRole('combobox', { name: reassigning.organisations }).fill(to);
      await page.keyboard.press('Enter');
      await page.getByText(reassigning.leaves(name(from))).waitFor();
      await page.getByLabel(words.reassignReason['wrong-organisation']).check();
      await visitor.look(picture);
      await submit.click();
      await page.getByText(c.next.done(words.act.reassign)).waitFor();
    };
    await visiting(as, async (visitor) => {
      await signInAs(visitor, 'office-screener', `/c/${complaint}`);
      await assign(visitor, '110105', '110106', 'reassign-before');
      await visitor.look('reassigned-before');
    });
    await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      await signInAs(visitor, 'office-head', `/c/${complaint}`);
      await assign(visitor, '110106', '110108', 'reassign-after');
      await visitor.look('reassigned-after');
    });
    const shown = await house.as('office-clerk').ok(readComplaint, { params: { complaint } });
    expect(shown.body).toMatchObject({
      stage: 'transferred',
      assignments: [{ organisation: '110108', role: 'lead' }],
    });
    expect(shown.body.reassignments).toHaveLength(2);
  });
});

const names: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = {
  zh: { '110105': '朝阳区', '110106': '丰台区' },
  en: { '110105': 'Chaoyang District', '110106': 'Fengtai District' },
};
