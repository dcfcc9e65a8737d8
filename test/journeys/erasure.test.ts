import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beijingDate } from '@ducha/calendar';
import {
  appointOfficial,
  changeComplaintsPolicy,
  changeTeam,
  closeBatch,
  correctAnnouncement,
  discloseBatch,
  eraseAnnouncementTexts,
  eraseByReceipt,
  eraseComplaintTexts,
  eraseInspectionTexts,
  eraseOfficial,
  eraseTaskTexts,
  followComplaint,
  listAnnouncements,
  listComplaints,
  listDuties,
  listPublicAnnouncements,
  listReminders,
  listTasks,
  lookAtComplaint,
  postProgress,
  publishAnnouncement,
  readAnnouncement,
  readBatch,
  readComplaint,
  readComplaintTimeline,
  readComplaintsPolicy,
  readInspection,
  readPublicAnnouncement,
  readPublicTable,
  readTask,
  readTaskTimeline,
  requestEvidenceUpload,
  requestPhotographUpload,
  screenComplaint,
  submitComplaint,
  withdrawAnnouncement,
  writeToOffice,
} from '@ducha/contracts';
import { inParallel } from '@ducha/event-log';
import { fileOfType } from '@ducha/contracts/testing/file-of-type.ts';
import { loadBasics } from '@ducha/local-cloud';
import { answerComplaint, complaintsAt, openInspection } from '../acts.ts';
import { heldTexts, type Held } from '../held-bytes.ts';
import { openHouse, type House } from '../house.ts';

/**
 * A thousand people complain, each with words, a name, a phone and an address that nobody else has; of half of them
 * everything is erased, by their receipt, by the office, or by the clock. Nothing of theirs is found anywhere then,
 * and everything of the others.
 */
const identities = 1_000;
const width = 16;
let house: House;
let folder: string;

/** What becomes of an identity: the first three are erased, half of them all. */
type Fate =
  | 'by receipt'
  | 'by the office'
  | 'published, by the office'
  | 'by the clock'
  | 'kept'
  | 'published, kept';

interface Identity {
  /** In what the complainant wrote. */
  readonly mark: string;
  /** In what others wrote: who complains must not be told by it. */
  readonly firm: string;
  readonly fate: Fate;
  readonly number: number;
  receipt: string;
  complaint: string;
}

/** A number as a word of Chinese numerals that stands nowhere else, and is no name of anything. */
function markOf(number: number, at: string): string {
  const digits = String(number).padStart(5, '0');
  return `${at}${Array.from(digits, (digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]).join('')}${at}`;
}
const phoneOf = (number: number): string => `139${10_000_000 + number}`;

const fates: readonly (readonly [fate: Fate, upTo: number])[] = [
  ['published, by the office', 10],
  ['published, kept', 20],
  ['by the clock', 130],
  ['by receipt', 330],
  ['by the office', 510],
  ['kept', identities],
];
const everyone: Identity[] = Array.from({ length: identities }, (_, number) => ({
  mark: markOf(number, '檨'),
  firm: markOf(number, '榁'),
  number,
  fate: fates.find(([, upTo]) => number < upTo)?.[0] ?? 'kept',
  receipt: '',
  complaint: '',
}));
const of = (...chosen: readonly Fate[]) => everyone.filter(({ fate }) => chosen.includes(fate));
const erased = of('published, by the office', 'by the clock', 'by receipt', 'by the office');
const kept = of('kept', 'published, kept');
/** Of the others some are asked for too, to see that an answer tells of them. */
const sample = kept.filter(({ number, fate }) => fate === 'published, kept' || number % 10 === 0);
/** Every tenth hands in a photograph. */
const photographed = ({ number }: Identity): boolean => number % 10 === 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-erasure-'));
  house = await openHouse({ state: path.join(folder, 'state') });
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

