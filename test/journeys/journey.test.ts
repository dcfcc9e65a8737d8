import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeBatch,
  closeStationing,
  correctAcceptance,
  createInspection,
  decideInspection,
  discloseBatch,
  finishTask,
  followComplaint,
  listComplaints,
  listPublicInspections,
  lookAtComplaint,
  listReminders,
  listTasks,
  openStationing,
  postProgress,
  prepareInspection,
  readBatch,
  readComplaint,
  readComplaintTimeline,
  readFigures,
  readInspection,
  readPublicBatch,
  readPublicResult,
  readPublicTable,
  readTask,
  readTaskTimeline,
  registerComplaint,
  requestEvidenceUpload,
  screenComplaint,
  submitComplaint,
  submitInspection,
} from '@ducha/contracts';
import { beijingDate } from '@ducha/calendar';
import { loadBasics } from '@ducha/local-cloud';
import { answerComplaint, noOutcomes } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';

/**
 * The journey of a complaint, each step by HTTP as its own role, over the synthesized stack on real
 * engines: from a citizen's post to the official's phone, and the result back into the open.
 */
const chaoyang = '110105';
const haidian = '110108';
const fangshan = '110111';
const hour = 3600 * 1000;
const day = 24 * hour;

/** What the citizen wrote; nothing of it may reach an official, a phone, a mailbox or a log. */
const secrets = {
  name: '欧阳静怡',
  phone: '13912345678',
  address: '幸福里小区7号楼2单元501',
  words: '我住在幸福里小区7号楼，楼下烧烤店每晚冒黑烟，请联系我13912345678',
};
let house: House;
let inspection = '';
let receipt = '';
let withContact = '';
let byPhone = '';
let batch = '';
let task = '';

beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
});

