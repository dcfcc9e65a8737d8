import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askReopening,
  callBack,
  changeTeam,
  closeBatch,
  correctAcceptance,
  correctComplaintText,
  correctTaskText,
  decideRefusal,
  decideReopening,
  decideReply,
  defineComplaintType,
  discloseBatch,
  eraseComplaintTexts,
  eraseTaskTexts,
  everyEndpoint,
  finishTask,
  followComplaint,
  claimScreening,
  glanceAtComplaints,
  linkRelapse,
  listReminders,
  previewRecount,
  listTasks,
  lookAtComplaint,
  policy,
  postProgress,
  readComplaint,
  readTask,
  reassign,
  recordRecheck,
  refuse,
  registerComplaint,
  reply,
  requestEvidenceUpload,
  requestReplyEvidence,
  reviewReply,
  roles,
  screenComplaint,
  setAsideScreening,
  settleRecheck,
  setCutOffs,
  signIn,
  submitComplaint,
  supplementComplaint,
  takeBackPhotographs,
  tellSatisfaction,
  undoScreening,
  withdrawByReceipt,
  withdrawComplaint,
  writeToComplainant,
  writeToOffice,
  type Endpoint,
  type Relation,
  type Role,
} from '@ducha/contracts';
import { addDays, beijingDate } from '@ducha/calendar';
import { pictureOf } from '@ducha/contracts/testing/jpeg-file.ts';
import { loadBasics } from '@ducha/local-cloud';
import {
  complaintsAt,
  drawOne,
  noOutcomes,
  openInspection,
  prepareOne,
  registerWangjing,
  wangjing,
  type TeamOf,
  subjectOf,
} from '../acts.ts';
import { copyPassedOn, photographed, recorded } from '../photographs.ts';
import { openHouse, type House } from '../house.ts';
import { personOf } from '../staff-roles.ts';

/**
 * What an answer holds, field by field, for every role and how it stands to the thing: `answer-fields.txt`
 * names who is told each field that tells something. A field that it does not name for a role - a new one, or
 * an old one that is suddenly told to others - is a failure here, and has to be decided there.
 */
const chaoyang = '110105';
const fengtai = '110106';
const day = 24 * 3600 * 1000;

/** Several roles under one name, where all of them are told the same. */
const groups: Readonly<Record<string, readonly Role[]>> = {
  office: ['office-clerk', 'office-screener', 'office-reviewer', 'office-head'],
  approvers: ['working-group-approver', 'committee-and-government-approver'],
  teams: ['team-leader', 'team-deputy', 'team-member'],
  organisations: ['organisation-liaison', 'organisation-in-charge', 'organisation-principal'],
};

/** Reads of complaints, inspections and tasks that tell of none: what everyone may know, or a rule. */
const ofNone = new Set([
  'readChallenge',
  // What somebody named for themselves.
  'listKeptViews',
  'listKeptPhrases',
  'readCalendarEntries',
  'listComplaintTypes',
  'listPublicComplaintTypes',
  'listOrganisations',
  'readAnnouncement',
  'listAnnouncements',
  'listPublicAnnouncements',
  'readPublicAnnouncement',
  'listPublicInspections',
  'readComplaintsPolicy',
  'readInspectionsPolicy',
  'readRectificationPolicy',
]);
const told = everyEndpoint.filter(
  ({ name, service, effect }) =>
    (service !== 'notifications' || name === listReminders.name) &&
    ((effect === 'read' && !ofNone.has(name)) ||
      [lookAtComplaint.name, glanceAtComplaints.name].some((one) => one === name)),
);

/** What the house knows when it is asked. */
interface Things {
  /** The one that the complaints belong to, and one whose team is ready. */
  readonly inspections: readonly [string, string];
  readonly complaints: readonly string[];
  readonly receipts: readonly string[];
  /** By which complaints are found. */
  readonly numbers: readonly string[];
  readonly evidence: string;
  /** Of a photograph, that was passed on. */
  readonly copy: string;
  readonly batch: string;
  readonly sample: string;
  readonly task: string;
  readonly taskEvidence: string;
  readonly accepting: string;
}

