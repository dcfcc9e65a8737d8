import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeTeam,
  closeBatch,
  everyEndpoint,
  listAlarms,
  listComplaints,
  listTasks,
  policy,
  postProgress,
  publishAnnouncement,
  readComplaint,
  readInspection,
  readCutOffs,
  readPassedOnPhotograph,
  readTask,
  registerComplaint,
  requestEvidenceUpload,
  requestReplyEvidence,
  setCutOffs,
  signIn,
  submitComplaint,
  type Relation,
  type Role,
} from '@ducha/contracts';
import { beijingDate } from '@ducha/calendar';
import { loadBasics } from '@ducha/local-cloud';
import {
  accept,
  answerComplaint,
  complaintsAt,
  disclose,
  drawOne,
  noOutcomes,
  openInspection,
  prepareOne,
  subjectOf,
} from '../acts.ts';
import { copyPassedOn, photographed } from '../photographs.ts';
import { personOf } from '../staff-roles.ts';
import { openHouse, type House } from '../house.ts';

/**
 * The cells of the policy table that ask for a relation, and versions that have moved: a real thing of
 * each kind, every person with a right to it, and the same person's role elsewhere.
 */
const chaoyang = '110105';
/** Nobody holds a duty there. */
const unmanned = '110102';
const tongzhou = '110112';
const day = 24 * 3600 * 1000;
/** The target of the inspection that the complaints belong to. */
const target = 'beikong';
/** Two who sit on its team: one of the target, one of an organisation that has no part in anything. */
const ofTarget = `team-member+accepting-unit-officer@${target}`;
const ofAnother = `team-member+accepting-unit-officer@${tongzhou}`;
/** Whoever re-checks sees what was drawn. */
const reChecker = personOf('municipal-re-checker');
/** No thing here has come so far. */
const neverSeen = '"987"';

let house: House;
let things: Readonly<Record<string, string>> = {};

