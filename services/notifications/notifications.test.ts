import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { idOf, ref } from '@ducha/event-log';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { readEnvironment } from '@ducha/lambda';
import { alarmStream } from './alarms/alarm-fold.ts';
import { dutyAlarm } from './alarms/alarm-id.ts';
import { dutyStream } from './duties/duty-fold.ts';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';
import { notificationStream } from './notification/notification-fold.ts';
import { alibabaSms } from './outbound/alibaba-sms.ts';
import { attend } from './outbound/attend.ts';
import type { Carrier } from './outbound/carrier.ts';
import { mailCarrier } from './outbound/mail-carrier.ts';
import { smsCarrier } from './outbound/sms-carrier.ts';
import { startHouse, type House } from './testing/house.ts';

const administrator: TestPerson = { sub: 'admin', roles: ['notification-administrator'] };
const liaisonOf = (organisation: string): TestPerson => ({
  sub: `liaison-${organisation}`,
  roles: ['organisation-liaison'],
  org: organisation,
});

let house: House;
let districts = 0;
let numbers = 0;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T02:00:00.000Z') });
  house = await startHouse();
});
afterAll(async () => {
  await house.stop();
  vi.useRealTimers();
});
beforeEach(() => {
  // Each test has days of its own, so that what is left of the one before is long past.
  const next = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  vi.setSystemTime(new Date(`${next}T02:00:00.000Z`));
});

/** `10:00` Beijing is 02:00 UTC; moves there and lets the schedule fire. */
async function at(instant: string): Promise<void> {
  vi.setSystemTime(new Date(instant));
  await house.tick();
}

/** So many minutes on, the schedule firing once. */
async function later(minutes: number): Promise<void> {
  await at(new Date(Date.now() + minutes * 60_000).toISOString());
}

function dayFromNow(days: number, time: string): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}:00.000Z`;
}

interface Official {
  readonly mobile?: string;
  readonly email?: string;
}

/** A district of its own for each test, registered, with these officials. */
async function district(
  officials: Readonly<Partial<Record<'liaison' | 'in-charge' | 'principal', Official>>>,
): Promise<string> {
  districts += 1;
  const organisation = String(200_000 + districts);
  await register(organisation);
  for (const [duty, official] of Object.entries(officials)) {
    const answer = await house.ask(`POST /duties/${organisation}/${duty}`, {
      as: administrator,
      body: { name: '值班人员', ...official },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  }
  return organisation;
}

async function register(organisation: string): Promise<void> {
  const note = (field: string) => ({
    note: `${idOf(organisation)}.${field}`,
    mac: 'A'.repeat(43),
  });
  await house.hear(
    'organisation.registered.v1',
    {
      organisation,
      kind: 'district',
      names: [{ from: '2020-01-01', chinese: note('chinese'), english: null }],
      parent: null,
      successor: null,
    },
    { stream: `organisation/${organisation}`, version: 1 },
  );
}

function person(): { mobile: string; email: string } {
  numbers += 1;
  return { mobile: `139${String(numbers).padStart(8, '0')}`, email: `o${numbers}@bj.example` };
}

function complaint(name: string) {
  const id = idOf('complaint', name);
  return { kind: 'complaint' as const, id, number: 'D3BJ202512200017' };
}

/** How its owner counted a date; of one that a person set it says nothing. */
const firm = { period: { value: 10, unit: 'calendar-days' } };
const estimated = { ...firm, unpublished: { years: [2099], mayMove: true } };

async function setReplyDate(
  organisation: string,
  name: string,
  due: string,
  counted: object | null = firm,
  {
    parts,
    number = complaint(name).number,
    batch,
  }: { parts?: readonly string[]; number?: string; batch?: string } = {},
): Promise<string> {
  const matter = { ...complaint(name), number };
  const deadline = `complaint/${matter.id}/${organisation}/reply`;
  await house.hear(
    'deadline.set.v1',
    {
      deadline,
      matter,
      act: 'reply',
      organisation,
      from: new Date().toISOString(),
      due,
      ...(counted === null ? {} : { counted }),
      ...(parts === undefined ? {} : { parts }),
      ...(batch === undefined ? {} : { batch }),
    },
    { stream: `complaint/${matter.id}`, version: 5 },
  );
  return deadline;
}

/** The batch with which these were handed over. */
function batchOf(...names: readonly string[]): string {
  return `${idOf('inspection', names.join())}-1`;
}

async function handOver(
  organisation: string,
  names: readonly string[],
  number = complaint('').number,
): Promise<unknown> {
  const batch = {
    batch: batchOf(...names),
    inspection: idOf('inspection', names.join()),
    ordinal: 31,
    handedOverAt: new Date().toISOString(),
    complaints: names.map((name) => ({
      complaint: complaint(name).id,
      number,
      channel: 'phone',
      assignments: [{ organisation, role: 'lead' }],
      mainType: 'noise',
      otherTypes: [],
      keyAttention: false,
      signInDue: new Date(Date.now() + 2 * 3_600_000).toISOString(),
      replyDue: dayFromNow(10, '16:00'),
    })),
    left: [],
    cumulative: { complaints: 1, keyAttention: 0 },
  };
  await house.hear('batch.handed-over.v1', batch, {
    stream: `batch/${batch.batch}`,
    version: 9,
  });
  return batch;
}

const smsTo = (mobile: string) => house.sms.list().filter(({ phone }) => phone === mobile);
const mailTo = (email: string) => house.mail.list().filter(({ to }) => to.includes(email));

async function remindersAbout(name: string) {
  const answer = await house.ask('GET /reminders', {
    as: administrator,
    query: { matter: `complaint:${complaint(name).id}` },
  });
  expect(answer.status).toBe(200);
  return answer.body.reminders as {
    notification: string;
    channel: string;
    duty: string;
    state: string;
    attempts: number;
    count: number;
    number: string;
    step: string | null;
  }[];
}

async function alarmsOf(organisation: string): Promise<string[]> {
  const { body } = await house.ask('GET /alarms', { as: administrator });
  return body.alarms
    .filter((each: { organisation: string }) => each.organisation === organisation)
    .map(({ kind, duty }: { kind: string; duty: string }) => `${kind} ${duty}`);
}

test('a batch is told at once by one SMS and one e-mail, with number, date and link alone', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  await handOver(organisation, ['one']);

  const [sms, ...more] = smsTo(liaison.mobile);
  expect(more).toEqual([]);
  expect(sms).toMatchObject({ signName: '北京生态环保督察' });
  expect(sms?.text).toBe(
    `信访件D3BJ202512200017已交办你单位，请于${clockWords(2)}前签收。详见https://ducha.example/c/${complaint('one').id}`,
  );
  const [mail, ...others] = mailTo(liaison.email);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('【北京生态环保督察】信访件D3BJ202512200017已交办你单位');
  expect(mail?.text).toContain(`https://ducha.example/c/${complaint('one').id}`);

  await later(2);
  expect((await remindersAbout('one')).map(({ channel, state }) => `${channel} ${state}`)).toEqual(
    expect.arrayContaining(['sms delivered', 'mail handed-over']),
  );
});