let house: House;
let things: Things;

beforeAll(async () => {
  house = await openHouse({
    // An inspection whose team is ready stays so, however long all this takes: the clock would open its stationing.
    alter: ({ Resources }) => {
      const [clock] = Object.entries(Resources).flatMap(([name, { Type, Properties }]) =>
        Type === 'AWS::Events::Rule' && name.startsWith('InspectionsClock') ? [Properties] : [],
      );
      if (clock === undefined) throw new Error('the inspections have no clock');
      clock['ScheduleExpression'] = 'rate(60 minutes)';
    },
  });
  await loadBasics(house.cloud);
  things = await happened();
}, 120_000);
afterAll(async () => {
  await house.close();
});

describe('what an answer holds', () => {
  it.each(told)('$name: is told to whom it was decided', async (endpoint) => {
    const byField = await toldBy(endpoint);
    expect(linesOf(endpoint, byField)).toEqual(decided().get(endpoint.name)?.toSorted());
  });

  it('is decided for these endpoints, and no other', () => {
    expect([...decided().keys()]).toEqual(told.map(({ name }) => name));
  });
});

/** Field → the roles that were told something in it; of every field that the declaration names too. */
async function toldBy(endpoint: Endpoint): Promise<Map<string, Set<string>>> {
  const shape = z.toJSONSchema(endpoint.answer, { unrepresentable: 'any' }) as Shape;
  const found = new Map(fieldsIn([shape], '').map((field) => [field, new Set<string>()] as const));
  found.delete('commits[].events[]');
  for (const { role, person } of askers(endpoint)) {
    let answered = 0;
    for (const asked of questions(endpoint)) {
      const body = await answerTo(endpoint, asked, person);
      if (body === undefined) continue;
      answered += 1;
      for (const field of toldIn(body, [shape], '')) {
        found.set(field, (found.get(field) ?? new Set()).add(role));
      }
    }
    expect(answered, `${endpoint.name} answered ${person ?? role} nothing`).toBeGreaterThan(0);
  }
  return found;
}

/** Somebody of each role and relation that the policy table names; an organisation as lead and as assistant. */
function askers(endpoint: Endpoint): { role: string; person: string | undefined }[] {
  if (endpoint.audience === 'public') return [{ role: 'citizen', person: undefined }];
  return (policy[endpoint.name] ?? []).flatMap(({ role, relation }) =>
    personsOf(role, relation).map((person) => ({ role, person })),
  );
}

function personsOf(role: Role, relation: Relation): string[] {
  if (relation === 'accepting-unit') return [personOf(role, things.accepting)];
  if (relation === 'assigned') return [personOf(role, chaoyang), personOf(role, fengtai)];
  return [personOf(role)];
}

interface Question {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly receipt?: string;
}

/** The questions to an endpoint about the things of this house. */
function questions({ name, path, query }: Endpoint): Question[] {
  const { inspections, complaints, receipts, evidence, batch, sample, task, taskEvidence } = things;
  const [inspection] = inspections;
  if (name === followComplaint.name) return receipts.map((receipt) => ({ path, receipt }));
  const isOfTask = name === 'readEvidence';
  const known = {
    batch,
    sample,
    task,
    evidence: isOfTask ? taskEvidence : evidence,
    photograph: things.copy,
  };
  const at = complaints.flatMap((complaint) =>
    inspections.map((one) => {
      const parts: Readonly<Record<string, string>> = { ...known, complaint, inspection: one };
      return path.replaceAll(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
    }),
  );
  const paths = [...new Set(at)];
  const accepts = (more: Record<string, string>): boolean => query.safeParse(more).success;
  const queries = [
    {},
    { inspection },
    { todo: 'true' },
    { inspection, todo: 'true' },
    { state: 'closed' },
    { matter: `complaint:${complaints[0] ?? ''}` },
    { organisation: chaoyang },
    ...things.numbers.map((number) => ({ number })),
  ].filter(accepts);
  return paths.flatMap((one) => queries.map((more) => ({ path: one, query: more })));
}

/** Undefined where this person is not answered that. */
async function answerTo(
  { name, method, effect }: Endpoint,
  { path, query, receipt }: Question,
  person: string | undefined,
): Promise<unknown> {
  const url = new URL(path, house.cloud.address);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value);
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(person === undefined
        ? {}
        : { authorization: `Bearer ${await house.cloud.token(person)}` }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(effect === 'read' ? {} : { 'idempotency-key': randomUUID() }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(bodyOf(name)) }),
  });
  expect(response.status, path).toBeLessThan(500);
  return response.ok ? response.json() : undefined;
}

