import {
  appointOfficial,
  closeBatch,
  eraseByReceipt,
  listDuties,
  listTasks,
  lookAtComplaint,
  postProgress,
  publishAnnouncement,
  readComplaint,
  readComplaintsPolicy,
  readInspection,
  readTask,
  submitComplaint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { announcement as announcedEn } from '@ducha/portal/texts/en/announcement.ts';
import { announcement as announced } from '@ducha/portal/texts/zh/announcement.ts';
import { announcements as a } from '@ducha/portal/workspace/announcements/zh.ts';
import { duties as d } from '@ducha/portal/workspace/duties/zh.ts';
import { erasure as e } from '@ducha/portal/workspace/erasure/zh.ts';
import { policies as p } from '@ducha/portal/workspace/policies/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, answerComplaint, complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, lost } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

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

/** Somebody's complaint with a contact; its receipt, and the complaint. */
async function reported(): Promise<{ receipt: string; complaint: string }> {
  const inspection = await openInspection(house);
  const { body } = await house.citizen.ok(submitComplaint, {
    body: {
      inspection,
      problem: '烟囱夜里冒黑烟。',
      contact: { name: '钱某某', phone: '13911112222' },
    },
  });
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  return { receipt: body.receipt, complaint: row?.complaint ?? '' };
}

describe.each([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'en' },
] as const)('by the receipt, $size $language', (as) => {
  const f = catalogue[as.language].follow;
  const { erasure: words } = f;

  test('the contact is erased after a second thought, also when the answer was lost on the way', async () => {
    const { receipt, complaint } = await reported();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await visitor.go(as.language === 'zh' ? '/follow/' : '/en/follow/');
      await page.getByRole('textbox', { name: f.receipt.label, exact: true }).fill(receipt);
      await button(f.receipt.open).click();
      await page.getByText(words.screening).waitFor();
      expect(await page.getByLabel(words.part.words).count(), 'words are being screened').toBe(0);

      await button(words.ask).click();
      await page.getByText(words.empty).waitFor();
      await page.getByLabel(words.part.contact).check();
      await button(words.ask).click();
      await page.getByText(words.sure).waitFor();
      await visitor.look('follow-erasure-asked');
      await button(words.keep).click();
      expect(await page.getByLabel(words.part.contact).isChecked()).toBe(true);

      const asked = await between(page, eraseByReceipt, lost);
      await button(words.ask).click();
      await button(words.confirm).click();
      await page.getByText(f.unanswered).waitFor();
      await button(f.again).click();
      await page.getByText(words.cause.complainant).waitFor();
      await page.getByText(words.nothing).waitFor();
      await visitor.look('follow-erased');
      expect(asked).toHaveLength(2);
    });
    const looked = await house.as('office-screener').ok(lookAtComplaint, {
      params: { complaint },
      body: { reason: '核对', contact: true },
    });
    expect(looked.body.contact).toMatchObject({ name: '已删除', phone: '已删除' });
  });
});

test('the office corrects a text and erases another, and the page says what is no longer there', async () => {
  const { complaint } = await reported();
  await accept(house, complaint, '110105');
  await house.cloud.settled();
  const { words } = catalogue.zh;
  await visiting({ size: 'desk', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await signInAs(visitor, 'office-head', `/c/${complaint}`);
    await page.getByRole('link', { name: words.act.correctComplaintText, exact: true }).click();
    await button(e.correction.submit).click();
    await page.getByText(e.correction.missing.old).waitFor();
    await page.getByLabel(e.correction.text).selectOption('cleared-text');
    const corrected = page.getByRole('textbox', { name: e.correction.corrected });
    await corrected.fill('反映某厂夜里冒烟，电话13911112222。');
    await page.getByLabel(e.correction.olds.erased).check();
    visitor.meets(422, /\/complaints\/\w+\/correction$/);
    await button(e.correction.submit).click();
    await page.getByText(words.problem['personal-data-in-text']).waitFor();
    await visitor.look('complaint-correction-personal-data');
    await corrected.fill('反映某厂夜里冒烟。');
    await button(e.correction.submit).click();
    await page.getByText('反映某厂夜里冒烟。').first().waitFor();
    await page.getByText(catalogue.zh.complaint.facts.oldErased).waitFor();

    await page.getByRole('link', { name: words.act.eraseComplaintTexts, exact: true }).click();
    await button(e.erasing.submit).click();
    await page.getByText(e.erasing.missing.sure).waitFor();
    await page.getByLabel(words.erasurePart.contact).check();
    await page.getByLabel(words.erasureGround['asked-for']).check();
    await page.getByLabel(e.erasing.sure).check();
    await visitor.look('complaint-erasure');
    await button(e.erasing.submit).click();
    await page.getByText(words.erasureCause.office).waitFor();
    await page.getByText(catalogue.zh.complaint.facts.contactErased).waitFor();
    await visitor.look('complaint-erased');
  });
  const { body } = await house.as('office-head').ok(readComplaint, { params: { complaint } });
  expect(body).toMatchObject({ clearedText: '反映某厂夜里冒烟。' });
  expect(body.erasable).not.toContain('contact');
});