test('an organisation sees what was sent to itself, and nothing of others in the same matter', async () => {
  const organisation = await district({ liaison: person() });
  await handOver(organisation, ['seen']);
  const about = { matter: `complaint:${complaint('seen').id}` };
  const sent = async (as: TestPerson, query: Record<string, string>) => {
    const { status, body } = await house.ask('GET /reminders', { as, query });
    return [status, body.reminders?.length];
  };
  expect(await sent(liaisonOf(organisation), about)).toEqual([200, 2]);
  expect(await sent(liaisonOf(organisation), { organisation })).toEqual([200, 2]);
  expect(await sent(liaisonOf('110101'), about)).toEqual([200, 0]);
  expect(await sent(liaisonOf('110101'), { organisation })).toEqual([404, undefined]);
  expect(await sent(administrator, { ...about, organisation })).toEqual([400, undefined]);
  // Who names neither has what was sent to whomever, an organisation's people what was sent to it.
  const numbersOf = async (as: TestPerson) => {
    const { body } = await house.ask('GET /reminders', { as });
    return body.reminders.map((one: { organisation: string }) => one.organisation);
  };
  expect(await numbersOf(liaisonOf(organisation))).toEqual([organisation, organisation]);
  expect(await numbersOf(liaisonOf('110101'))).toEqual([]);
  const all = await numbersOf(administrator);
  expect(all.slice(0, 2)).toEqual([organisation, organisation]);
  expect(new Set(all).size).toBeGreaterThan(1);
});

test('whoever is of the organisation is recused from what was sent to it, in every other role', async () => {
  const organisation = await district({ liaison: person() });
  const number = 'D3BJ202512200101';
  await handOver(organisation, ['recused'], number);
  await setReplyDate(organisation, 'recused', dayFromNow(20, '16:00'), firm, {
    parts: [organisation],
    number,
  });
  const asked = [{ matter: `complaint:${complaint('recused').id}` }, { organisation }, {}];
  const sent = async (as: TestPerson) =>
    Promise.all(
      asked.map(async (query) => {
        const { status, body } = await house.ask('GET /reminders', {
          as,
          query,
        });
        const theirs = body.reminders?.filter(
          (one: { organisation: string }) => one.organisation === organisation,
        );
        return [status, theirs?.length];
      }),
    );
  const alone = { sub: 'both', roles: ['office-clerk'] };
  const seen = await sent(alone);
  expect(seen).toEqual([
    [200, 2],
    [200, 2],
    [200, 2],
  ]);
  const recused = {
    ...alone,
    roles: ['office-clerk', 'accepting-unit-officer'],
    org: organisation,
  };
  expect(await sent(recused)).toEqual([
    [200, 0],
    [200, 0],
    [200, 0],
  ]);
  const liaisonToo = { ...recused, roles: ['office-clerk', 'organisation-liaison'] };
  expect(await sent(liaisonToo)).toEqual(seen);
  expect(await sent({ ...recused, org: '110101' })).toEqual(seen);
  const vacant = await district({});
  await handOver(vacant, ['alarming']);
  const alarms = async (as: TestPerson) =>
    JSON.stringify((await house.ask('GET /alarms', { as })).body.alarms);
  expect(await alarms(alone)).toContain(vacant);
  expect(await alarms({ ...recused, org: vacant })).not.toContain(vacant);
});

test('nor does whoever is of an organisation that only assists read what was sent to the others', async () => {
  const lead = await district({ liaison: person() });
  const assisting = await district({ liaison: person() });
  const numbers = ['D3BJ202512200201', 'D3BJ202512200202', 'D3BJ202512200203'] as const;
  const [theirs, others, unsaid] = numbers;
  const due = dayFromNow(5, '16:00');
  const told = { assisted: theirs, alone: others, unsaid };
  for (const [name, number] of Object.entries(told)) await handOver(lead, [name], number);
  await setReplyDate(lead, 'assisted', due, firm, { parts: [lead, assisting], number: theirs });
  await setReplyDate(lead, 'alone', due, firm, { parts: [lead], number: others });
  const clerk = { sub: 'clerk', roles: ['office-clerk'] };
  const both = { ...clerk, roles: ['office-clerk', 'organisation-liaison'], org: assisting };
  const township = { ...both, org: `${assisting}001` };
  const found = async (as: TestPerson, query: Record<string, string>) => {
    const { status, body } = await house.ask('GET /reminders', { as, query });
    expect(status).toBe(200);
    const listed: string[] = body.reminders.map((one: { number: string }) => one.number);
    return [...new Set(listed)].toSorted();
  };
  const about = (name: string) => ({ matter: `complaint:${complaint(name).id}` });
  const toLead = { organisation: lead };
  expect(await found(clerk, about('assisted'))).toEqual([theirs]);
  expect(await found(clerk, toLead)).toEqual([...numbers]);
  for (const as of [both, township]) {
    expect(await found(as, about('assisted'))).toEqual([]);
    expect(await found(as, about('alone'))).toEqual([others]);
    // Of which it was not said whose case it is, it may be theirs.
    expect(await found(as, about('unsaid'))).toEqual([]);
    expect(await found(as, toLead)).toEqual([others]);
  }
  expect(await found({ ...both, org: '110109' }, about('assisted'))).toEqual([theirs]);
  // What was sent to their own organisation they read as one of it, and no field of the rest.
  await handOver(assisting, ['assisted'], theirs);
  const own = await house.ask('GET /reminders', { as: both, query: about('assisted') });
  expect(own.body.reminders).toHaveLength(2);
  for (const one of own.body.reminders) expect(one.organisation).toBe(assisting);
  const whole = await house.ask('GET /reminders', { as: clerk, query: about('assisted') });
  expect(whole.body.reminders).toHaveLength(4);
  // Another date of the same matter, set before it was said whose case it is, opens nothing.
  await setReplyDate('110102', 'alone', due, firm, { number: others });
  expect(await found(both, about('alone'))).toEqual([]);
});