/** What is sent to those that are asked by a body: what is glanced at, why somebody looks, a calendar of many days off. */
function bodyOf(name: string): unknown {
  if (name === glanceAtComplaints.name) return { complaints: things.complaints };
  if (name === claimScreening.name) return { hold: true };
  if (name === setAsideScreening.name) return { aside: true, reason: 'complex' };
  if (name !== previewRecount.name) return { reason: '核对事实', contact: true };
  const today = beijingDate(house.cloud.clock.now().toISOString());
  const days = { from: today, until: addDays(today, 30) };
  const amendments = [{ days, working: false, name: 'emergency' }];
  return { calendar: { notices: [], amendments } };
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly type?: string;
}

/** The forms that a value may have. */
function forms(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap((shape) => {
    const choices = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])];
    return choices.length === 0 ? [shape] : forms(choices);
  });
}

function membersOf(shapes: readonly Shape[], name: string): { name: string; shapes: Shape[] } {
  const named = forms(shapes).flatMap(({ properties }) => properties?.[name] ?? []);
  if (named.length > 0) return { name, shapes: named };
  const any = forms(shapes).flatMap(({ additionalProperties: rest }) =>
    typeof rest === 'object' ? [rest] : [],
  );
  return any.length > 0 ? { name: '*', shapes: any } : { name, shapes: [] };
}

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Every field that the declaration of an answer names: `replies[].plan.measures`. */
function fieldsIn(shapes: readonly Shape[], path: string): string[] {
  const fields = forms(shapes).flatMap(({ properties, additionalProperties, items, type }) => {
    if (properties !== undefined) {
      return Object.entries(properties).flatMap(([name, one]) =>
        fieldsIn([one], under(path, name)),
      );
    }
    if (typeof additionalProperties === 'object') {
      return fieldsIn([additionalProperties], under(path, '*'));
    }
    if (items !== undefined) return fieldsIn([items], `${path}[]`);
    return type === 'null' ? [] : [path];
  });
  return [...new Set(fields)];
}

/** The fields of an answer that tell something: neither null nor empty, at the ends of the JSON. */
function toldIn(value: unknown, shapes: readonly Shape[], path: string): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const items = forms(shapes).flatMap((shape) => shape.items ?? []);
    return value.flatMap((one: unknown) => toldIn(one, items, `${path}[]`));
  }
  // What happened is what a timeline tells: each type of event is a field of its own.
  if (typeof value === 'string' && path.endsWith('events[]')) return [`${path} ${value}`];
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, one]) => {
    const member = membersOf(shapes, key);
    return toldIn(one, member.shapes, under(path, member.name));
  });
}

/** Who may ask, and a line for each field: `messages[].text: office commissioner teams`. */
function linesOf(endpoint: Endpoint, byField: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const everyone = new Set(askers(endpoint).map(({ role }) => role));
  // Of which year nothing is known yet depends on the day on which this runs; it tells of the calendar alone.
  const settled = [...byField].filter(([field]) => !/unpublished\[\]$/i.test(field));
  const lines = settled.map(
    ([field, to]) => `${field}: ${to.size === everyone.size ? 'all' : namesOf(to)}`,
  );
  return [`all: ${namesOf(everyone)}`, ...lines].toSorted();
}

function namesOf(to: ReadonlySet<string>): string {
  if (to.size === 0) return 'nobody';
  const named = roles.flatMap((role) => {
    if (!to.has(role)) return [];
    const group = Object.entries(groups).find(([, members]) => members.includes(role));
    const whole = group?.[1].every((one) => to.has(one)) === true;
    return [whole && group !== undefined ? group[0] : role];
  });
  return [...new Set(named)].join(' ');
}