/** What each endpoint that only some may use, or that wants a version, is asked here. */
const bodies: Readonly<Record<string, unknown>> = {
  setCutOffs: { from: '2099-01-01', rhythm: 'every-day', at: '18:00' },
  screenComplaint: { decision: 'decline', ground: 'not-environmental' },
  undoScreening: { reason: 'slip' },
  correctAcceptance: { keyAttention: true, reason: 'attention-moved' },
  linkRelapse: { of: '0'.repeat(26) },
  passOnPhotographs: {
    photographs: [{ original: '0'.repeat(26), copy: '1'.repeat(26), covering: 'nothing-to-cover' }],
  },
  takeBackPhotographs: { photographs: ['1'.repeat(26)], reason: 'slip' },
  withdrawComplaint: { ground: 'sent-twice' },
  reassign: {
    organisations: [{ organisation: '110106', role: 'lead' }],
    reason: 'duties-changed',
  },
  writeToComplainant: { text: '请补充现场照片' },
  settleMessages: {},
  askExtension: { until: '2099-01-31', reason: '设备未到' },
  decideExtension: { decision: 'grant' },
  endRectification: { reason: 'object-gone' },
  callBack: { outcome: 'not-reached', channel: 'phone' },
  decideReopening: { decision: 'deny', reason: '没有新的情况' },
  recordRecheck: { result: 'matches', words: '与反馈一致' },
  settleRecheck: { words: '已约谈' },
  signIn: {},
  refuse: { reason: '不属于本单位职责' },
  decideRefusal: { decision: 'deny' },
  reply: {
    kind: 'final',
    verdict: 'substantiated',
    result: 'closed',
    outcomes: noOutcomes,
    findings: '情况属实',
    handling: '已整改',
  },
  decideReply: { decision: 'approve' },
  reviewReply: { decision: 'return', reason: '补充现场照片', redoBy: '2030-01-01' },
  correctComplaintText: { text: 'cleared-text', corrected: '更正后的文字', old: 'kept' },
  eraseComplaintTexts: { parts: ['contact'], ground: 'asked-for' },
  discloseBatch: {},
  withdrawSample: { reason: 'wrong-draw' },
  enterWinningNumbers: { red: [3, 8, 15, 21, 26, 31], blue: 9 },
  renameOrganisation: { from: '2030-01-01', chinese: '新名称', english: null },
  submitInspection: {},
  decideInspection: { decision: 'approve', reason: '同意' },
  prepareInspection: {
    leader: { subject: 'leader-9', rank: 'bureau', retiredOn: null, organisations: [] },
    deputies: [{ subject: 'deputy-9', rank: 'bureau', retiredOn: null, organisations: [] }],
    members: [],
  },
  changeTeam: { leaves: ['member-9'], joins: [], reason: '工作调动' },
  openStationing: {},
  rescheduleInspection: { from: '2030-01-01', until: '2030-01-30', reason: '时间冲突' },
  endInspection: { reason: '计划取消' },
  eraseInspectionTexts: { texts: ['decision'], ground: 'mistaken' },
  closeStationing: { complaintsTakenUntil: '2030-01-01' },
  correctAnnouncement: {
    title: { chinese: '更正', english: null },
    text: { chinese: '正文', english: null },
    contact: null,
  },
  withdrawAnnouncement: { reason: '误发' },
  eraseAnnouncementTexts: { texts: ['edition-1'], ground: 'mistaken' },
  postProgress: { word: 'behind', text: '正在整改', evidence: [] },
  finishTask: { text: '全部措施已完成' },
  correctTaskText: { text: 'progress-1', corrected: '更正后的进展', old: 'kept' },
  eraseTaskTexts: { texts: ['progress-1'], ground: 'mistaken' },
  vacateDuty: {},
  handleAlarm: {},
  eraseOfficial: { tenures: [1], ground: 'asked-for' },
  appointOfficial: { name: '联络员', mobile: '13800000009' },
  changeComplaintsPolicy: { decision: 'withdraw', change: 1 },
  changeInspectionsPolicy: { decision: 'withdraw', change: 1 },
  changeRectificationPolicy: { decision: 'withdraw', change: 1 },
  changeNotificationsPolicy: { decision: 'withdraw', change: 1 },
  changeCalendar: { decision: 'withdraw', amendment: 1 },
};

beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
  const [leader, deputy, member] = await Promise.all(
    ['team-leader', 'team-deputy', 'team-member'].map((person) => subjectOf(house, person)),
  );
  if (leader === undefined || deputy === undefined || member === undefined)
    throw new Error('nobody');
  // Nobody leads two teams at once, but may sit on two.
  const seated = await Promise.all([ofTarget, ofAnother].map((person) => subjectOf(house, person)));
  const team = { deputy, members: [leader, member, ...seated], target };
  const drawn = await drawnForRecheck();
  const inspection = await openInspection(house, {}, team);
  const complaint = await handedOver(inspection);
  const answered = await handedOver(inspection);
  const signed = await handedOver(inspection);
  const { pictured, photograph: copy } = await picturedOne(inspection);
  await handedOver(inspection, unmanned);
  const deadline = beijingDate(new Date(house.cloud.clock.now().getTime() + 9 * day).toISOString());
  await answerComplaint(house, answered, chaoyang, {
    result: 'staged',
    plan: { measures: '安装油烟净化设施', deadline },
  });
  await house.cloud.settled();
  const task = await onlyTask();
  const evidence = await photographOf(task);
  const replyEvidence = await photographOfReply(signed);
  const { body } = await house
    .as(`organisation-liaison@${chaoyang}`)
    .ok(listComplaints, { query: {} });
  things = {
    complaint,
    batch: body.complaints.find((one) => one.complaint === complaint)?.batch ?? '',
    number: body.complaints.find((one) => one.complaint === complaint)?.number ?? '',
    inspection: (await prepareOne(house, {}, { leader, deputy, members: [member] })).inspection,
    stationed: inspection,
    ...drawn,
    announcement: await notice(),
    task,
    evidence,
    signed,
    replyEvidence,
    pictured,
    photograph: copy,
    alarm: await onlyAlarm(),
    organisation: chaoyang,
    duty: 'liaison',
  };
});
afterAll(async () => {
  await house.close();
});