test('nor the alarms about it', async () => {
  const lead = await district({});
  const number = 'D3BJ202512200301';
  await handOver(lead, ['alarmed'], number);
  await setReplyDate(lead, 'alarmed', dayFromNow(20, '16:00'), firm, {
    parts: [lead, '110101'],
    number,
  });
  const alarms = async (org?: string) => {
    const as = { sub: 'clerk', roles: ['office-clerk', 'accepting-unit-officer'], org };
    const { body } = await house.ask('GET /alarms', {
      as: org === undefined ? { sub: 'clerk', roles: ['office-clerk'] } : { ...as, org },
    });
    return JSON.stringify(body.alarms);
  };
  expect(await alarms()).toContain(number);
  expect(await alarms('110109')).toContain(number);
  expect(await alarms('110101')).not.toContain(number);
  // It proved to be about another district.
  const { id } = complaint('alarmed');
  const changed = { deadline: `complaint/${id}/${lead}/reply`, parts: [lead, '110109'] };
  await house.hear('deadline.parts-changed.v1', changed, { stream: `complaint/${id}`, version: 8 });
  expect(await alarms('110109')).not.toContain(number);
  expect(await alarms('110101')).toContain(number);
});

test('several complaints of a batch make one message with their count', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  await handOver(organisation, ['several-a', 'several-b', 'several-c']);
  expect(smsTo(liaison.mobile).map(({ text }) => text)).toEqual([
    `第31批信访件共3件已交办你单位，最早须于${clockWords(2)}前签收。详见https://ducha.example/todo`,
  ]);
  expect(mailTo(liaison.email)[0]?.text.match(/D3BJ202512200017/g)).toHaveLength(3);
});

test('the same event and the same request, delivered again, send nothing more', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  const batch = await handOver(organisation, ['again']);
  await house.hear('batch.handed-over.v1', batch, {
    stream: `batch/${(batch as { batch: string }).batch}`,
    version: 9,
  });
  for (const queue of ['sms', 'mail', 'sms', 'mail'] as const) await house.redeliver(queue);
  expect(smsTo(liaison.mobile)).toHaveLength(1);
  expect(mailTo(liaison.email)).toHaveLength(1);
});

test('a date is reminded of before, on and after its day, then to more senior duties; met, it is silent', async () => {
  const [liaison, charge, principal] = [person(), person(), person()];
  const organisation = await district({ liaison, 'in-charge': charge, principal });
  // 24:00 in Beijing is 16:00 UTC of the same date; the daily slot at 9:00 is 01:00 UTC.
  const due = dayFromNow(5, '16:00');
  const onDay = (offset: number, time: string) =>
    `${new Date(Date.parse(due) + offset * 86_400_000).toISOString().slice(0, 10)}T${time}.000Z`;
  await setReplyDate(organisation, 'ladder', due);

  const sent: string[] = [];
  for (const offset of [-3, -1, 0, 1, 3, 7]) {
    await at(onDay(offset, '01:00:10'));
    await at(onDay(offset, '01:01:20'));
    sent.push(
      `${smsTo(liaison.mobile).length} ${smsTo(charge.mobile).length} ${smsTo(principal.mobile).length}`,
    );
  }
  // Seven days before had passed when the date was set.
  expect(sent).toEqual(['1 0 0', '2 0 0', '3 0 0', '4 1 0', '5 2 1', '6 3 2']);
  const texts = smsTo(liaison.mobile).map(({ text }) => text);
  expect(texts[0]).toContain('须于');
  expect(texts[2]).toContain('到期，请抓紧反馈办理情况');
  expect(texts[3]).toContain('尚未反馈办理情况');
  expect(await alarmsOf(organisation)).toEqual(['long-overdue null']);
  await house.hear(
    'deadline.met.v1',
    {
      deadline: `complaint/${complaint('ladder').id}/${organisation}/reply`,
      at: new Date().toISOString(),
    },
    { stream: `complaint/${complaint('ladder').id}`, version: 6 },
  );
  expect(await alarmsOf(organisation)).toEqual([]);
});

test('whoever gets something to do is told at once, in one message; by night before a date that comes by night', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  await setReplyDate(organisation, 'at-once-a', dayFromNow(20, '16:00'));
  await setReplyDate(organisation, 'at-once-b', dayFromNow(0, '16:00'));
  for (let minute = 0; minute < 3; minute += 1) await later(1);
  expect(smsTo(liaison.mobile).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^你单位有2件督察事项待办，最早一件须于/),
  ]);
  expect((await remindersAbout('at-once-a'))[0]).toMatchObject({ step: 'assigned', count: 2 });
  // 22:30 in Beijing, due at 24:00; the other one waits for the morning.
  const others = await district({ liaison });
  vi.setSystemTime(new Date(dayFromNow(0, '14:30')));
  await setReplyDate(others, 'night-a', dayFromNow(0, '16:00'));
  await setReplyDate(organisation, 'night-b', dayFromNow(20, '16:00'));
  for (let minute = 0; minute < 3; minute += 1) await later(1);
  expect(await remindersAbout('night-a')).toHaveLength(2);
  expect(smsTo(liaison.mobile).at(-1)?.text).toContain('今日');
  expect(await remindersAbout('night-b')).toEqual([]);
  await at(dayFromNow(1, '00:00'));
  await later(2);
  expect(await remindersAbout('night-b')).toHaveLength(2);
});

test('what the notice of a hand-over said is not said once more; what it did not say is', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  await handOver(organisation, ['covered']);
  const batch = batchOf('covered');
  await setReplyDate(organisation, 'covered', dayFromNow(10, '16:00'), firm, { batch });
  for (let minute = 0; minute < 3; minute += 1) await later(1);
  expect((await remindersAbout('covered')).map(({ step }) => step)).toEqual([null, null]);
  // The same complaint with another date, or to another organisation, was not told of.
  const other = person();
  await setReplyDate(await district({ liaison: other }), 'covered', dayFromNow(10, '16:00'));
  await setReplyDate(organisation, 'uncovered', dayFromNow(10, '16:00'));
  for (let minute = 0; minute < 3; minute += 1) await later(1);
  expect(smsTo(other.mobile)).toHaveLength(1);
  expect(smsTo(liaison.mobile)).toHaveLength(2);
});