async function complains(inspection: string, one: Identity): Promise<void> {
  const { mark, number } = one;
  const photographs: string[] = [];
  if (photographed(one)) {
    const photograph = fileOfType('image/jpeg', `a photograph by ${mark}`);
    const { body } = await house.citizen.ok(requestPhotographUpload, {
      body: {
        inspection,
        sha256: createHash('sha256').update(photograph).digest('hex'),
        bytes: photograph.length,
        mediaType: 'image/jpeg',
      },
    });
    const { url, method, headers } = body.upload;
    expect((await fetch(url, { method, headers, body: photograph })).status).toBe(200);
    photographs.push(body.photograph);
  }
  const { body } = await house.citizen.ok(submitComplaint, {
    body: {
      inspection,
      problem: `夜里有烟，${mark}所见。`,
      place: `${mark}路`,
      contact: {
        name: `周${mark}`,
        phone: phoneOf(number),
        address: `${mark}院`,
      },
      photographs,
    },
  });
  one.receipt = body.receipt;
  if (number % 5 === 0) {
    const text = `又冒烟了，${mark}。`;
    await house.citizen.ok(writeToOffice, { receipt: one.receipt, body: { text } });
  }
}

/** Which complaint is whose: whoever looks at the words sees the mark. */
async function findComplaints(inspection: string): Promise<void> {
  await house.cloud.settled(120_000);
  const rows = await complaintsAt(house, inspection, 'received');
  expect(rows).toHaveLength(identities);
  const byMark = new Map(everyone.map((one) => [one.mark, one]));
  await inParallel(rows, width, async ({ complaint }) => {
    const { body } = await house.as('office-screener').ok(lookAtComplaint, {
      params: { complaint },
      body: { reason: '核对原文' },
    });
    const mark = /檨.{5}檨/.exec(body.problem)?.[0] ?? '';
    const one = byMark.get(mark);
    if (one === undefined) throw new Error(`whose is ${mark}`);
    one.complaint = complaint;
  });
}

async function decline({ complaint, firm }: Identity): Promise<void> {
  const params = { complaint };
  const screener = house.as('office-screener');
  const { version } = await screener.ok(readComplaint, { params });
  await screener.ok(screenComplaint, {
    params,
    version,
    body: { decision: 'decline', ground: 'not-environmental', explanation: `${firm}厂不归此处管` },
  });
}

async function publish(inspection: string, published: readonly Identity[]): Promise<string> {
  const screener = house.as('office-screener');
  await inParallel(published, 4, async ({ complaint, firm }) => {
    const params = { complaint };
    const { version } = await screener.ok(readComplaint, { params });
    await screener.ok(screenComplaint, {
      params,
      version,
      body: {
        decision: 'accept',
        mainType: 'air',
        keyAttention: false,
        organisations: [{ organisation: '110105', role: 'lead' }],
        clearedText: `反映${firm}厂夜里冒烟。`,
      },
    });
  });
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  await inParallel(published, 4, ({ complaint, firm, number }) =>
    answerComplaint(house, complaint, '110105', {
      findings: `经核查，${firm}厂确有其事`,
      handling: `责令${firm}厂改正`,
      goal: `${firm}厂不再冒烟`,
      // Those that are kept have not ended: their tasks go on.
      ...(number % 2 === 0 || number >= 10
        ? { result: 'staged', plan: { measures: `${firm}厂装净化器`, deadline: '2030-01-01' } }
        : {}),
    }),
  );
  await house.cloud.settled();
  const batch = `${inspection}-1`;
  const reviewer = house.as('office-reviewer');
  const { version } = await reviewer.ok(readBatch, { params: { batch } });
  await reviewer.ok(discloseBatch, { params: { batch }, version });
  await house.cloud.settled();
  return batch;
}

const every = [
  'contact',
  'words',
  'photographs',
  'messages',
  'cleared-text',
  'handling',
  'published',
] as const;