/** What was decided: endpoint → its lines. */
function decided(): Map<string, string[]> {
  const text = readFileSync(new URL('answer-fields.txt', import.meta.url), 'utf8');
  const sections = text.split('\n\n').filter((one) => !one.startsWith('#'));
  return new Map(
    sections.map((section) => {
      const [name = '', ...lines] = section.trim().split('\n');
      return [name, lines.map((line) => line.trim())];
    }),
  );
}

/** A complaint goes its whole way, with everything that may be said of it, and others go less far. */
async function happened(): Promise<Things> {
  const people = await team();
  // Nobody leads two teams at once, but may sit on two.
  const { leader, deputy, members } = people;
  const seats = { deputy, members: [leader, ...members] };
  const inspection = await openInspection(house, { resultRateTarget: 90 }, seats);
  await house.as('office-head').ok(defineComplaintType, {
    body: {
      list: 'beijing-2025',
      kind: 'industry',
      code: 'catering',
      chinese: '餐饮业',
      english: 'catering',
      order: 1,
    },
  });
  await registerWangjing(house);
  const whole = await reported(inspection);
  const copy = await copyPassedOn(house, whole.complaint);
  const { complaint: declined, receipt: ofDeclined } = await registered(inspection);
  await act('office-screener', declined, screenComplaint, {
    decision: 'decline',
    ground: 'other-place',
    explanation: '请向当地反映',
    handedTo: fengtai,
  });
  const elsewhere = { list: 'central', number: 'D3HN202406020040' };
  const { complaint: foreign } = await registered(inspection, elsewhere);
  await accept(whole.complaint);
  await handOver(inspection);
  const batch = (await seenBy('office-clerk', whole.complaint)).body.batch ?? '';
  const evidence = await handled(whole);
  await house.as('office-head').ok(lookAtComplaint, {
    params: { complaint: whole.complaint },
    body: { reason: '核对事实', contact: true },
  });
  await house.cloud.settled();
  await house.as('office-reviewer').ok(discloseBatch, {
    params: { batch },
    version: await versionOf(`/batches/${batch}`),
    body: {},
  });
  await house.as('office-head').ok(setCutOffs, {
    params: { inspection },
    version: await versionOf(`/cut-offs/${inspection}`),
    body: {
      from: beijingDate(house.cloud.clock.now().toISOString()),
      rhythm: 'every-day',
      at: '00:05',
    },
  });
  // Some days pass until the lottery draws; what comes after this is younger.
  const sample = await drawOne(house, batch);
  await act('municipal-re-checker', whole.complaint, recordRecheck, {
    result: 'differs',
    words: '现场看到的情况',
  });
  await act('office-head', whole.complaint, settleRecheck, { words: '已约谈' });
  await accept(foreign);
  const { complaint: merged } = await registered(inspection);
  await act('office-screener', merged, screenComplaint, { decision: 'merge', into: foreign });
  await handOver(inspection);
  await act('office-head', foreign, reassign, {
    organisations: [
      { organisation: chaoyang, role: 'lead' },
      { organisation: 'shuiwu', role: 'assist' },
    ],
    reason: 'help-needed',
  });
  const { task, accepting, file } = await rectified();
  await house.cloud.settled();
  // A later one waits for each desk.
  const { complaint: waiting } = await registered(inspection);
  await house.as('office-screener').ok(glanceAtComplaints, { body: { complaints: [waiting] } });
  const open = { params: { complaint: waiting } };
  const aside = { aside: true, reason: 'complex' } as const;
  await house.as('office-screener').ok(setAsideScreening, { ...open, body: aside });
  await house.as('office-screener').ok(claimScreening, { ...open, body: { hold: true } });
  const reopened = await registered(inspection);
  await act('office-screener', reopened.complaint, screenComplaint, {
    decision: 'decline',
    ground: 'repeated',
  });
  await act('office-head', reopened.complaint, undoScreening, { reason: 'judged-wrongly' });
  const { complaint: apart } = await registered(inspection);
  await act('office-screener', apart, screenComplaint, { decision: 'merge', into: foreign });
  await act('office-screener', apart, undoScreening, { reason: 'slip' });
  const back = await registered(inspection);
  await house.citizen.ok(withdrawByReceipt, { receipt: back.receipt, body: {} });
  const { complaint: gone } = await registered(inspection);
  await accept(gone);
  await handOver(inspection);
  await act('office-head', gone, withdrawComplaint, { ground: 'sent-twice' });
  const closed = await closedWith(inspection);
  await house.as('office-screener').ok(lookAtComplaint, {
    params: { complaint: closed.complaint },
    body: { reason: '回访', contact: true },
  });
  await act('office-screener', closed.complaint, callBack, {
    outcome: 'not-satisfied',
    channel: 'phone',
    said: '夜里还有油烟',
  });
  const again = await closedWith(inspection);
  await house.citizen.ok(askReopening, {
    receipt: again.receipt,
    body: { reason: '夜里还有油烟' },
  });
  await act('office-head', again.complaint, decideReopening, {
    decision: 'grant',
    reason: '请夜间再查一次',
  });
  const asked = await registered(inspection);
  await act('office-screener', asked.complaint, screenComplaint, {
    decision: 'ask',
    question: '请说明具体位置',
  });
  await act('office-head', whole.complaint, linkRelapse, { of: foreign });
  await act('office-head', whole.complaint, linkRelapse, { of: null });
  await act('office-head', whole.complaint, linkRelapse, { of: foreign });
  await act('office-head', whole.complaint, correctAcceptance, {
    otherTypes: ['water'],
    keyAttention: false,
    place: wangjing,
    reason: 'judged-anew',
  });
  for (const place of [chaoyang, wangjing]) {
    await act('office-head', whole.complaint, correctAcceptance, {
      place,
      reason: 'entered-wrongly',
    });
  }
  await act('office-head', whole.complaint, correctComplaintText, {
    text: 'cleared-text',
    corrected: '更正后的摘要',
    old: 'kept',
  });
  await act('office-head', declined, eraseComplaintTexts, {
    parts: ['contact'],
    ground: 'asked-for',
  });
  await house.cloud.settled();
  const shown = await seenBy('office-clerk', whole.complaint);
  return {
    inspections: [inspection, await changedTeam(people)],
    complaints: [
      whole.complaint,
      declined,
      foreign,
      merged,
      reopened.complaint,
      apart,
      gone,
      closed.complaint,
      again.complaint,
      waiting,
    ],
    receipts: [
      whole.receipt,
      ofDeclined,
      reopened.receipt,
      back.receipt,
      closed.receipt,
      again.receipt,
      asked.receipt,
    ],
    numbers: [elsewhere.number, shown.body.number ?? ''],
    evidence,
    copy,
    batch,
    sample,
    task,
    taskEvidence: file,
    accepting,
  };
}

