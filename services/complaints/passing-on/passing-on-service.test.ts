import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  exif,
  frame,
  jfif,
  jpegOf,
  pictureOf,
  scan,
  tables,
} from '@ducha/contracts/testing/jpeg-file.ts';
import { newId } from '@ducha/event-log';
import { complaintSteps } from '../testing/complaint-steps.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import {
  announcedCopy,
  announcementOf,
  covered,
  lookedAt,
  passedOn,
  photographed,
} from '../testing/photograph-steps.ts';
import { putFile } from '../testing/put-file.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, closeBatch } = complaintSteps(() => house);

const problem = (code: string) => `urn:ducha:problem:${code}`;
const accept = {
  decision: 'accept',
  mainType: 'noise',
  keyAttention: false,
  organisations: [
    { organisation: '110105', role: 'lead' },
    { organisation: '110106', role: 'assist' },
  ],
  clearedText: '某搅拌站夜间施工噪声扰民。',
};

interface Reported {
  readonly inspection: string;
  readonly complaint: string;
  readonly receipt: string;
  /** The photographs of the complainant. */
  readonly originals: readonly string[];
}

/** A complaint with two photographs, at which the screener has looked. */
async function reported(): Promise<Reported> {
  const inspection = await house.openInspection();
  const originals = [
    await photographed(house, inspection, `the yard of ${inspection}`),
    await photographed(house, inspection, `the night of ${inspection}`),
  ];
  const { complaint, receipt } = await submitted(inspection, { photographs: originals });
  await lookedAt(house, complaint);
  return { inspection, complaint, receipt, originals };
}

const passOn = (complaint: string, photographs: readonly object[], as: object = people.screener) =>
  command(`/complaints/${complaint}/passed-on`, as, { photographs });

async function handOver({ complaint, inspection }: Reported) {
  await done(`/complaints/${complaint}/screening`, people.screener, accept);
  await house.settle();
  await closeBatch(inspection);
}

const fetchedBy = (complaint: string, copy: string, as: object) =>
  house.ask(`GET /complaints/${complaint}/passed-on/${copy}`, { as: as as never });

const statusOf = async (copy: string): Promise<number> =>
  (await fetch(`${process.env['AWS_ENDPOINT_URL_S3']}/files/evidence/${copy}`)).status;