/** What organisations report of their tasks names the firm too: it is erased where the complaint was, photographs with it. */
async function reportOnTasks(): Promise<void> {
  const liaison = house.as('organisation-liaison@110105');
  const head = house.as('office-head');
  const byComplaint = new Map(everyone.map((one) => [one.complaint, one]));
  const { tasks } = (await head.ok(listTasks)).body;
  await inParallel(tasks, 4, async ({ task }) => {
    const params = { task };
    const { body, version } = await head.ok(readTask, { params });
    const one = byComplaint.get(body.complaint ?? '');
    if (one === undefined) throw new Error(`whose is the task ${task}`);
    const shown = new TextEncoder().encode(`a photograph of ${one.firm}`);
    const announced = await liaison.ok(requestEvidenceUpload, {
      body: {
        task,
        kind: 'before',
        sha256: createHash('sha256').update(shown).digest('hex'),
        bytes: shown.length,
        mediaType: 'image/jpeg',
      },
    });
    const { url, method, headers } = announced.body.upload;
    expect((await fetch(url, { method, headers, body: shown })).status).toBe(200);
    const text = `${one.firm}厂的净化器已装好`;
    const posted = await liaison.ok(postProgress, {
      params,
      version,
      body: { word: 'on-schedule', text, evidence: [announced.body.evidence] },
    });
    if (one.fate !== 'published, by the office') return;
    await head.ok(eraseTaskTexts, {
      params,
      version: posted.version,
      body: { texts: ['progress-1'], ground: 'unlawful' },
    });
  });
}

/**
 * The office announces what came of some complaints and names the firms; one announcement is erased, one corrected,
 * and one taken back and erased with the reason, in turn. Those of the others stay.
 */
async function announce(): Promise<void> {
  const head = house.as('office-head');
  const worded = (words: string) => ({
    title: { chinese: `关于${words}的公告`, english: `On ${words}` },
    text: { chinese: `${words}厂已整改。`, english: null },
    contact: null,
  });
  const anew = worded('某厂');
  await inParallel(of('published, by the office', 'published, kept'), 4, async (one) => {
    const { body, version } = await head.ok(publishAnnouncement, {
      body: { kind: 'notice', ...worded(one.firm) },
    });
    if (one.fate === 'published, kept') return;
    const params = { announcement: body.announcement };
    const turn = one.number % 3;
    if (turn === 0) {
      await head.ok(correctAnnouncement, { params, version, body: { ...anew, old: 'erased' } });
      return;
    }
    const now =
      turn === 1
        ? version
        : (
            await head.ok(withdrawAnnouncement, {
              params,
              version,
              body: { reason: `写了${one.firm}厂` },
            })
          ).version;
    const texts = turn === 1 ? ['edition-1'] : ['edition-1', 'reason'];
    await head.ok(eraseAnnouncementTexts, {
      params,
      version: now,
      body: { texts, ground: 'unlawful' },
    });
  });
}

/** Two who hold a duty one after the other; the first is reminded, leaves, and is erased. */
const [leaves, follows] = [2_000, 2_001].map((number) => ({
  number,
  name: markOf(number, '榁'),
})) as [Official, Official];
interface Official {
  readonly number: number;
  readonly name: string;
}
const duty = { organisation: '110105', duty: 'liaison' } as const;

async function appoint({ number, name }: Official): Promise<void> {
  await house.as('notification-administrator').ok(appointOfficial, {
    params: duty,
    body: { name, mobile: phoneOf(number), email: `o${phoneOf(number)}@bj.example` },
  });
  await house.cloud.settled();
}

async function eraseWhoLeft(): Promise<void> {
  await appoint(follows);
  const administrator = house.as('notification-administrator');
  const query = { organisation: duty.organisation };
  const { duties } = (await administrator.ok(listDuties, { query })).body;
  const held = duties.find((one) => one.duty === duty.duty);
  await administrator.ok(eraseOfficial, {
    params: duty,
    version: held?.version ?? 0,
    body: { tenures: [held?.earlier.at(-1)?.tenure ?? 0], ground: 'asked-for' },
  });
}

/** Why a team was changed: the first reason names somebody, and is erased with what was declared; the second stays. */
const [named, unnamed] = [2_002, 2_003].map((number) => markOf(number, '榁')) as [string, string];

async function changeTheTeam(inspection: string): Promise<void> {
  const head = house.as('office-head');
  const params = { inspection };
  const change = async (subject: string, reason: string): Promise<number> => {
    const { version } = await head.ok(readInspection, { params });
    const person = { subject, rank: 'division' as const, retiredOn: null, organisations: [] };
    const changed = await head.ok(changeTeam, {
      params,
      version,
      body: { leaves: [], joins: [{ seat: 'member', person }], reason: `${reason}另有任用` },
    });
    return changed.version;
  };
  await head.ok(eraseInspectionTexts, {
    params,
    version: await change('joined-first', named),
    body: { texts: ['team-changes', 'vetting'], ground: 'asked-for' },
  });
  await change('joined-second', unnamed);
}