/** An inspection whose team is ready, and was changed since: one has left, another has come. */
async function changedTeam(people: TeamOf): Promise<string> {
  const seats = { ...people, members: [...(people.members ?? []), 'leaves'] };
  const { inspection, version } = await prepareOne(house, {}, seats);
  const person = {
    subject: 'comes',
    rank: 'division',
    retiredOn: null,
    organisations: [],
  } as const;
  await house.as('office-head').ok(changeTeam, {
    params: { inspection },
    version,
    body: {
      leaves: ['leaves'],
      joins: [{ seat: 'member', person: { ...person, organisations: [] } }],
      reason: '工作调动',
    },
  });
  await house.cloud.settled();
  return inspection;
}

async function team(): Promise<Required<Omit<TeamOf, 'target' | 'level'>>> {
  const [leader = '', deputy = '', member = ''] = await Promise.all(
    ['team-leader', 'team-deputy', 'team-member'].map((person) => subjectOf(house, person)),
  );
  return { leader, deputy, members: [member] };
}

interface Reported {
  readonly complaint: string;
  readonly receipt: string;
}

/** By a citizen, with photographs and a contact; asked, answered, and written to. */
async function reported(inspection: string): Promise<Reported> {
  const picture = await photographed(house, inspection, fileOf('of the yard').bytes);
  const sound = await recorded(house, inspection, 'of the yard');
  const { receipt } = (
    await house.citizen.ok(submitComplaint, {
      body: {
        inspection,
        problem: '院内堆放垃圾，物业电话010-88886666',
        place: '某小区东门',
        district: chaoyang,
        type: 'air',
        contact: { name: '王小明', phone: '13912345678', address: '某小区三号楼' },
        photographs: [picture],
        attachments: [sound],
        position: { latitude: 39.9, longitude: 116.4, accuracy: 20 },
      },
    })
  ).body;
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  const complaint = row?.complaint ?? '';
  await act('office-screener', complaint, screenComplaint, {
    decision: 'ask',
    question: '请说明具体位置',
  });
  await house.citizen.ok(supplementComplaint, { receipt, body: { text: '东门外' } });
  await act('office-screener', complaint, writeToComplainant, { text: '已经收到' });
  await house.citizen.ok(writeToOffice, { receipt, body: { text: '今天又多了一车' } });
  const wrong = await copyPassedOn(house, complaint, pictureOf('too little covered'));
  await act('office-screener', complaint, takeBackPhotographs, {
    photographs: [wrong],
    reason: 'covered-too-little',
  });
  return { complaint, receipt };
}