describe('after the hand-over', () => {
  test('the organisations see the covered copies and never the photographs, and read when they came', async () => {
    const report = await reported();
    const { complaint, originals } = report;
    const bytes = pictureOf('covered');
    const { copy } = await announcedCopy(house, complaint, {
      original: originals[0] ?? '',
      bytes: bytes,
    });
    const bare = await announcedCopy(house, complaint, {
      original: originals[1] ?? '',
      bytes: pictureOf('plain'),
    });
    const answer = await passOn(complaint, [
      covered(originals[0] ?? '', copy, 3),
      { original: originals[1], copy: bare.copy, covering: 'nothing-to-cover' },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body.passedOn).toEqual([
      { photograph: copy, original: originals[0], areas: 3, at: morning.toISOString() },
      { photograph: bare.copy, original: originals[1], areas: 0, at: morning.toISOString() },
    ]);
    await house.settle();
    expect((await fetchedBy(complaint, copy, people.chaoyang)).status).toBe(404);

    await handOver(report);
    for (const as of [people.chaoyang, people.fengtaiPrincipal]) {
      const seen = await house.ask(`GET /complaints/${complaint}`, { as });
      expect(seen.body).toMatchObject({
        photographs: null,
        passedOn: [
          { photograph: copy, original: null, areas: 3 },
          { photograph: bare.copy, original: null, areas: 0 },
        ],
      });
      for (const original of originals) {
        expect(JSON.stringify(seen.body)).not.toContain(original);
        expect((await fetchedBy(complaint, original, as)).status).toBe(404);
      }
      const got = await fetchedBy(complaint, copy, as);
      expect(got.body.until).toBe('2025-12-20T01:05:00.000Z');
      const file = await fetch(got.body.url);
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    }
    const told = await house.ask(`GET /complaints/${complaint}/timeline`, { as: people.chaoyang });
    const events = told.body.commits.flatMap((one: { events: string[] }) => one.events);
    expect(events).toContain('complaint.photographs-passed-on.v1');
    expect(events).not.toContain('complaint.photographs-attached.v2');
  });

  test('whoever it is given to anew sees them, and whoever loses it sees them no more', async () => {
    const report = await reported();
    const { complaint } = report;
    const { copy } = await passedOn(house, report.complaint, report.originals[0] ?? '');
    await done(`/complaints/${complaint}/screening`, people.screener, {
      ...accept,
      organisations: [{ organisation: '110105', role: 'lead' }],
    });
    await house.settle();
    await closeBatch(report.inspection);
    expect((await fetchedBy(complaint, copy, people.chaoyang)).status).toBe(200);
    expect((await fetchedBy(complaint, copy, people.fengtai)).status).toBe(404);
    await done(`/complaints/${complaint}/reassignment`, people.screener, {
      organisations: [{ organisation: '110106', role: 'lead' }],
      reason: 'wrong-organisation',
    });
    expect((await fetchedBy(complaint, copy, people.chaoyang)).status).toBe(404);
    expect((await fetchedBy(complaint, copy, people.fengtai)).status).toBe(200);
    // Of one that was taken back an organisation needs none.
    await done(`/complaints/${complaint}/withdrawal`, people.screener, { ground: 'sent-twice' });
    expect((await fetchedBy(complaint, copy, people.fengtai)).status).toBe(404);
    const seen = await house.ask(`GET /complaints/${complaint}`, { as: people.fengtai });
    expect(seen.body.passedOn).toEqual([]);
    expect((await passOn(complaint, [covered(report.originals[0] ?? '', newId())])).body.type).toBe(
      problem('wrong-stage'),
    );
  });

  test('what is taken back is gone for them, its file too, and the timeline says so', async () => {
    const report = await reported();
    const { complaint } = report;
    const { copy } = await passedOn(house, report.complaint, report.originals[0] ?? '');
    await handOver(report);
    const { body: before } = await fetchedBy(complaint, copy, people.chaoyang);
    expect((await fetch(before.url)).status).toBe(200);
    const back = (photographs: readonly string[], as: object = people.reviewer) =>
      command(`/complaints/${complaint}/passed-on/taking-back`, as, {
        photographs,
        reason: 'covered-too-little',
      });
    expect((await back([copy, newId()])).body).toMatchObject({
      type: problem('photograph-missing'),
      faults: [{ pointer: '#/photographs/1', code: 'missing' }],
    });
    expect((await back([copy], people.chaoyang)).status).toBe(403);
    const answer = await back([copy]);
    expect(answer.body.passedOn).toEqual([]);
    await house.settle();
    expect((await fetchedBy(complaint, copy, people.chaoyang)).status).toBe(404);
    expect((await fetch(before.url)).status).toBe(404);
    expect((await back([copy])).body.type).toBe(problem('nothing-passed-on'));
    const told = await house.ask(`GET /complaints/${complaint}/timeline`, { as: people.chaoyang });
    const events = told.body.commits.flatMap((one: { events: string[] }) => one.events);
    expect(events).toContain('complaint.photographs-taken-back.v1');
    expect(events).not.toContain('note.erased.v1');
    // The photograph itself stays, and is passed on better.
    await passedOn(house, complaint, report.originals[0] ?? '', 'covered better');
  });
});

describe('refused', () => {
  let report: Reported;
  beforeEach(async () => {
    report = await reported();
  });

  test('whoever has not looked, whatever their colleagues have; opening words are no look', async () => {
    const { complaint, originals } = report;
    const [original = ''] = originals;
    const { copy } = await announcedCopy(house, complaint, {
      original: original,
      bytes: pictureOf('covered'),
    });
    const colleague = { ...people.screener, sub: 'another-screener' };
    const glanced = await house.ask('POST /glances', {
      as: colleague,
      body: { complaints: [complaint] },
    });
    expect(glanced.body.shown).toHaveLength(1);
    const before = await house.written();
    expect((await passOn(complaint, [covered(original, copy)], colleague)).body.type).toBe(
      problem('look-needed'),
    );
    expect(await house.written()).toEqual(before);
    await lookedAt(house, complaint, colleague);
    expect((await passOn(complaint, [covered(original, copy)], colleague)).status).toBe(200);
  });

  test('a file that is no JPEG, holds more than the picture, or is too large: each is named', async () => {
    const { complaint, originals } = report;
    const [original = '', other = ''] = originals;
    const files = {
      'not-a-jpeg': new TextEncoder().encode('<script>alert(1)</script>'),
      'more-than-a-picture': jpegOf(jfif, exif, tables, frame(), scan),
      'too-large': jpegOf(jfif, tables, frame(4_097, 20), scan),
    };
    const before = await house.written();
    for (const [code, bytes] of Object.entries(files)) {
      const good = await announcedCopy(house, complaint, {
        original: original,
        bytes: pictureOf('good'),
      });
      const bad = await announcedCopy(house, complaint, { original: other, bytes });
      const answer = await passOn(complaint, [
        covered(original, good.copy),
        covered(other, bad.copy),
      ]);
      expect(answer.body).toMatchObject({
        status: 422,
        type: problem('photograph-unfit'),
        faults: [{ pointer: '#/photographs/1/copy', code }],
      });
    }
    // Announcements alone.
    expect(await house.written()).toEqual({
      commits: before.commits + 6,
      sealed: before.sealed + 6,
    });
    const large = { ...announcementOf(original, pictureOf('x')), bytes: 3 * 1024 * 1024 + 1 };
    const refused = await house.ask(`POST /complaints/${complaint}/photograph-copies`, {
      as: people.screener,
      body: large,
    });
    expect(refused.body).toMatchObject({
      type: problem('invalid'),
      faults: [{ pointer: '#/bytes' }],
    });
  });

  test('a copy that was not put, was altered, is of another photograph or complaint, or of yesterday', async () => {
    const { complaint, originals } = report;
    const [original = '', other = ''] = originals;
    const elsewhere = await reported();
    const missing = await announcedCopy(house, complaint, {
      original: original,
      bytes: pictureOf('nothing'),
      put: null,
    });
    const altered = await announcedCopy(house, complaint, {
      original: original,
      bytes: pictureOf('a wood'),
      put: pictureOf('a weed'),
    });
    const ofOther = await announcedCopy(house, complaint, {
      original: other,
      bytes: pictureOf('other'),
    });
    const foreign = await announcedCopy(house, elsewhere.complaint, {
      original: elsewhere.originals[0] ?? '',
      bytes: pictureOf('foreign'),
    });
    for (const [code, copy] of [
      ['photograph-missing', missing.copy],
      ['photograph-altered', altered.copy],
      ['photograph-missing', ofOther.copy],
      ['photograph-missing', foreign.copy],
      ['photograph-missing', newId()],
    ] as const) {
      const { body } = await passOn(complaint, [covered(original, copy)]);
      expect(body).toMatchObject({ type: problem(code), faults: [{ pointer: '#/photographs/0' }] });
    }
    const late = await announcedCopy(house, complaint, {
      original: original,
      bytes: pictureOf('late'),
    });
    vi.setSystemTime(new Date('2025-12-21T01:00:00Z'));
    expect((await passOn(complaint, [covered(original, late.copy)])).body.type).toBe(
      problem('photograph-missing'),
    );
  });

  test('other roles, and whoever it is the own case of', async () => {
    const { complaint, originals } = report;
    const [original = ''] = originals;
    const body = { photographs: [covered(original, newId())] };
    for (const as of [people.clerk, people.reviewer, people.chaoyang, people.auditor]) {
      const announced = await house.ask(`POST /complaints/${complaint}/photograph-copies`, {
        as,
        body: announcementOf(original, pictureOf('x')),
      });
      expect(announced.status).toBe(403);
      expect((await command(`/complaints/${complaint}/passed-on`, as, body)).status).toBe(403);
    }
    const { copy } = await announcedCopy(house, complaint, {
      original: original,
      bytes: pictureOf('covered'),
    });
    await handOver(report);
    // A screener who is of the organisation that handles it.
    const own = {
      sub: 'screener-of-chaoyang',
      roles: ['office-screener', 'organisation-liaison'],
      org: '110105',
    };
    const asked = await house.ask(`POST /complaints/${complaint}/photograph-copies`, {
      as: own,
      body: announcementOf(original, pictureOf('own')),
    });
    expect(asked.body.type).toBe(problem('own-case'));
    expect((await passOn(complaint, [covered(original, copy)], own)).body.type).toBe(
      problem('own-case'),
    );
  });
});

test('passing on twice by one key answers as the first time; a better copy takes the place of the first', async () => {
  const report = await reported();
  const { complaint, originals } = report;
  const [original = ''] = originals;
  const { copy } = await announcedCopy(house, complaint, {
    original: original,
    bytes: pictureOf('first'),
  });
  const { headers } = await house.ask(`GET /complaints/${complaint}`, { as: people.screener });
  const once = {
    as: people.screener,
    body: { photographs: [covered(original, copy)] },
    seen: Number(headers['etag']?.replaceAll('"', '')),
    key: crypto.randomUUID(),
  };
  const first = await house.ask(`POST /complaints/${complaint}/passed-on`, once);
  expect((await house.ask(`POST /complaints/${complaint}/passed-on`, once)).body).toEqual(
    first.body,
  );
  expect((await passOn(complaint, [covered(original, copy)])).body.type).toBe(
    problem('photograph-missing'),
  );
  const better = await passedOn(house, complaint, original, 'better');
  expect(better.body.passedOn).toMatchObject([{ photograph: better.copy, original }]);
  expect([await statusOf(copy), await statusOf(better.copy)]).toEqual([404, 200]);
  // The first request again, though its copy is gone.
  expect((await house.ask(`POST /complaints/${complaint}/passed-on`, once)).status).toBe(200);
});

test('the complainant erases the photographs: the copies go too, and in the middle of passing on nothing is passed on', async () => {
  const report = await reported();
  const { complaint, receipt, originals } = report;
  const { copy } = await passedOn(house, report.complaint, report.originals[0] ?? '');
  const waiting = await announcedCopy(house, complaint, {
    original: originals[1] ?? '',
    bytes: pictureOf('in the middle'),
  });
  const erased = await house.ask('POST /public/follow-up/erasure', {
    receipt,
    body: { parts: ['photographs'] },
  });
  expect(erased, JSON.stringify(erased.body)).toMatchObject({ status: 200 });
  await house.settle();
  expect(await statusOf(copy)).toBe(404);
  expect((await passOn(complaint, [covered(originals[1] ?? '', waiting.copy)])).body.type).toBe(
    problem('no-photographs'),
  );
  expect(await statusOf(waiting.copy)).toBe(200);
  const log = await house.logText();
  expect(log).not.toContain(announcementOf('', pictureOf('a covered copy')).sha256);
  // What was put for it and never passed on goes the day after.
  vi.setSystemTime(new Date('2025-12-21T02:01:00Z'));
  await house.tick();
  await house.settle();
  expect(await statusOf(waiting.copy)).toBe(404);
});

test('what is put again after it was erased, while its address holds, is deleted once more; what stands stays', async () => {
  const report = await reported();
  const { complaint } = report;
  const { copy, upload } = await passedOn(house, report.complaint, report.originals[0] ?? '');
  const kept = await passedOn(house, complaint, report.originals[1] ?? '', 'stands');
  await done(`/complaints/${complaint}/passed-on/taking-back`, people.head, {
    photographs: [copy],
    reason: 'slip',
  });
  await house.settle();
  expect(await statusOf(copy)).toBe(404);
  expect(await putFile(upload, pictureOf('a covered copy'))).toBe(200);
  // It lies there, and nobody is given it.
  expect((await fetchedBy(complaint, copy, people.head)).status).toBe(404);
  expect((await passOn(complaint, [covered(report.originals[0] ?? '', copy)])).body.type).toBe(
    problem('photograph-missing'),
  );
  for (const [time, status] of [
    ['2025-12-21T01:59:00Z', 200],
    ['2025-12-21T02:01:00Z', 404],
    ['2025-12-21T02:02:00Z', 404],
  ] as const) {
    vi.setSystemTime(new Date(time));
    await house.tick();
    await house.settle();
    expect([time, await statusOf(copy), await statusOf(kept.copy)]).toEqual([time, status, 200]);
  }
});