test('a batch that is handed over late is waited for, and told of once; one that never is, keeps nobody untold', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  const due = dayFromNow(10, '16:00');
  await setReplyDate(organisation, 'late', due, firm, { batch: batchOf('late') });
  for (let minute = 0; minute < 4; minute += 1) await later(1);
  expect(smsTo(liaison.mobile)).toEqual([]);
  // The views need not know of it: the notice itself is read.
  await handOver(organisation, ['late']);
  for (let minute = 0; minute < 3; minute += 1) await later(1);
  expect(smsTo(liaison.mobile)).toHaveLength(1);
  expect((await remindersAbout('late')).map(({ step }) => step)).toEqual([null, null]);

  const other = person();
  const untold = await district({ liaison: other });
  await setReplyDate(untold, 'never', due, firm, { batch: batchOf('never') });
  for (let minute = 0; minute < 10; minute += 1) await later(1);
  expect(smsTo(other.mobile)).toEqual([]);
  for (let minute = 0; minute < 10; minute += 1) await later(1);
  expect(smsTo(other.mobile)).toHaveLength(1);
});

test('a date that is not firm says so in every message, until it is', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  const due = dayFromNow(4, '16:00');
  const deadline = await setReplyDate(organisation, 'estimate', due, estimated);
  const stream = `complaint/${complaint('estimate').id}`;
  const note = '（2099年放假安排尚未公布，日期为推算）';
  const reminded = async (day: number) => {
    await at(dayFromNow(day, '01:00'));
    await later(2);
  };
  await reminded(1);
  expect(smsTo(liaison.mobile).at(-1)?.text).toContain(`24:00${note}前反馈办理情况`);
  expect(mailTo(liaison.email).at(-1)?.text).toContain(`24:00${note}前反馈办理情况`);
  expect((await remindersAbout('estimate'))[0]).toMatchObject({ due, unpublished: [2099] });

  // It is firm now: what was planned stands, and goes without a word.
  await house.hear('deadline.moved.v1', { deadline, due, counted: firm }, { stream, version: 6 });
  await reminded(2);
  expect(smsTo(liaison.mobile)).toHaveLength(2);
  expect(smsTo(liaison.mobile).at(-1)?.text).toMatch(/须于\d+月\d+日24:00前反馈办理情况/);
  expect((await remindersAbout('estimate'))[0]).toMatchObject({ due, unpublished: [] });

  // It moved: the reminders follow the new day.
  const moved = new Date(Date.parse(due) + 5 * 86_400_000).toISOString();
  await house.hear(
    'deadline.moved.v1',
    { deadline, due: moved, counted: firm },
    { stream, version: 7 },
  );
  await reminded(1);
  expect(smsTo(liaison.mobile)).toHaveLength(2);
  await at(new Date(Date.parse(moved) - 3 * 86_400_000 - 15 * 3_600_000).toISOString());
  await later(2);
  expect(smsTo(liaison.mobile)).toHaveLength(3);
});

test('of a day that a person set, the calendar that was heard of last says whether it is firm', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  const due = dayFromNow(4, '16:00');
  const year = Number(due.slice(0, 4));
  expect(year).toBeGreaterThan(2026);
  await setReplyDate(organisation, 'named', due, null);
  await at(dayFromNow(1, '01:00'));
  await later(2);
  expect(smsTo(liaison.mobile).at(-1)?.text).toContain(`（${year}年放假安排尚未公布，日期为推算）`);
  const newYear = { from: `${year}-01-01`, until: `${year}-01-01` };
  const holidays = [{ name: 'new-year', off: newYear, makeUp: [] }];
  const content = {
    notices: [{ year, issued: '2026-11-10', holidays }],
    amendments: [],
  };
  await house.hear('calendar.changed.v1', content, { stream: 'calendar/china', version: 1 });
  await at(dayFromNow(2, '01:00'));
  await later(2);
  expect(smsTo(liaison.mobile)).toHaveLength(2);
  expect(smsTo(liaison.mobile).at(-1)?.text).not.toContain('推算');
});

test('when the matter is done the reminders stop', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  const deadline = await setReplyDate(organisation, 'stops', dayFromNow(2, '16:00'));
  const days = [1, 2, 3, 5, 9].map((days) => dayFromNow(days, '01:00'));
  const sent: number[] = [];
  for (const day of days) {
    await at(day);
    await later(2);
    sent.push(smsTo(liaison.mobile).length);
    if (sent.length > 1) continue;
    await house.hear(
      'deadline.met.v1',
      { deadline, at: day },
      { stream: `complaint/${complaint('stops').id}`, version: 6 },
    );
  }
  expect(sent).toEqual([1, 1, 1, 1, 1]);
});

test('what is done or moved while it waits in a slot is not sent', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  const deadline = await setReplyDate(organisation, 'waiting', dayFromNow(2, '16:00'));
  const slotDay = dayFromNow(1, '01:00');
  await at(slotDay);
  await house.hear(
    'deadline.met.v1',
    { deadline, at: slotDay },
    {
      stream: `complaint/${complaint('waiting').id}`,
      version: 6,
    },
  );
  await later(5);
  await later(60);
  expect(smsTo(liaison.mobile)).toEqual([]);
  expect(await remindersAbout('waiting')).toEqual([]);
});

test('several reminders of one slot become one digest to whoever holds the duty then', async () => {
  const [early, late] = [person(), person()];
  const organisation = await district({ liaison: early });
  const dues = [dayFromNow(2, '16:00'), dayFromNow(4, '16:00')] as const;
  await setReplyDate(organisation, 'digest-a', dues[0]);
  await setReplyDate(organisation, 'digest-b', dues[1]);
  await at(dayFromNow(1, '01:00'));
  const appointed = await house.ask(`POST /duties/${organisation}/liaison`, {
    as: administrator,
    body: { name: '接任人员', ...late },
  });
  expect(appointed.body.earlier).toHaveLength(1);
  await later(2);
  expect(smsTo(early.mobile)).toEqual([]);
  expect(smsTo(late.mobile).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^你单位有2件督察事项待办，最早一件须于\d+月\d+日24:00前反馈办理情况。/),
  ]);
  expect(mailTo(late.email)).toHaveLength(1);
  // Whoever asks about one matter is told what the digest said of that one.
  for (const [name, due, step] of [
    ['digest-a', dues[0], 'before-1'],
    ['digest-b', dues[1], 'before-3'],
  ] as const) {
    const about = await remindersAbout(name);
    expect(about.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'sms']);
    for (const one of about) expect(one).toMatchObject({ due, step, count: 2 });
  }
});