/** By a clerk: six who came, or a letter of a list from above. */
async function registered(
  inspection: string,
  foreign?: { list: string; number: string },
): Promise<Reported> {
  const { body } = await house.as('office-clerk').ok(registerComplaint, {
    body: {
      inspection,
      ...(foreign === undefined
        ? { channel: 'visit', visit: { people: 6, representatives: '李某、王某' } }
        : { channel: 'letter', postedOn: beijingDate(house.cloud.clock.now().toISOString()) }),
      problem: '河道有油污',
      district: chaoyang,
      type: 'water',
      contact: { phone: '13912345679' },
      ...(foreign === undefined ? {} : { foreign }),
    },
  });
  await house.cloud.settled();
  return body;
}

async function accept(complaint: string): Promise<void> {
  await act('office-screener', complaint, screenComplaint, {
    decision: 'accept',
    mainType: 'air',
    otherTypes: ['noise'],
    industry: 'catering',
    keyAttention: true,
    organisations: [
      { organisation: chaoyang, role: 'lead' },
      { organisation: fengtai, role: 'assist' },
    ],
    clearedText: '所反映问题的摘要',
  });
}

async function handOver(inspection: string): Promise<void> {
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
}

const cleared = {
  findings: '经核查的情况',
  handling: '处理的情况',
  goal: '办结目标',
  accountability: '已批评教育',
};

/** Refused, signed for, replied to with a file, returned by both, and staged. Gives the file's id. */
async function handled({ complaint }: Reported): Promise<string> {
  const liaison = personOf('organisation-liaison', chaoyang);
  const principal = personOf('organisation-principal', chaoyang);
  await act(liaison, complaint, refuse, { reason: '不属于本单位职责' });
  await act('office-screener', complaint, decideRefusal, { decision: 'deny' });
  await act(liaison, complaint, signIn, {});
  const picture = fileOf('of the kitchen');
  const { body: announced } = await house.as(liaison).ok(requestReplyEvidence, {
    params: { complaint },
    body: { kind: 'after', ...picture.announced },
  });
  await put(announced.upload, picture.bytes);
  const deadline = beijingDate(new Date(house.cloud.clock.now().getTime() + 9 * day).toISOString());
  const answer = {
    kind: 'final',
    verdict: 'substantiated',
    result: 'staged',
    outcomes: noOutcomes,
    ...cleared,
    rectification: '整改的情况',
    plan: { measures: '安装油烟净化设施', deadline },
    evidence: [announced.evidence],
  };
  await act(liaison, complaint, reply, answer);
  await act(principal, complaint, decideReply, { decision: 'return', reason: '请补充' });
  await act(liaison, complaint, reply, answer);
  await act(principal, complaint, decideReply, { decision: 'approve' });
  await act('office-reviewer', complaint, reviewReply, {
    decision: 'confirm',
    problem: '交办问题基本情况',
    ...cleared,
    measures: '安装油烟净化设施',
  });
  return announced.evidence;
}