describe('from a complaint to the phone of an official, and back into the open', () => {
  it('1. the office creates an inspection, it is approved, its stationing opens', async () => {
    const created = await house.as('office-clerk').ok(createInspection, {
      body: {
        kind: 'routine',
        level: 'municipal',
        important: false,
        targets: [chaoyang, haidian],
        from: today(),
        until: today(29),
        policy: {
          round: 3,
          signIn: { value: 1, unit: 'working-days' },
          reply: { value: 10, unit: 'calendar-days' },
          typeCounting: 'main',
          organisationCounting: 'lead',
        },
      },
    });
    inspection = created.body.inspection;
    const params = { inspection };
    const head = house.as('office-head');
    const submitted = await head.ok(submitInspection, { params, version: created.version });
    // A routine inspection is not the working group's to approve.
    const refused = await house.as('working-group-approver').call(decideInspection, {
      params,
      version: submitted.version,
      body: { decision: 'approve', reason: '同意' },
    });
    expect(refused.ok).toBe(false);
    const approved = await house.as('committee-and-government-approver').ok(decideInspection, {
      params,
      version: submitted.version,
      body: { decision: 'approve', reason: '同意开展' },
    });
    const prepared = await head.ok(prepareInspection, {
      params,
      version: approved.version,
      body: {
        leader: { subject: 'leader-1', rank: 'bureau', retiredOn: null, organisations: [] },
        deputies: [
          {
            subject: 'deputy-1',
            rank: 'bureau',
            retiredOn: null,
            organisations: [{ organisation: 'sthjj', leads: true, left: null }],
          },
        ],
        members: [],
      },
    });
    const opened = await head.ok(openStationing, { params, version: prepared.version });
    expect(opened.body.stage).toBe('stationed');
    await house.cloud.settled();
    const open = await house.citizen.ok(listPublicInspections);
    expect(open.body.inspections.map((one) => one.inspection)).toContain(inspection);
  });

  it('2. a citizen posts with and without contact, and follows with the receipt alone', async () => {
    const body = {
      inspection,
      problem: secrets.words,
      district: chaoyang,
      type: 'air',
      contact: { name: secrets.name, phone: secrets.phone, address: secrets.address },
    };
    const idempotencyKey = randomUUID();
    const first = await house.citizen.ok(submitComplaint, { body, idempotencyKey });
    receipt = first.body.receipt;
    const again = await house.citizen.ok(submitComplaint, { body, idempotencyKey });
    expect(again.body.receipt).toBe(receipt);
    const other = await house.citizen.call(submitComplaint, {
      body: { ...body, problem: '另一件事' },
      idempotencyKey,
    });
    expect(other).toMatchObject({ ok: false, status: 422 });
    const anonymous = await house.citizen.ok(submitComplaint, {
      body: { inspection, problem: '工地夜间施工噪声扰民' },
    });
    expect(anonymous.body.receipt).not.toBe(receipt);
    const followed = await house.citizen.ok(followComplaint, { receipt });
    expect(followed.body).toMatchObject({ stage: 'received', number: null });
    await house.cloud.settled();
    const figures = await house.as('office-clerk').ok(readFigures, { query: { inspection } });
    expect(figures.body.received).toBe(2);
    const wrong = await house.citizen.call(followComplaint, { receipt: '12345678901234567890' });
    expect(wrong).toMatchObject({ ok: false, status: 404 });
  });

  it('3. a clerk registers one by phone; screening accepts with numbers and cleaned texts', async () => {
    const registered = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '河道有油污', district: haidian },
    });
    byPhone = registered.body.complaint;
    withContact = await complaintOf('web', '7号楼');
    const screener = house.as('office-screener');
    const seen = await screener.ok(readComplaint, { params: { complaint: withContact } });
    const leaky = await screener.call(screenComplaint, {
      params: { complaint: withContact },
      version: seen.version,
      body: {
        decision: 'accept',
        mainType: 'air',
        keyAttention: true,
        organisations: [{ organisation: chaoyang, role: 'lead' }],
        clearedText: `举报人${secrets.name}反映烧烤店冒黑烟`,
      },
    });
    expect(leaky).toMatchObject({ ok: false, status: 422 });
    const accepted = await screener.ok(screenComplaint, {
      params: { complaint: withContact },
      version: seen.version,
      body: {
        decision: 'accept',
        mainType: 'air',
        keyAttention: true,
        organisations: [
          { organisation: chaoyang, role: 'lead' },
          { organisation: haidian, role: 'assist' },
        ],
        clearedText: '某小区楼下烧烤店夜间冒黑烟',
      },
    });
    const date = today().replaceAll('-', '');
    expect(accepted.body.number).toBe(`W3BJ${date}0001`);
    const phone = await screener.ok(screenComplaint, {
      params: { complaint: byPhone },
      version: registered.version,
      body: {
        decision: 'accept',
        mainType: 'water',
        keyAttention: false,
        organisations: [{ organisation: haidian, role: 'lead' }],
        clearedText: '河道水面有油污',
      },
    });
    expect(phone.body.number).toBe(`D3BJ${date}0001`);
  });

  it('4. the office closes the batch: transferred with due dates, and a notice to read', async () => {
    await house.cloud.settled();
    const closed = await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    batch = closed.body.batch;
    await house.cloud.settled();
    const handedOver = await house.as('office-clerk').ok(readBatch, { params: { batch } });
    expect(handedOver.body).toMatchObject({ state: 'handed-over', total: 2 });
    expect(handedOver.body.notice).toMatchObject({ total: 2, keyAttention: 1 });
    const complaint = await house
      .as(`organisation-liaison@${chaoyang}`)
      .ok(readComplaint, { params: { complaint: withContact } });
    expect(complaint.body.replyDue).not.toBeNull();
    expect(JSON.stringify(complaint.body)).not.toContain(secrets.phone);
    const foreign = await house
      .as(`organisation-liaison@${chaoyang}`)
      .call(readComplaint, { params: { complaint: byPhone } });
    expect(foreign).toMatchObject({ ok: false, status: 404 });
  });

  it('5. the liaison of each organisation has an SMS and an e-mail, and nothing of the complaint in it', async () => {
    const [own, also] = await Promise.all(
      [
        { complaint: withContact, organisation: chaoyang },
        { complaint: byPhone, organisation: haidian },
      ].map(async ({ complaint, organisation }) => {
        const { body } = await house
          .as(`organisation-liaison@${organisation}`)
          .ok(readComplaint, { params: { complaint } });
        const signIn = body.parts.find((part) => part.organisation === organisation);
        return {
          number: body.number ?? '',
          signIn: dueWords(signIn?.signInDue ?? ''),
          reply: dueWords(body.replyDue ?? ''),
        };
      }),
    );
    // Two came to one of the organisations, one to the other: one message to each, no more.
    const sms = house.cloud.sms.list().map(({ phone, text }) => ({ phone, text }));
    expect(sms.toSorted((a, b) => a.phone.localeCompare(b.phone))).toEqual([
      {
        phone: '13800000001',
        text: `信访件${own?.number}已交办你单位，请于${own?.signIn}前签收。详见${house.cloud.portal}/c/${withContact}`,
      },
      {
        phone: '13800000011',
        text: `第1批信访件共2件已交办你单位，最早须于${also?.signIn}前签收。详见${house.cloud.portal}/todo`,
      },
    ]);
    const mails = house.cloud.mail.list();
    expect(mails.flatMap(({ to }) => to).toSorted()).toEqual(
      [chaoyang, haidian].map((organisation) => `liaison@${organisation}.example`),
    );
    const mailTo = (organisation: string): string =>
      mails.find(({ to }) => to.includes(`liaison@${organisation}.example`))?.text ?? '';
    expect(mailTo(chaoyang)).toContain(
      `1. ${own?.number}　${own?.signIn}前签收，${own?.reply}前反馈办理情况`,
    );
    expect(mailTo(chaoyang)).toContain(`${house.cloud.portal}/c/${withContact}\n`);
    expect(mailTo(haidian)).toContain(
      `${also?.number}　${also?.signIn}前签收，${also?.reply}前反馈办理情况`,
    );
    expect(mailTo(haidian)).toContain(`${own?.number}　`);

    const phone = await shown('/_local/phone?number=13800000001');
    const mailbox = await shown('/_local/mail');
    expect(phone).toContain(sms.find((one) => one.phone === '13800000001')?.text);
    expect(phone).not.toContain('13800000011');
    for (const { subject } of mails) expect(mailbox).toContain(subject);
    const messages = [...mails.map(({ subject, text }) => subject + text), phone, mailbox];
    for (const message of [...sms.map(({ text }) => text), ...messages]) {
      for (const secret of [...Object.values(secrets), '烧烤', '黑烟', '油污']) {
        expect(message).not.toContain(secret);
      }
    }
  });

  it('6. the organisation signs in and replies, its principal approves, the office reviews; staged becomes a task', async () => {
    const outcomes = { ...noOutcomes, orderedToRectify: 1 };
    await answerComplaint(house, withContact, chaoyang, {
      outcomes,
      result: 'staged',
      plan: { measures: '安装油烟净化设施', deadline: today(10) },
    });
    await answerComplaint(house, byPhone, haidian, { outcomes });
    await house.cloud.settled();
    const tasks = await house.as(`organisation-liaison@${chaoyang}`).ok(listTasks);
    expect(tasks.body.tasks).toHaveLength(1);
    task = tasks.body.tasks[0]?.task ?? '';
    const shown = await house
      .as(`organisation-liaison@${chaoyang}`)
      .ok(readTask, { params: { task } });
    expect(shown.body).toMatchObject({ lead: chaoyang, measures: '安装油烟净化设施' });
  });

  it('7. reminders go out before, on and after the day; an update with a photograph; then silence', async () => {
    const due = Date.parse(
      `${(await house.as('office-clerk').ok(readTask, { params: { task } })).body.deadline}T00:00:00+08:00`,
    );
    const counted = (): number => house.cloud.sms.list().length;
    const phones = (from: number): string[] =>
      house.cloud.sms
        .list()
        .slice(from)
        .map(({ phone }) => phone);
    for (const days of [-3, -1, 0]) {
      await house.cloud.clock.moveTo(new Date(due + days * day + 8 * hour), { step: 12 * hour });
      const before = counted();
      await house.cloud.clock.moveTo(new Date(due + days * day + 10 * hour), { step: hour / 2 });
      expect(phones(before), `${days} days`).toContain('13800000001');
    }
    const beforeLate = counted();
    await house.cloud.clock.moveTo(new Date(due + day + 10 * hour), { step: hour });
    expect(phones(beforeLate)).toContain('13800000002');

    const liaison = house.as(`organisation-liaison@${chaoyang}`);
    const photograph = Buffer.from(
      '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////2Q==',
      'base64',
    );
    const upload = await liaison.ok(requestEvidenceUpload, {
      body: {
        task,
        sha256: createHash('sha256').update(photograph).digest('hex'),
        bytes: photograph.length,
        mediaType: 'image/jpeg',
        kind: 'after',
      },
    });
    const put = await fetch(upload.body.upload.url, {
      method: 'PUT',
      headers: upload.body.upload.headers,
      body: photograph,
    });
    expect(put.ok).toBe(true);
    const seen = await liaison.ok(readTask, { params: { task } });
    const updated = await liaison.ok(postProgress, {
      params: { task },
      version: seen.version,
      body: { word: 'behind', text: '净化设施已安装', evidence: [upload.body.evidence] },
    });
    await liaison.ok(finishTask, {
      params: { task },
      version: updated.version,
      body: { text: '全部措施已完成' },
    });
    await house.cloud.settled();
    const reminders = async () =>
      (await house.as('office-clerk').ok(listReminders, { query: { matter: `task:${task}` } })).body
        .reminders;
    const quiet = await reminders();
    await house.cloud.clock.moveTo(new Date(due + 9 * day), { step: 12 * hour });
    // Of the task no more; what is due now is the reply that closes the complaint.
    expect(await reminders()).toHaveLength(quiet.length);
    expect(house.cloud.sms.list().at(-1)?.text).toContain('反馈办理情况');
    expect(quiet.map(({ duty }) => duty)).toEqual(expect.arrayContaining(['liaison', 'in-charge']));
  }, 120_000);

  it('8. table and result notice are public; the receipt shows the outcome; every chain verifies', async () => {
    const seen = await house.as('office-reviewer').ok(readBatch, { params: { batch } });
    await house
      .as('office-reviewer')
      .ok(discloseBatch, { params: { batch }, version: seen.version });
    await house.cloud.settled();
    const table = await house.citizen.ok(readPublicTable, { params: { batch } });
    expect(table.body.columns).toHaveLength(11);
    expect(table.body.rows).toHaveLength(2);
    const result = await house.citizen.ok(readPublicResult, { params: { batch } });
    expect(result.body).toMatchObject({ closed: 1, staged: 1, open: 0, rate: { percent: 100 } });
    const notice = await house.citizen.ok(readPublicBatch, { params: { batch } });
    expect(notice.body.notice.total).toBe(2);
    const outcome = await eventually(
      () => house.citizen.ok(followComplaint, { receipt }),
      ({ body }) => body.outcome !== null,
    );
    expect(outcome.body.outcome).toMatchObject({ result: 'staged', verdict: 'substantiated' });
    for (const { complaint, afterwards } of [
      {
        complaint: withContact,
        afterwards: [
          'complaint.staged.v1',
          'complaint.task-finished.v1',
          'complaint.retention-set.v1',
        ],
      },
      { complaint: byPhone, afterwards: ['complaint.retention-set.v1'] },
    ]) {
      const { body } = await house
        .as('auditor')
        .ok(readComplaintTimeline, { params: { complaint } });
      expect(body.verified).toBe(true);
      expect(body.commits.map(({ version }) => version)).toEqual(
        body.commits.map((_, index) => index + 1),
      );
      expect(body.commits.slice(1).map(({ previous }) => previous)).toEqual(
        body.commits.slice(0, -1).map(({ hash }) => hash),
      );
      const events = body.commits.flatMap((commit) => commit.events);
      expect(events.filter((type) => type.startsWith('complaint.'))).toEqual([
        'complaint.received.v1',
        'complaint.office-due.v1',
        'complaint.accepted.v1',
        'complaint.gist-given.v1',
        'complaint.transferred.v1',
        'complaint.refusable.v1',
        'complaint.signed-in.v1',
        'complaint.replied.v1',
        'complaint.reply-approved.v1',
        'complaint.office-due.v1',
        'complaint.reply-confirmed.v1',
        ...afterwards,
      ]);
    }
    const taskTimeline = await house.as('auditor').ok(readTaskTimeline, { params: { task } });
    expect(taskTimeline.body.verified).toBe(true);
    const everything = JSON.stringify([table.body, result.body, notice.body, outcome.body]);
    for (const secret of Object.values(secrets)) expect(everything).not.toContain(secret);
  });

  it('9. its place proves to be elsewhere: that district is recused from its reminders and its task too', async () => {
    const params = { complaint: withContact };
    const clerkOf = (code: string) => house.as(`office-clerk+accepting-unit-officer@${code}`);
    const told = async (code: string): Promise<readonly boolean[]> => {
      const shown = await clerkOf(code).call(readTask, { params: { task } });
      const reminders = await Promise.all(
        [`complaint:${withContact}`, `task:${task}`].map(async (matter) =>
          clerkOf(code).ok(listReminders, { query: { matter } }),
        ),
      );
      return [shown.ok, ...reminders.map(({ body }) => body.reminders.length > 0)];
    };
    const [all, nothing] = [
      [true, true, true],
      [false, false, false],
    ];
    expect(await told(fangshan)).toEqual(all);
    const head = house.as('office-head');
    const { version } = await head.ok(readComplaint, { params });
    const body = { place: fangshan, reason: 'entered-wrongly' as const };
    await head.ok(correctAcceptance, { params, version, body });
    await house.cloud.settled();
    await eventually(
      async () => told(fangshan),
      (seen) => !seen.some(Boolean),
    );
    expect(await told(fangshan)).toEqual(nothing);
    expect(await told('110109')).toEqual(all);
  });

  it('10. the stationing closes, and nothing is left undone or in a dead-letter queue', async () => {
    const params = { inspection };
    const head = house.as('office-head');
    const seen = await head.ok(readInspection, { params });
    await head.ok(closeStationing, {
      params,
      version: seen.version,
      body: { complaintsTakenUntil: today() },
    });
    await house.cloud.settled();
    const listed = async () => {
      const { body } = await house.citizen.ok(listPublicInspections);
      return body.inspections.find((one) => one.inspection === inspection)?.state;
    };
    expect(await listed()).toBe('letters-only');
    const tomorrow = new Date(house.cloud.clock.now().getTime() + day);
    await house.cloud.clock.moveTo(tomorrow, { step: day });
    expect(await listed()).toBeUndefined();
    const late = await house.citizen.call(submitComplaint, {
      body: { inspection, problem: '工地夜间施工噪声扰民' },
    });
    expect(late).toMatchObject({ ok: false, status: 422 });
    expect(house.cloud.alarms().filter(({ state }) => state === 'ALARM')).toEqual([]);
    expect(house.cloud.proxy.denials).toEqual([]);
  });
});