test('a hundred reminders of one moment become one digest, each found by its matter', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  const due = dayFromNow(2, '16:00');
  const names = Array.from({ length: 100 }, (_, index) => `hundred-${index}`);
  await house.hearAll(
    'deadline.set.v1',
    names.map((name) => {
      const matter = complaint(name);
      const deadline = `complaint/${matter.id}/${organisation}/reply`;
      const from = new Date().toISOString();
      return {
        data: { deadline, matter, act: 'reply', organisation, from, due },
        stream: `complaint/${matter.id}`,
      };
    }),
  );
  await at(dayFromNow(1, '01:00'));
  // What lost too often against its neighbours is taken by the next sweeps, and the slot waits for it.
  for (let minute = 0; minute < 5; minute += 1) await later(1);
  expect(smsTo(liaison.mobile).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^你单位有100件督察事项待办/),
  ]);
  expect(mailTo(liaison.email)[0]?.text).toContain('\n100. ');
  const sent = await remindersAbout('hundred-99');
  expect(sent).toHaveLength(2);
  for (const one of sent) expect(one).toMatchObject({ count: 100, step: 'before-1' });
});

test('a duty that nobody holds is an alarm, and the next duty is told', async () => {
  const charge = person();
  const organisation = await district({ 'in-charge': charge });
  await handOver(organisation, ['vacant']);
  expect(smsTo(charge.mobile)).toHaveLength(1);
  expect(await alarmsOf(organisation)).toEqual(['duty-vacant liaison']);
});

/** A person is named for a duty, by the administrator. */
async function appoint(organisation: string, duty: string, mobile: string): Promise<void> {
  const body = { name: '值班人员', mobile };
  const answer = await house.ask(`POST /duties/${organisation}/${duty}`, {
    as: administrator,
    body,
  });
  expect(answer.status).toBe(201);
  await house.tick();
}

test('an alarm is one for its cause, however often that is met, and ends with it', async () => {
  const organisation = await district({ 'in-charge': person() });
  for (const name of ['cause-a', 'cause-b']) await handOver(organisation, [name]);
  expect(await alarmsOf(organisation)).toEqual(['duty-vacant liaison']);
  await appoint(organisation, 'liaison', person().mobile);
  expect(await alarmsOf(organisation)).toEqual([]);
  const { version } = (
    await house.ask('GET /duties', { as: administrator, query: { organisation } })
  ).body.duties.find(({ duty }: { duty: string }) => duty === 'liaison');
  await house.ask(`POST /duties/${organisation}/liaison/vacancy`, {
    as: administrator,
    seen: version,
  });
  await handOver(organisation, ['cause-c']);
  expect(await alarmsOf(organisation)).toEqual(['duty-vacant liaison']);
});

test('whoever has seen to an alarm says so, once; it is raised again when its cause is met again', async () => {
  const organisation = await district({ 'in-charge': person() });
  await handOver(organisation, ['handled-a']);
  const standing = async () =>
    (await house.ask('GET /alarms', { as: administrator })).body.alarms.find(
      (one: { organisation: string }) => one.organisation === organisation,
    ) as { alarm: string; version: number } | undefined;
  const { alarm = '', version = 0 } = (await standing()) ?? {};
  const handled = (as: TestPerson, seen: number) =>
    house.ask(`POST /alarms/${alarm}/handling`, { as, seen, body: {} });
  const ofTheirs = { sub: 'both', roles: ['office-head', 'accepting-unit-officer'] };
  expect((await handled({ ...ofTheirs, org: organisation }, version)).status).toBe(404);
  expect((await handled({ sub: 'clerk', roles: ['office-clerk'] }, version)).status).toBe(403);
  expect((await handled(administrator, version + 1)).status).toBe(412);
  expect(await handled(administrator, version)).toMatchObject({
    status: 200,
    body: { alarm, ended: { cause: 'handled' }, version: version + 1 },
  });
  await house.tick();
  expect(await standing()).toBeUndefined();
  expect((await handled(administrator, version + 1)).body.type).toBe(
    'urn:ducha:problem:wrong-stage',
  );
  const unknown = await house.ask(`POST /alarms/${idOf('alarm', 'none')}/handling`, {
    as: administrator,
    seen: 1,
    body: {},
  });
  expect(unknown.status).toBe(404);
  await handOver(organisation, ['handled-b']);
  expect(await standing()).toMatchObject({ alarm, version: version + 2 });
});

test('a lost answer is looked up, never sent twice', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  house.sms.loseNextAnswer();
  await handOver(organisation, ['lost']);
  const sms = async () => (await remindersAbout('lost')).find(({ channel }) => channel === 'sms');
  expect((await sms())?.state).toBe('ambiguous');
  await later(2);
  expect((await sms())?.state).toBe('delivered');
  expect(smsTo(liaison.mobile)).toHaveLength(1);
});

test.each(['sms', 'mail'] as const)(
  'a sender of %s that dies after sending is found out, and nothing is sent twice',
  async (channel) => {
    const liaison = person();
    const organisation = await district({ liaison });
    const name = `dies-${channel}`;
    house.paused.add(channel);
    await handOver(organisation, [name]);
    const own = async () =>
      (await remindersAbout(name)).find((each) => each.channel === channel) ?? fail();
    const carrier = await dyingCarrier(channel);
    const dying = attend(openNotifications(readEnvironment(environments.sms)), carrier, {
      ...heardOf((await own()).notification),
    });
    await expect(dying).rejects.toThrow('died');
    house.paused.delete(channel);
    await house.tick();
    expect((await own()).state).toBe('ambiguous');
    await later(2);
    await later(60);
    const count = channel === 'sms' ? smsTo(liaison.mobile) : mailTo(liaison.email);
    expect(count).toHaveLength(1);
    expect((await own()).state).toBe(channel === 'sms' ? 'delivered' : 'ambiguous');
  },
);