/** What went to an official's own phone and mailbox is with them: the local cloud plays both, and keeps them in files. */
function isOutside(place: string): boolean {
  return ['phones', 'sms.jsonl', 'mail', 'mail.jsonl'].includes(place);
}

/** A month for all: what the clock erases, it erases within the test. */
async function keepForAMonth(): Promise<void> {
  const head = house.as('office-head');
  const { version } = await head.ok(readComplaintsPolicy);
  await head.ok(changeComplaintsPolicy, {
    version,
    body: {
      decision: 'change',
      from: beijingDate(house.cloud.clock.now().toISOString()),
      entries: [
        { entry: 'contactRetention', value: 1 },
        { entry: 'textRetention', value: 1 },
      ],
    },
  });
}

test('of those who are erased nothing is left, of the others everything', async () => {
  await keepForAMonth();
  // A change of today begins a minute after it was made.
  await house.cloud.clock.moveTo(new Date(house.cloud.clock.now().getTime() + 180_000));
  const inspection = await openInspection(house);
  await inParallel(everyone, width, (one) => complains(inspection, one));
  await findComplaints(inspection);
  await inParallel(of('by receipt', 'by the clock'), width, decline);
  await appoint(leaves);
  const batch = await publish(inspection, of('published, by the office', 'published, kept'));

  await inParallel(of('by receipt'), width, async ({ receipt }) => {
    const own = ['contact', 'words', 'photographs', 'messages'] as const;
    const { body } = await house.citizen.ok(followComplaint, { receipt });
    const parts = own.filter((part) => body.erasable.includes(part));
    await house.citizen.ok(eraseByReceipt, { receipt, body: { parts } });
  });
  const head = house.as('office-head');
  const office = of('published, by the office', 'by the office');
  await inParallel(office, width, async ({ complaint }) => {
    const params = { complaint };
    const { version } = await head.ok(readComplaint, { params });
    await head.ok(eraseComplaintTexts, {
      params,
      version,
      body: { parts: [...every], ground: 'asked-for' },
    });
  });
  await house.cloud.settled(120_000);
  await reportOnTasks();
  await announce();
  await eraseWhoLeft();
  await changeTheTeam(inspection);
  await house.cloud.settled(120_000);
  const day = 24 * 3_600_000;
  for (const days of [9, 40]) {
    const then = new Date(house.cloud.clock.now().getTime() + days * day);
    await house.cloud.clock.moveTo(then, { step: days * day });
    await house.cloud.settled(120_000);
  }

  const held = await heldTexts(house, path.join(folder, 'state'));
  const answers = await everyAnswer(inspection, batch);
  const [inHouse, inAnswers] = [placesOf(held), placesOf(answers)];
  expect(erased).toHaveLength(500);
  const left = erased.flatMap(({ mark, firm, number, fate }) =>
    [mark, firm, phoneOf(number)].flatMap((text) =>
      [...(inHouse.get(text) ?? []), ...(inAnswers.get(text) ?? [])].map(
        (place) => `${fate}: ${text} in ${place}`,
      ),
    ),
  );
  expect(left).toEqual([]);
  for (const text of [named, leaves.name, phoneOf(leaves.number)]) {
    expect(
      [...(inHouse.get(text) ?? []), ...(inAnswers.get(text) ?? [])].filter(
        (place) => !isOutside(place),
      ),
      text,
    ).toEqual([]);
  }
  expect(inHouse.get(phoneOf(leaves.number)), 'was reminded').toContain('phones');
  expect(inAnswers.get(follows.name)).toContain('duties');
  expect(inHouse.get(unnamed)?.some((place) => place.startsWith('inspections note'))).toBe(true);
  expect(inAnswers.get(unnamed)).toContain('inspection');
  for (const text of [follows.name, phoneOf(follows.number)]) {
    expect(inHouse.get(text)?.some((place) => place.startsWith('notifications note'))).toBe(true);
  }
  // The same search finds whoever was not erased: in notes, in the bucket, and in answers.
  for (const one of kept) {
    const { mark, number } = one;
    expect(
      inHouse.get(mark)?.some((place) => place.startsWith('complaints note')),
      mark,
    ).toBe(true);
    expect(inHouse.get(phoneOf(number)), mark).toHaveLength(1);
    const photographs = inHouse.get(mark)?.filter((place) => place.startsWith('bucket: '));
    expect(photographs, mark).toHaveLength(photographed(one) ? 1 : 0);
  }
  for (const { mark } of sample) expect(inAnswers.get(mark), mark).toContain('look');
  for (const { firm } of of('published, kept')) {
    const places = inHouse.get(firm) ?? [];
    expect(places.some((place) => place.startsWith('rectification note'))).toBe(true);
    expect(places.filter((place) => place.startsWith('bucket: '))).toHaveLength(1);
    expect(inAnswers.get(firm), firm).toEqual(
      expect.arrayContaining(['complaint', 'table', 'follow-up', 'task', 'announcement']),
    );
  }
  // What was published keeps its row.
  const { body: table } = await house.citizen.ok(readPublicTable, { params: { batch } });
  expect(table.rows).toHaveLength(20);
  expect(table.rows.filter(({ findings }) => findings === '已删除')).toHaveLength(10);
  expect(house.cloud.proxy.denials).toEqual([]);
}, 600_000);