test('the office corrects a report of a task and erases it, and the page keeps its place', async () => {
  const inspection = await openInspection(house);
  await house.citizen.ok(submitComplaint, { body: { inspection, problem: '河边有垃圾。' } });
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  const complaint = row?.complaint ?? '';
  await accept(house, complaint, '110105');
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  await answerComplaint(house, complaint, '110105', {
    result: 'staged',
    plan: { measures: '清理河道', deadline: '2030-01-01' },
  });
  await house.cloud.settled();
  const head = house.as('office-head');
  const [line] = (await head.ok(listTasks)).body.tasks;
  const params = { task: line?.task ?? '' };
  const { version } = await head.ok(readTask, { params });
  await house.as('organisation-liaison@110105').ok(postProgress, {
    params,
    version,
    body: { word: 'on-schedule', text: '已清理张三门前', evidence: [] },
  });
  const { words, task: t } = catalogue.zh;
  await visiting({ size: 'phone', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await signInAs(visitor, 'office-head', `/t/${params.task}`);
    await page.getByRole('link', { name: words.act.correctTaskText, exact: true }).click();
    await button(t.correction.submit).click();
    await page.getByText(t.correction.missing.old).waitFor();
    await page.getByLabel(t.correction.text).selectOption('progress-1');
    const corrected = page.getByRole('textbox', { name: t.correction.corrected });
    expect(await corrected.inputValue()).toBe('已清理张三门前');
    await corrected.fill('已清理门前');
    await page.getByLabel(t.correction.olds.kept).check();
    await visitor.look('task-correction');
    await button(t.correction.submit).click();
    await page.getByText('已清理门前').first().waitFor();
    await page.getByText(t.facts.oldKept).waitFor();

    await page.getByRole('link', { name: words.act.eraseTaskTexts, exact: true }).click();
    await button(t.erasing.submit).click();
    await page.getByText(t.erasing.missing.sure).waitFor();
    await page.getByLabel(t.progress.nth(1)).check();
    await page.getByLabel(words.erasureGround.mistaken).check();
    await page.getByLabel(t.erasing.sure).check();
    await visitor.look('task-erasure');
    await button(t.erasing.submit).click();
    await page.getByText(t.facts.erased).waitFor();
    await visitor.look('task-erased');
  });
  const { body } = await head.ok(readTask, { params });
  expect(body).toMatchObject({
    progress: [{ organisation: '110105', text: null }],
    erasures: [{ texts: ['progress-1'], ground: 'mistaken' }],
    corrections: [{ text: 'progress-1', keptOld: true }],
    erasable: [],
  });
});

test('an announcement is corrected, the wrong edition erased, and everyone reads that it was', async () => {
  const { body } = await house.as('office-head').ok(publishAnnouncement, {
    body: {
      kind: 'notice',
      title: { chinese: '关于张三的通告', english: null },
      text: { chinese: '张三的电话。', english: null },
      contact: null,
    },
  });
  await house.cloud.settled();
  const { words } = catalogue.zh;
  await visiting({ size: 'desk', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await signInAs(visitor, 'office-head', `/work/announcements/${body.announcement}`);
    await button(a.correct.open).click();
    await page.getByRole('textbox', { name: a.form.titleChinese, exact: true }).fill('一则通告');
    await page.getByRole('textbox', { name: a.form.textChinese, exact: true }).fill('已更正。');
    await button(a.preview).click();
    await page.getByText(a.correct.missing).waitFor();
    await page.getByLabel(a.correct.olds.kept).check();
    await visitor.look('announcement-correction');
    await button(a.preview).click();
    await button(a.correct.act).click();
    await page.getByText(a.edition(2)).waitFor();

    await button(a.erase.open).click();
    await button(a.erase.submit).click();
    await page.getByText(a.erase.missing.sure).waitFor();
    await page.getByLabel(a.edition(1)).check();
    await page.getByLabel(words.erasureGround.unlawful).check();
    await page.getByLabel(a.erase.sure).check();
    await visitor.look('announcement-erasure');
    await button(a.erase.submit).click();
    await page.getByText(a.erased).waitFor();
    await visitor.look('announcement-erased');
  });
  for (const language of ['zh', 'en'] as const) {
    await visiting({ size: 'phone', language }, async (visitor) => {
      const { page } = visitor;
      const at = `${language === 'zh' ? '' : '/en'}/announcement/?id=${body.announcement}`;
      await visitor.go(at);
      await page.getByText('已更正。').waitFor();
      await visitor.go(`${at}&edition=1`);
      await page.getByText(language === 'zh' ? announced.erased : announcedEn.erased).waitFor();
      expect(await page.getByText('张三').count()).toBe(0);
      await visitor.look('announcement-edition-erased');
    });
  }
});