test.each(['sms', 'mail'] as const)(
  'a request for %s that is lost is made again, and the message goes once',
  async (channel) => {
    const liaison = person();
    const organisation = await district({ liaison });
    house.paused.add(channel);
    await handOver(organisation, [`lost-request-${channel}`]);
    await house.lose(channel);
    house.paused.delete(channel);
    const gone = () => (channel === 'sms' ? smsTo(liaison.mobile) : mailTo(liaison.email)).length;
    await later(29);
    expect(gone()).toBe(0);
    await later(2);
    expect(gone()).toBe(1);
    await later(60);
    await house.redeliver(channel);
    expect(gone()).toBe(1);
  },
);

test('a request that comes when nothing is asked for asks the provider nothing', async () => {
  const liaison = person();
  await handOver(await district({ liaison }), ['nothing-asked']);
  const [own] = (await remindersAbout('nothing-asked')).filter(({ channel }) => channel === 'sms');
  expect(own?.state).toBe('handed-over');
  const lookUp = vi.fn<NonNullable<Carrier['lookUp']>>();
  const store = openNotifications(readEnvironment(environments.sms));
  const heard = heardOf(own?.notification ?? fail());
  expect(await attend(store, { ...(await dyingCarrier('sms')), lookUp }, heard)).toBe('done');
  expect(lookUp).not.toHaveBeenCalled();
});

test('a provider that is away while it is asked is asked again, then the office is told of the doubt once', async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  house.sms.loseNextAnswer();
  await handOver(organisation, ['in-doubt']);
  const own = async () =>
    (await remindersAbout('in-doubt')).find(({ channel }) => channel === 'sms') ?? fail();
  const silent: Carrier = {
    ...(await dyingCarrier('sms')),
    lookUp: () => Promise.reject(new Error('away')),
  };
  const store = openNotifications(readEnvironment(environments.sms));
  house.paused.add('sms');
  const began = Date.now();
  for (let hours = 0; hours < 72; hours += 1) {
    await later(60);
    await attend(store, silent, heardOf((await own()).notification));
  }
  house.paused.delete('sms');
  await house.tick();
  expect(await own()).toMatchObject({ state: 'ambiguous', attempts: 1 });
  expect(await alarmsOf(organisation)).toEqual(['in-doubt liaison']);
  expect(smsTo(liaison.mobile)).toHaveLength(1);
  const { body } = await house.ask('GET /alarms', { as: administrator });
  const raised = body.alarms.find(
    (one: { organisation: string }) => one.organisation === organisation,
  );
  expect(Date.parse(raised.at) - began).toBeGreaterThan(24 * 3_600_000);
});

test("the provider's limit is waited out", async () => {
  const liaison = person();
  const organisation = await district({ liaison });
  house.sms.failNext('isv.BUSINESS_LIMIT_CONTROL');
  await handOver(organisation, ['limit']);
  expect(smsTo(liaison.mobile)).toEqual([]);
  await later(1);
  expect(smsTo(liaison.mobile)).toEqual([]);
  await later(2);
  expect(smsTo(liaison.mobile)).toHaveLength(1);
});

const refused = async () => {
  const { body } = await house.ask('GET /alarms', { as: administrator });
  return body.alarms.filter(({ kind }: { kind: string }) => kind === 'provider-refuses').length;
};

test('who asks after a message that went before, and hears nothing, has not heard that the provider takes any', async () => {
  await handOver(await district({ liaison: person() }), ['went-before']);
  const own = async () =>
    (await remindersAbout('went-before')).find(({ channel }) => channel === 'sms') ?? fail();
  const { notification } = await own();
  const before = await refused();
  const liaison = person();
  house.sms.refuse(liaison.mobile, 'isv.OUT_OF_SERVICE');
  await handOver(await district({ liaison }), ['refused-after']);
  expect(await refused()).toBe(before + 1);
  const lookUp = vi.fn<NonNullable<Carrier['lookUp']>>(() => Promise.reject(new Error('away')));
  const silent: Carrier = { ...(await dyingCarrier('sms')), lookUp };
  house.paused.add('sms');
  await later(60);
  expect((await own()).state).toBe('handed-over');
  await attend(openNotifications(readEnvironment(environments.sms)), silent, heardOf(notification));
  expect(lookUp).toHaveBeenCalledOnce();
  await later(1);
  expect(await refused()).toBe(before + 1);
  house.paused.delete('sms');
  await handOver(await district({ liaison: person() }), ['goes-again']);
  expect(await refused()).toBe(before);
});

test('a provider that refuses every message is one alarm for a channel, whoever is not told, until one goes', async () => {
  const before = await refused();
  for (const name of ['refuses-a', 'refuses-b', 'refuses-c']) {
    const liaison = person();
    house.sms.refuse(liaison.mobile, 'isv.OUT_OF_SERVICE');
    await handOver(await district({ liaison }), [name]);
    await later(3);
    expect(
      (await remindersAbout(name)).map(({ channel, state }) => `${channel} ${state}`),
    ).toContain('sms failed-technically');
    expect(await refused()).toBe(before + 1);
  }
  // It does so still on the next day; then a message goes through.
  await later(24 * 60);
  expect(await refused()).toBe(before + 1);
  await handOver(await district({ liaison: person() }), ['refuses-no-more']);
  expect(await refused()).toBe(before);
});

test('a number that does not exist leaves the e-mail; when that is refused too, the next duty is told', async () => {
  const [liaison, charge] = [person(), person()];
  const organisation = await district({ liaison, 'in-charge': charge });
  house.sms.refuse(liaison.mobile);
  await handOver(organisation, ['refused-a']);
  expect(mailTo(liaison.email)).toHaveLength(1);
  expect(smsTo(charge.mobile)).toEqual([]);

  house.mail.refuse(liaison.email);
  await handOver(organisation, ['refused-b']);
  expect(smsTo(charge.mobile)).toHaveLength(1);
  expect(mailTo(charge.email)).toHaveLength(1);
  expect(await alarmsOf(organisation)).toEqual(['undeliverable liaison']);
  // The holder has a new number, by which they are reached.
  await appoint(organisation, 'liaison', person().mobile);
  expect(await alarmsOf(organisation)).toEqual([]);
});