/** A complaint that was closed, and another one that was merged into it: both complainants say what they think of it. */
async function closedWith(inspection: string): Promise<Reported> {
  const liaison = personOf('organisation-liaison', chaoyang);
  const closed = await registered(inspection);
  const { complaint } = closed;
  await accept(complaint);
  const joined = await registered(inspection);
  await act('office-screener', joined.complaint, screenComplaint, {
    decision: 'merge',
    into: complaint,
  });
  await handOver(inspection);
  await act(liaison, complaint, signIn, {});
  await act(liaison, complaint, reply, {
    kind: 'final',
    verdict: 'substantiated',
    result: 'closed',
    outcomes: noOutcomes,
    ...cleared,
  });
  await act(personOf('organisation-principal', chaoyang), complaint, decideReply, {
    decision: 'approve',
  });
  await act('office-reviewer', complaint, reviewReply, {
    decision: 'confirm',
    problem: '交办问题基本情况',
    ...cleared,
  });
  for (const { receipt } of [closed, joined]) {
    await house.citizen.ok(tellSatisfaction, {
      receipt,
      body: { satisfied: false, text: '夜里还有油烟' },
    });
  }
  await house.cloud.settled();
  return closed;
}

/** The task that became of it: updates, one with a photograph, and its completion; one is erased, one corrected. */
async function rectified(): Promise<{ task: string; accepting: string; file: string }> {
  const liaison = house.as(personOf('organisation-liaison', chaoyang));
  const [first] = (await house.as('office-clerk').ok(listTasks)).body.tasks;
  if (first === undefined) throw new Error('the staged complaint became no task');
  const { task } = first;
  const picture = fileOf('of the chimney');
  const { body: announced } = await liaison.ok(requestEvidenceUpload, {
    body: { task, kind: 'after', ...picture.announced },
  });
  await put(announced.upload, picture.bytes);
  const { version } = await liaison.ok(readTask, { params: { task } });
  const posted = await liaison.ok(postProgress, {
    params: { task },
    version,
    body: { word: 'on-schedule', text: '正在整改', evidence: [announced.evidence] },
  });
  const again = await liaison.ok(postProgress, {
    params: { task },
    version: posted.version,
    body: { word: 'on-schedule', text: '误填的内容', evidence: [] },
  });
  const finished = await liaison.ok(finishTask, {
    params: { task },
    version: again.version,
    body: { text: '全部措施已完成' },
  });
  const head = house.as('office-head');
  const corrected = await head.ok(correctTaskText, {
    params: { task },
    version: finished.version,
    body: { text: 'completion', corrected: '各项措施均已完成', old: 'kept' },
  });
  await head.ok(eraseTaskTexts, {
    params: { task },
    version: corrected.version,
    body: { texts: ['progress-2'], ground: 'mistaken' },
  });
  return { task, accepting: first.accepting, file: announced.evidence };
}

const seenBy = (person: string, complaint: string) =>
  house.as(person).ok(readComplaint, { params: { complaint } });

/** Does something to a complaint at the version that it has now. */
async function act<E extends Endpoint>(
  person: string,
  complaint: string,
  endpoint: E,
  body: unknown,
): Promise<void> {
  const { version } = await seenBy('office-clerk', complaint);
  await house.as(person).ok(endpoint, { params: { complaint }, version, body } as never);
}

async function versionOf(path: string): Promise<number> {
  const response = await fetch(new URL(path, house.cloud.address), {
    headers: { authorization: `Bearer ${await house.cloud.token('office-clerk')}` },
  });
  return Number(response.headers.get('etag')?.slice(1, -1));
}

/** A file that begins as a JPEG does, and how it is announced. */
function fileOf(of: string) {
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode(of)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, announced: { sha256, bytes: bytes.length, mediaType: 'image/jpeg' as const } };
}

async function put(
  { url, headers }: { url: string; headers: Record<string, string> },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  expect((await fetch(url, { method: 'PUT', headers, body: bytes })).status).toBe(200);
}