test('whoever left a duty is erased by the head of the office, who sees when they held it', async () => {
  const params = { organisation: '110106', duty: 'principal' } as const;
  const administrator = house.as('notification-administrator');
  for (const name of ['张三', '李四']) {
    const official = { name, mobile: '13800000001' };
    await administrator.ok(appointOfficial, { params, body: official });
  }
  const { words } = catalogue.zh;
  const duty = words.duty.principal;
  await visiting({ size: 'phone', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await signInAs(visitor, 'office-head', '/work/duties?organisation=110106');
    await button(`${d.erasing.open} ${duty}`).click();
    await button(d.erasing.submit).click();
    await page.getByText(d.erasing.missing.sure).waitFor();
    for (const left of await page.getByRole('checkbox').all()) await left.check();
    await page.getByLabel(words.erasureGround['asked-for']).check();
    await visitor.look('duty-erasure');
    await button(d.erasing.submit).click();
    await page.getByText(d.done.erased(duty)).waitFor();
    await visitor.look('duty-erased');
  });
  const { duties } = (await administrator.ok(listDuties, { query: { organisation: '110106' } }))
    .body;
  const held = duties.find((one) => one.duty === params.duty);
  expect(held?.holder?.name).toBe('李四');
  expect(held?.earlier.every(({ erased }) => erased)).toBe(true);
});

test('what was declared about a team is erased with a reason, and the page says so', async () => {
  const inspection = await openInspection(house);
  const { words } = catalogue.zh;
  const { erasing } = catalogue.zh.inspections;
  await visiting({ size: 'phone', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await signInAs(visitor, 'office-head', `/work/inspections/${inspection}`);
    await page.getByRole('link', { name: words.act.eraseInspectionTexts, exact: true }).click();
    await button(erasing.submit).click();
    await page.getByText(erasing.missing.sure).waitFor();
    await page.getByLabel(erasing.texts.vetting).check();
    await page.getByLabel(words.erasureGround['asked-for']).check();
    await page.getByLabel(erasing.sure).check();
    await visitor.look('inspection-erasure');
    await button(erasing.submit).click();
    await page
      .getByText(catalogue.zh.inspections.next.done(words.act.eraseInspectionTexts))
      .waitFor();
    await visitor.look('inspection-erased');
  });
  const { body } = await house.as('office-head').ok(readInspection, { params: { inspection } });
  expect(body).toMatchObject({
    erasable: ['decision'],
    erasures: [{ texts: ['vetting'], ground: 'asked-for' }],
  });
});

test('the rules are read by a liaison, and changed and taken back by the head of the office', async () => {
  const label = '办理反馈期限';
  await visiting({ size: 'phone', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    await signInAs(visitor, 'organisation-liaison@110105', '/work/policies');
    await page.getByText(label).first().waitFor();
    expect(await page.getByRole('button', { name: p.changeOne(label) }).count()).toBe(0);
    await visitor.look('policies');
  });
  await visiting({ size: 'desk', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    await signInAs(visitor, 'office-head', '/work/policies');
    await page.getByRole('button', { name: p.changeOne(label) }).click();
    const value = page.getByRole('textbox', { name: p.form.value });
    await value.fill('soon');
    await page.getByRole('button', { name: p.form.submit, exact: true }).click();
    await page.getByText(p.form.missing.value).waitFor();
    await value.fill('７');
    await page.getByLabel(p.form.from).fill('2030-01-01');
    await visitor.look('policies-change');
    await page.getByRole('button', { name: p.form.submit, exact: true }).click();
    await page.getByText(p.state.coming, { exact: true }).waitFor();
    await visitor.look('policies-coming');
    const { body } = await house.as('office-head').ok(readComplaintsPolicy);
    expect(body.changes).toMatchObject([
      { state: 'coming', from: '2030-01-01', entries: [{ entry: 'reply', value: { value: 7 } }] },
    ]);
    await page.getByRole('button', { name: p.withdrawOne(label) }).click();
    await page.getByRole('button', { name: p.withdrawConfirm, exact: true }).click();
    await page.getByText(p.state.withdrawn, { exact: true }).waitFor();
    await page.getByText(p.noneComing).waitFor();
    // The rules of the others are of other forms: ladders, hours, organisations.
    for (const service of ['inspections', 'rectification', 'notifications'] as const) {
      await page.getByLabel(p.service[service]).check();
      await page.getByRole('table').waitFor();
      await visitor.look(`policies-${service}`);
    }
    await page
      .getByRole('button', { name: /^调整“/ })
      .first()
      .click();
    await page.getByRole('button', { name: p.form.submit, exact: true }).waitFor();
    await visitor.look('policies-change-ladder');
  });
});