test('a duty that could not be reached is no alarm any more once a message has arrived', async () => {
  const liaison = person();
  const organisation = await district({ liaison, 'in-charge': person() });
  house.sms.refuse(liaison.mobile);
  house.mail.refuse(liaison.email);
  await handOver(organisation, ['arrives-a']);
  expect(await alarmsOf(organisation)).toEqual(['undeliverable liaison']);
  house.mail.accept(liaison.email);
  await handOver(organisation, ['arrives-b']);
  expect(await alarmsOf(organisation)).toEqual([]);
  // In one write with the message: a crash behind it leaves no alarm whose cause is gone.
  const { log } = openNotifications(readEnvironment(environments.api));
  const sent = (await remindersAbout('arrives-b')).find(({ channel }) => channel === 'mail');
  const mail = await log.load(ref(notificationStream, sent?.notification ?? fail()));
  const alarm = dutyAlarm('undeliverable', organisation, 'liaison');
  expect((await log.load(ref(alarmStream, alarm))).state?.ended?.at).toBe(mail.state.since);
});

test('an official is named, masked, listed to the right people, replaced and released', async () => {
  const organisation = await district({});
  const liaison = liaisonOf(organisation);
  const key = randomUUID();
  const body = { name: '值班人员', mobile: '13812345678', email: 'wang@bj.example' };
  const path = `/duties/${organisation}/liaison`;
  const first = await house.ask(`POST ${path}`, { as: liaison, key, body });
  expect(first).toMatchObject({
    status: 201,
    headers: { etag: '"1"' },
    body: { holder: { name: '值班人员', mobile: '138****5678', email: 'w***@bj.example' } },
  });
  expect(await house.ask(`POST ${path}`, { as: liaison, key, body })).toEqual(first);
  const changed = { ...body, mobile: '13812345679' };
  expect((await house.ask(`POST ${path}`, { as: liaison, key, body: changed })).body.type).toBe(
    'urn:ducha:problem:idempotency-key-reused',
  );
  const listed = await house.ask('GET /duties', { as: liaison, query: { organisation } });
  expect(
    listed.body.duties.map((each: { duty: string; holder: unknown }) => each.holder !== null),
  ).toEqual([true, false, false]);
  const vacate = (version: number) =>
    house.ask(`POST ${path}/vacancy`, { as: liaison, seen: version });
  expect((await vacate(7)).status).toBe(412);
  expect(await vacate(1)).toMatchObject({
    status: 200,
    body: { holder: null, earlier: [{ tenure: 1, erased: false }] },
  });
  expect((await vacate(2)).body.type).toBe('urn:ducha:problem:duty-vacant');
});

test('which duties are held, of all organisations, and by what they are reached, without a name or a number', async () => {
  const organisation = await district({ 'in-charge': person() });
  await house.tick();
  const held = async () => {
    const { body } = await house.ask('GET /held-duties', { as: administrator });
    return body.held.filter((one: { organisation: string }) => one.organisation === organisation);
  };
  const inCharge = await held();
  expect(inCharge).toEqual([
    { organisation, duty: 'in-charge', mobile: true, email: expect.any(Boolean) },
  ]);
  await appoint(organisation, 'liaison', person().mobile);
  await house.tick();
  expect((await held()).map(({ duty }: { duty: string }) => duty)).toEqual([
    'in-charge',
    'liaison',
  ]);
  const seen = (
    await house.ask('GET /duties', { as: administrator, query: { organisation } })
  ).body.duties.find(({ duty }: { duty: string }) => duty === 'liaison');
  await house.ask(`POST /duties/${organisation}/liaison/vacancy`, {
    as: administrator,
    seen: seen.version,
  });
  await house.tick();
  expect(await held()).toEqual(inCharge);
  expect((await house.ask('GET /held-duties', { as: liaisonOf(organisation) })).status).toBe(403);
});

test('whoever left is erased, name and number, and what was sent to them keeps its rows', async () => {
  const [before, now] = [person(), person()];
  const organisation = await district({ liaison: before });
  const path = `/duties/${organisation}/liaison`;
  await handOver(organisation, [`erased ${organisation}`]);
  await later(60);
  const sent = async () =>
    (await house.ask('GET /reminders', { as: administrator, query: { organisation } })).body
      .reminders;
  const proofs = await sent();
  expect(proofs.length).toBeGreaterThan(0);
  expect(smsTo(before.mobile).length).toBeGreaterThan(0);

  const order = { tenures: [1], ground: 'asked-for' };
  const erase = (seen: number, more: object = {}, body: unknown = order) =>
    house.ask(`POST ${path}/erasure`, { as: administrator, seen, body, ...more });
  // While they hold it they are reminded.
  expect((await erase(1)).body).toMatchObject({
    type: 'urn:ducha:problem:wrong-stage',
    faults: [{ pointer: '#/tenures/0', code: 'wrong-stage' }],
  });
  const body = { name: '接任者', ...now };
  expect((await house.ask(`POST ${path}`, { as: administrator, body })).status).toBe(201);
  expect((await erase(2, { as: liaisonOf(organisation) })).status).toBe(403);
  expect((await erase(2, {}, { ...order, tenures: [3] })).body.type).toBe(
    'urn:ducha:problem:nothing-to-erase',
  );
  const key = randomUUID();
  const erased = await erase(2, { key });
  expect(erased).toMatchObject({
    status: 200,
    body: {
      holder: { name: '接任者' },
      earlier: [{ tenure: 1, erased: true }],
    },
  });
  // The answer was lost: the same is answered again, and another finds nothing.
  expect(await erase(2, { key })).toEqual(erased);
  expect((await erase(3)).body.type).toBe('urn:ducha:problem:nothing-to-erase');
  expect(await openedOf(organisation)).toEqual(['接任者', now.mobile, now.email]);

  // Its rows are as they were; the provider is asked no more about a number that nobody knows.
  await later(60 * 24);
  const after: { notification: string; state: string }[] = await sent();
  for (const { notification, state } of proofs) {
    expect(after).toContainEqual(expect.objectContaining({ notification, state }));
  }
});