/** Today in Beijing by the house's clock, or some days after. */
function today(after = 0): string {
  return beijingDate(new Date(house.cloud.clock.now().getTime() + after * day).toISOString());
}

/** The end of a day in Beijing as officials read it: its 24:00. */
function dueWords(due: string): string {
  const [, month = '', dayOfMonth = ''] = beijingDate(
    new Date(Date.parse(due) - 1).toISOString(),
  ).split('-');
  return `${Number(month)}月${Number(dayOfMonth)}日24:00`;
}

/** A page of the local cloud, as a browser gets it. */
async function shown(page: string): Promise<string> {
  const response = await fetch(new URL(page, house.cloud.address));
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  // A link in a message is one on the page.
  return (await response.text()).replaceAll(/<\/?a\b[^>]*>/g, '');
}

/** The complaint of a channel whose own words hold these: the screener looks, and each look is recorded. */
async function complaintOf(channel: string, words: string): Promise<string> {
  const screener = house.as('office-screener');
  const list = await screener.ok(listComplaints, { query: { inspection, stage: 'received' } });
  for (const { complaint } of list.body.complaints.filter((one) => one.channel === channel)) {
    const look = await screener.ok(lookAtComplaint, {
      params: { complaint },
      body: { reason: '受理审查' },
    });
    if (look.body.problem.includes(words)) return complaint;
  }
  throw new Error(`no ${channel} complaint holds ${words}`);
}