/** Where each mark, name of a firm and phone of an identity stands. */
function placesOf(texts: readonly Held[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { where, text } of texts) {
    const found = text.match(/[檨榁][零壹贰叁肆伍陆柒捌玖]{5}[檨榁]|139\d{8}/g);
    for (const mark of new Set(found)) places.set(mark, [...(places.get(mark) ?? []), where]);
  }
  return places;
}

/** What the house's doors tell of these complaints: as answers, each with what was asked. */
async function everyAnswer(inspection: string, batch: string): Promise<Held[]> {
  const answers: Held[] = [];
  const told = (where: string, body: unknown): void => {
    answers.push({ where, text: JSON.stringify(body) });
  };
  const head = house.as('office-head');
  await inParallel([...erased, ...sample], width, async ({ complaint, receipt }) => {
    const params = { complaint };
    const look = { params, body: { reason: '核对', contact: true } };
    told('complaint', (await head.ok(readComplaint, { params })).body);
    told('timeline', (await head.ok(readComplaintTimeline, { params })).body);
    told('look', (await head.ok(lookAtComplaint, look)).body);
    told('follow-up', (await house.citizen.ok(followComplaint, { receipt })).body);
  });
  told('table', (await house.citizen.ok(readPublicTable, { params: { batch } })).body);
  for (const stage of ['received', 'declined', 'closed', 'staged'] as const) {
    const query = { inspection, stage, limit: 200 };
    told(`list of ${stage}`, (await head.ok(listComplaints, { query })).body);
  }
  const { tasks } = (await head.ok(listTasks)).body;
  expect(tasks.length).toBeGreaterThan(10);
  for (const { task } of tasks) {
    const params = { task };
    const { body } = await head.ok(readTask, { params });
    // Each was reported on, and says so still.
    expect(body.progress).toHaveLength(1);
    told('task', body);
    told('timeline', (await head.ok(readTaskTimeline, { params })).body);
  }
  const { announcements } = (await head.ok(listAnnouncements, { query: { limit: 200 } })).body;
  const outside = { query: { limit: 200 } };
  told('announcements', announcements);
  told('announcements', (await house.citizen.ok(listPublicAnnouncements, outside)).body);
  expect(announcements).toHaveLength(20);
  for (const { announcement, correctedAt } of announcements) {
    const params = { announcement };
    for (const edition of correctedAt === null ? [1] : [1, 2]) {
      const asked = { params, query: { edition } };
      told('announcement', (await head.ok(readAnnouncement, asked)).body);
      told('announcement', (await house.citizen.ok(readPublicAnnouncement, asked)).body);
    }
  }
  const query = { organisation: duty.organisation };
  const administrator = house.as('notification-administrator');
  told('inspection', (await head.ok(readInspection, { params: { inspection } })).body);
  told('duties', (await administrator.ok(listDuties, { query })).body);
  const sent = (await administrator.ok(listReminders, { query })).body;
  expect(sent.reminders.length).toBeGreaterThan(0);
  told('reminders', sent);
  return answers;
}