test('whoever left is erased also when nobody followed, and each by themselves', async () => {
  const organisation = await district({ principal: person() });
  const path = `/duties/${organisation}/principal`;
  const ask = (line: string, seen: number, body: unknown = {}) =>
    house.ask(`POST ${path}/${line}`, { as: administrator, seen, body });
  await ask('vacancy', 1);
  await house.ask(`POST ${path}`, { as: administrator, body: { name: '第二任', ...person() } });
  await ask('vacancy', 3);
  const second = await ask('erasure', 4, { tenures: [2, 2], ground: 'mistaken' });
  expect(second.body).toMatchObject({
    holder: null,
    earlier: [
      { tenure: 1, erased: false },
      { tenure: 2, erased: true },
    ],
  });
  expect((await ask('erasure', 5, { tenures: [1, 2], ground: 'unlawful' })).body).toMatchObject({
    earlier: [{ erased: true }, { erased: true }],
  });
  for (const [body, pointers] of [
    [{}, ['#/ground', '#/tenures']],
    [{ tenures: [0], ground: 'because', name: '张三' }, ['#/ground', '#/name', '#/tenures/0']],
  ] as const) {
    const answer = await ask('erasure', 6, body);
    expect(answer.status).toBe(400);
    const faults: { pointer: string }[] = answer.body.faults;
    expect(faults.map(({ pointer }) => pointer).toSorted()).toEqual(pointers);
  }
});

test('whoever left is erased by itself when they were kept long enough, by the policy of the day on which they left', async () => {
  const organisation = await district({ liaison: person() });
  const path = `/duties/${organisation}/liaison`;
  const replace = async (name: string) => {
    const answer = await house.ask(`POST ${path}`, {
      as: administrator,
      body: { name, ...person() },
    });
    expect(answer.status).toBe(201);
  };
  await replace('第二任');
  const head = { sub: 'head', roles: ['office-head'] };
  const today = new Date().toISOString().slice(0, 10);
  const changed = await house.ask('POST /notifications-policy', {
    as: head,
    seen: (await house.ask('GET /notifications-policy', { as: head })).body.version,
    body: {
      decision: 'change',
      from: today,
      entries: [{ entry: 'formerHolderRetention', value: 1 }],
    },
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  await later(5);
  await replace('第三任');
  const left = new Date();
  /** Whose texts are gone, once the clock has looked twice after so many months. */
  const erasedAfter = async (months: number, days: number): Promise<boolean[]> => {
    const then = new Date(left);
    then.setUTCMonth(then.getUTCMonth() + months);
    await at(new Date(then.getTime() + days * 86_400_000).toISOString());
    await house.tick();
    const { body } = await house.ask('GET /duties', { as: administrator, query: { organisation } });
    const held = body.duties.find(({ duty }: { duty: string }) => duty === 'liaison');
    expect(held.holder.name).toBe('第三任');
    return held.earlier.map(({ erased }: { erased: boolean }) => erased);
  };
  expect(await erasedAfter(0, 8)).toEqual([false, false]);
  expect(await erasedAfter(1, -1)).toEqual([false, false]);
  expect(await erasedAfter(1, 1)).toEqual([false, true]);
  expect(await erasedAfter(60, -1)).toEqual([false, true]);
  expect(await erasedAfter(60, 1)).toEqual([true, true]);
  expect((await openedOf(organisation)).filter((text) => text.endsWith('任'))).toEqual(['第三任']);
});

/** The texts about those who held the liaison's duty of an organisation that can still be opened. */
async function openedOf(organisation: string): Promise<string[]> {
  const store = openNotifications(readEnvironment(environments.api));
  const { state } = await store.log.load(ref(dutyStream, `${organisation}-liaison`));
  const full = state.tenures.flatMap(({ name, mobile, email }) => [
    name,
    ...[mobile, email].flatMap((address) => (address === null ? [] : [address.full])),
  ]);
  const opened = await store.notes.openAll(full);
  return [...opened.values()].flatMap((one) => (one.state === 'open' ? [one.text] : []));
}

test('bad input names every fault; foreign organisations do not exist for a liaison', async () => {
  const organisation = await district({});
  const path = `/duties/${organisation}/liaison`;
  const bad = await house.ask(`POST ${path}`, {
    as: administrator,
    body: { name: '', mobile: '12', email: 'x', extra: 1 },
  });
  expect(bad.status).toBe(400);
  expect(bad.body.faults.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
    '#/email',
    '#/extra',
    '#/mobile',
    '#/name',
  ]);
  const body = { name: '值班人员', mobile: '13812345678' };
  const unknown = await house.ask('POST /duties/999999/liaison', { as: administrator, body });
  expect(unknown.body.type).toBe('urn:ducha:problem:unknown-code');
  const foreign = liaisonOf('110101');
  expect((await house.ask(`POST ${path}`, { as: foreign, body })).status).toBe(404);
  const read = await house.ask('GET /duties', { as: foreign, query: { organisation } });
  expect(read.status).toBe(404);
  expect((await house.ask('GET /alarms', { as: foreign })).status).toBe(403);
});

/** A carrier that sends and then dies before it can say so. */
async function dyingCarrier(channel: 'sms' | 'mail'): Promise<Carrier> {
  const { SMS_ENDPOINT = '', MAIL_ENDPOINT = '', PORTAL_ORIGIN = '' } = process.env;
  const account = { accessKeyId: 'test-key', accessKeySecret: 'test-secret' };
  const carrier =
    channel === 'sms'
      ? smsCarrier(
          alibabaSms({ endpoint: SMS_ENDPOINT, account: () => Promise.resolve(account) }),
          PORTAL_ORIGIN,
        )
      : mailCarrier({
          endpoint: MAIL_ENDPOINT,
          portal: PORTAL_ORIGIN,
          account: () => Promise.resolve({}),
        });
  return {
    ...carrier,
    async write(...asked) {
      const written = await carrier.write(...asked);
      return {
        ...written,
        async send(address) {
          expect(await written.send(address)).toMatchObject({ kind: 'taken' });
          throw new Error('died');
        },
      };
    },
  };
}

function heardOf(notification: string) {
  const id = randomUUID();
  return {
    id,
    data: { notification },
    texts: {},
    stream: `notification/${notification}`,
    version: 1,
    time: new Date().toISOString(),
    remaining: () => 20_000,
    command: {
      id,
      actor: { role: 'system' as const, organisation: null, subject: null },
      fingerprint: id,
      at: new Date().toISOString(),
      trace: `00-${'1'.repeat(32)}-${'1'.repeat(16)}-00`,
    },
  };
}

function fail(): never {
  throw new Error('no such message');
}

/** `12月20日12:00`: so many hours from now, as an official reads it. */
function clockWords(hours: number): string {
  const clock = new Date(Date.now() + (hours + 8) * 3_600_000).toISOString();
  return `${Number(clock.slice(5, 7))}月${Number(clock.slice(8, 10))}日${clock.slice(11, 16)}`;
}