describe('a version that has moved', () => {
  const changes = everyEndpoint.filter(({ effect }) => effect === 'change');

  it.each(changes)('$name: 412, from everyone who may', async ({ name }) => {
    for (const { role, relation } of policy[name] ?? []) {
      const answer = await knock(name, await insider(role, relation));
      expect({ role, ...answer }).toMatchObject({
        role,
        status: 412,
        type: 'urn:ducha:problem:version-moved',
      });
    }
  });
});

describe('a right that asks for a relation', () => {
  const cells = Object.entries(policy).flatMap(([name, rights]) =>
    rights.flatMap(({ role, relation }) => (relation === 'any' ? [] : [{ name, role, relation }])),
  );
  const lists = new Set([
    'listComplaints',
    'readComplaintLedger',
    'findComplaints',
    'listTasks',
    'readTaskLedger',
    'listInspections',
  ]);

  it('stands in the cells that were read and agreed to', async () => {
    const lines = cells.map(({ name, role, relation }) => `${name}: ${role}, ${relation}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('relation-cells.txt');
  });

  it.each(cells.filter(({ name }) => !lists.has(name)))(
    '$name, $role: open where it holds, as if absent elsewhere',
    async ({ name, role, relation }) => {
      const inside = await knock(name, await insider(role, relation));
      expect([200, 201, 412]).toContain(inside.status);
      // Who is not of the place; what was not drawn.
      const undrawn = {
        complaint: things['signed'] ?? '',
        evidence: things['replyEvidence'] ?? '',
      };
      const outside =
        relation === 'drawn'
          ? await knock(name, reChecker, undrawn)
          : await knock(name, outsider(role));
      expect(outside).toMatchObject({ status: 404, type: 'urn:ducha:problem:not-found' });
    },
  );

  it.each(cells.filter(({ name }) => lists.has(name)))(
    '$name, $role: lists what it holds for, and nothing else',
    async ({ name, role, relation }) => {
      const own =
        things[
          { listTasks: 'task', readTaskLedger: 'task', listInspections: 'inspection' }[name] ??
            'complaint'
        ];
      const inside = await knock(name, await insider(role, relation));
      expect(inside).toMatchObject({ status: 200 });
      if (relation === 'drawn') {
        expect(inside.text).toContain(things['drawn']);
        expect(inside.text).not.toContain(own);
        return;
      }
      expect(inside.text).toContain(own);
      const outside = await knock(name, outsider(role));
      expect(outside).toMatchObject({ status: 200 });
      expect(outside.text).not.toContain(own);
    },
  );
});

/** Where a team has a right. */
const ofTeams = Object.entries(policy).flatMap(([name, rights]) =>
  rights.some(({ role, relation }) => role === 'team-member' && relation === 'own-team')
    ? [name]
    : [],
);
const listsOfTeams = /^(?:list(?:Complaints|Tasks|Inspections)|findComplaints)$|Ledger$/;

/** What somebody is answered there about the inspection that the complaints belong to. */
async function ofTheirInspection(name: string, person: string) {
  const ofTasks = [
    'listTasks',
    'readTaskLedger',
    'readTask',
    'readTaskActs',
    'readEvidence',
  ].includes(name);
  const { stationed = '', task = '', complaint = '' } = things;
  // An inspection is asked for by its own name; the others of these things belong to it.
  const asked = /Inspection/.test(name) ? { inspection: stationed } : {};
  const thing = 'inspection' in asked ? stationed : ofTasks ? task : complaint;
  const answer = await knock(name, person, asked);
  return { ...answer, holds: answer.status === 200 && answer.text.includes(thing) };
}

/** Read by the one, and not by the other. */
async function isReadBy(name: string, reader: string, other: string): Promise<void> {
  const [open, closed] = [
    await ofTheirInspection(name, reader),
    await ofTheirInspection(name, other),
  ];
  expect(open.status).toBe(200);
  if (listsOfTeams.test(name)) {
    expect(open.holds).toBe(true);
    expect(closed).toMatchObject({ status: 200, holds: false });
  } else {
    expect(closed).toMatchObject({ status: 404, type: 'urn:ducha:problem:not-found' });
  }
}

describe('whoever of a team is of a target', () => {
  it.each(ofTeams)('%s: is recused from all of its inspection, the seat beside', async (name) => {
    await isReadBy(name, ofAnother, ofTarget);
  });
});

describe('whoever has left a team', () => {
  beforeAll(async () => {
    const params = { inspection: things['stationed'] ?? '' };
    const head = house.as('office-head');
    const { version } = await head.ok(readInspection, { params });
    const leaves = [await subjectOf(house, ofAnother)];
    await head.ok(changeTeam, { params, version, body: { leaves, joins: [], reason: '工作调动' } });
    await house.cloud.settled();
  });

  it.each(ofTeams)('%s: sees nothing of its inspection any more', async (name) => {
    await isReadBy(name, 'team-member', ofAnother);
  });
});

/** Asks an endpoint about the things of this house, with a version that none of them ever had. */
async function knock(
  name: string,
  person: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ status: number; type?: string; text: string }> {
  const endpoint = everyEndpoint.find((one) => one.name === name);
  if (endpoint === undefined) throw new Error(`no endpoint is called ${name}`);
  const known = {
    ...things,
    ...(name.endsWith('ReplyEvidence')
      ? { complaint: things['signed'] ?? '', evidence: things['replyEvidence'] ?? '' }
      : {}),
    // It is of an inspection on whose stationing complaints are taken, as batches are.
    ...(name === readCutOffs.name || name === setCutOffs.name
      ? { inspection: things['stationed'] ?? '' }
      : {}),
    ...(name === readPassedOnPhotograph.name ? { complaint: things['pictured'] ?? '' } : {}),
    ...(person === reChecker
      ? { complaint: things['drawn'] ?? '', evidence: things['drawnEvidence'] ?? '' }
      : {}),
    ...others,
  };
  const path = endpoint.path.replaceAll(
    /\{(\w+)\}/g,
    (_, part: string) => Object.entries(known).find(([thing]) => thing === part)?.[1] ?? '',
  );
  const url = new URL(path, house.cloud.address);
  if (name === 'listDuties') url.searchParams.set('organisation', chaoyang);
  if (name === 'listBatches' || name === 'readFigures') {
    url.searchParams.set('inspection', things['stationed'] ?? '');
  }
  if (name === 'findComplaints') url.searchParams.set('number', things['number'] ?? '');
  if (name === 'listReminders') url.searchParams.set('organisation', chaoyang);
  const body = {
    requestEvidenceUpload: { task: things['task'], ...announced('other') },
    requestReplyEvidence: announced('other'),
    requestPhotographCopy: { original: '0'.repeat(26), sha256: 'a'.repeat(64), bytes: 9 },
    ...bodies,
  }[name];
  if (endpoint.method !== 'GET' && body === undefined) throw new Error(`no body for ${name}`);
  const response = await fetch(url, {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${await house.cloud.token(person)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(endpoint.effect === 'change' ? { 'if-match': neverSeen } : {}),
    },
    ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { type } = JSON.parse(text) as { type?: string };
  return { status: response.status, text, ...(type === undefined ? {} : { type }) };
}

/** Somebody of the same role, at another organisation and on no team. */
function outsider(role: Role): string {
  const person = personOf(role, tongzhou);
  return person === role ? `${role}+${role}` : person;
}

/** Somebody of a role who stands so to the things of this house. */
async function insider(role: Role, relation: Relation): Promise<string> {
  if (relation !== 'accepting-unit') return personOf(role, chaoyang);
  const { body } = await house
    .as('office-clerk')
    .ok(readTask, { params: { task: things['task'] ?? '' } });
  return personOf(role, body.accepting);
}

async function handedOver(inspection: string, organisation = chaoyang): Promise<string> {
  const { body } = await house.as('office-clerk').ok(registerComplaint, {
    body: { inspection, channel: 'phone', problem: '河道有油污' },
  });
  await accept(house, body.complaint, organisation);
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  return body.complaint;
}

/** A citizen's complaint in the hands of Chaoyang, and a copy of its photograph that was passed on. */
async function picturedOne(
  inspection: string,
): Promise<{ readonly pictured: string; readonly photograph: string }> {
  const picture = await photographed(house, inspection, photograph('the yard'));
  await house.citizen.ok(submitComplaint, {
    body: { inspection, problem: '院内堆放垃圾', photographs: [picture] },
  });
  await house.cloud.settled();
  const pictured = (await complaintsAt(house, inspection, 'received'))[0]?.complaint ?? '';
  const copy = await copyPassedOn(house, pictured);
  await accept(house, pictured, chaoyang);
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  return { pictured, photograph: copy };
}

/** A complaint of before that was drawn for re-check, with the photograph of its reply; the sample that drew it. */
async function drawnForRecheck() {
  const inspection = await openInspection(house);
  const drawn = await handedOver(inspection);
  const drawnEvidence = await photographOfReply(drawn);
  await answerComplaint(house, drawn, chaoyang, { evidence: [drawnEvidence] });
  const params = { complaint: drawn };
  const { batch } = (await house.as('office-clerk').ok(readComplaint, { params })).body;
  await disclose(house, batch ?? '');
  return { drawn, drawnEvidence, sample: await drawOne(house, batch ?? '') };
}

async function notice(): Promise<string> {
  const { body } = await house.as('office-head').ok(publishAnnouncement, {
    body: {
      kind: 'notice',
      title: { chinese: '通知', english: null },
      text: { chinese: '正文', english: null },
      contact: null,
    },
  });
  return body.announcement;
}

/** Of the office, that nobody could be told at an organisation. */
async function onlyAlarm(): Promise<string> {
  const { body } = await house.as('office-clerk').ok(listAlarms);
  const found = body.alarms.find(({ organisation }) => organisation === unmanned);
  if (found === undefined) throw new Error('a hand-over that nobody heard of is no alarm');
  return found.alarm;
}

async function onlyTask(): Promise<string> {
  const { body } = await house.as('office-clerk').ok(listTasks);
  const [first] = body.tasks;
  if (first === undefined) throw new Error('the staged complaint became no task');
  return first.task;
}

/** A photograph that was put and posted with an update; gives the id of the evidence. */
async function photographOf(task: string): Promise<string> {
  const liaison = house.as(`organisation-liaison@${chaoyang}`);
  const { body } = await liaison.ok(requestEvidenceUpload, {
    body: { task, ...announced('photograph') },
  });
  await put(body.upload);
  const { version } = await liaison.ok(readTask, { params: { task } });
  await liaison.ok(postProgress, {
    params: { task },
    version,
    body: { word: 'on-schedule', text: '正在整改', evidence: [body.evidence] },
  });
  return body.evidence;
}

/** A photograph that was announced for the reply to a complaint that is signed for, and put; gives the evidence's id. */
async function photographOfReply(complaint: string): Promise<string> {
  const liaison = house.as(`organisation-liaison@${chaoyang}`);
  const { version } = await liaison.ok(readComplaint, { params: { complaint } });
  await liaison.ok(signIn, { params: { complaint }, version });
  const { body } = await liaison.ok(requestReplyEvidence, {
    params: { complaint },
    body: announced('photograph'),
  });
  await put(body.upload);
  return body.evidence;
}

async function put({ url, headers }: { url: string; headers: Record<string, string> }) {
  const response = await fetch(url, { method: 'PUT', headers, body: photograph('photograph') });
  expect(response.status).toBe(200);
}

/** Bytes that begin as a JPEG does. */
function photograph(of: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode(of)]);
}

function announced(of: string) {
  const bytes = photograph(of);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    mediaType: 'image/jpeg' as const,
    kind: 'after' as const,
  };
}
