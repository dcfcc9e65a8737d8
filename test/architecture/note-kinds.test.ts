import * as z from 'zod/mini';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyEndpoint } from '@ducha/contracts';
import { everyDeclaredEvent } from './declared-events.ts';

/**
 * What erases each kind of note, by the event that declares it: acts of people, by the names of their endpoints, and the
 * clock. An event that refers to a note of another one has none of its own; nor has a copy in another service, which
 * hears of the erasure. A new kind that nothing erases is a failure here: its act comes first.
 */
type Eraser =
  | { readonly acts: readonly string[]; readonly clock: true }
  /** What the public has read stays, until the office says otherwise. */
  | { readonly acts: readonly string[]; readonly published: true }
  | { readonly refersTo: string }
  | { readonly copyOf: string }
  /** What somebody keeps for themselves alone stays until they forget it, or an operator once their account has ended. */
  | { readonly acts: readonly string[]; readonly own: true }
  /** Neither about a person nor a text that somebody wrote: what a thing is called, which the public knows. */
  | { readonly name: true };

const byOfficeAlone: Eraser = { acts: ['eraseComplaintTexts'], published: true };
const byOfficeOrClock: Eraser = { acts: ['eraseComplaintTexts'], clock: true };
const byComplainantToo: Eraser = { acts: ['eraseByReceipt', 'eraseComplaintTexts'], clock: true };
/** One that stands is the public's; the clock erases what was withdrawn. */
const ofAnnouncement: Eraser = {
  acts: ['correctAnnouncement', 'eraseAnnouncementTexts'],
  clock: true,
};
const ofTask: Eraser = { acts: ['correctTaskText', 'eraseTaskTexts'], clock: true };
const ofInspection: Eraser = { acts: ['eraseInspectionTexts'], clock: true };
const name: Eraser = { name: true };

const erasers: Readonly<Record<string, Eraser>> = {
  // Why somebody looked goes with the words that they looked at.
  'access.looked.v1': { acts: [], clock: true },
  'announcement.corrected.v1': ofAnnouncement,
  'announcement.published.v1': ofAnnouncement,
  'announcement.withdrawn.v1': { acts: ['eraseAnnouncementTexts'], clock: true },
  'batch.disclosed.v3': { refersTo: 'complaint.reply-confirmed.v1' },
  'complaint-type.defined.v1': name,
  'complaint.accepted.v1': byOfficeOrClock,
  'complaint.attachments-attached.v1': byComplainantToo,
  'complaint.asked.v1': byOfficeOrClock,
  'complaint.called-back.v1': byComplainantToo,
  'complaint.declined.v1': byOfficeOrClock,
  'complaint.extension-asked.v1': byOfficeOrClock,
  'complaint.extension-denied.v1': byOfficeOrClock,
  'complaint.gist-given.v1': byOfficeOrClock,
  'complaint.outcomes-lowered.v1': byOfficeOrClock,
  'complaint.rechecked.v1': byOfficeOrClock,
  'complaint.recheck-settled.v1': byOfficeOrClock,
  'complaint.photographs-attached.v2': byComplainantToo,
  'complaint.photographs-passed-on.v1': { refersTo: 'photograph-copy.announced.v1' },
  'complaint.plan-corrected.v1': { refersTo: 'complaint.text-corrected.v1' },
  'complaint.position-told.v1': byComplainantToo,
  'complaint.received.v1': byComplainantToo,
  'complaint.refused.v1': byOfficeOrClock,
  'complaint.reopened.v1': byOfficeOrClock,
  'complaint.reopening-asked.v1': byComplainantToo,
  'complaint.reopening-denied.v1': byOfficeOrClock,
  'complaint.replied.v1': byOfficeOrClock,
  'complaint.reply-confirmed.v1': byOfficeAlone,
  'complaint.reply-returned.v1': byOfficeOrClock,
  'complaint.satisfaction-told.v1': byComplainantToo,
  'complaint.staged.v1': { refersTo: 'complaint.reply-confirmed.v1' },
  'complaint.supplemented.v1': byComplainantToo,
  // With the part to which it belongs.
  'complaint.text-corrected.v1': {
    acts: ['correctComplaintText', 'eraseComplaintTexts'],
    clock: true,
  },
  'complaint.visited.v1': byComplainantToo,
  'complaint.written-to-complainant.v1': byComplainantToo,
  'complaint.written-to-office.v1': byComplainantToo,
  'directory.organisation-copied.v1': name,
  'duty.appointed.v1': { acts: ['eraseOfficial'], clock: true },
  'inspection.approved.v1': ofInspection,
  'inspection.archived.v1': ofInspection,
  'inspection.cancelled.v1': ofInspection,
  'inspection.prepared.v1': ofInspection,
  'inspection.rejected.v1': ofInspection,
  'inspection.rescheduled.v1': ofInspection,
  'inspection.team-changed.v1': ofInspection,
  'kept-phrase.kept.v1': { acts: ['forgetPhrase'], own: true },
  'kept-view.kept.v1': { acts: ['forgetView'], own: true },
  'organisation.registered.v1': name,
  'organisation.renamed.v1': name,
  'photograph.announced.v2': { acts: ['eraseByReceipt', 'eraseComplaintTexts'], clock: true },
  'photograph.announced.v3': { acts: ['eraseByReceipt', 'eraseComplaintTexts'], clock: true },
  'photograph-copy.announced.v1': {
    acts: ['eraseByReceipt', 'eraseComplaintTexts', 'takeBackPhotographs'],
    clock: true,
  },
  'task.completion-described.v1': ofTask,
  'task.opened.v2': { copyOf: 'complaint.staged.v1' },
  'task.plan-corrected.v1': { copyOf: 'complaint.plan-corrected.v1' },
  'task.progress-posted.v1': ofTask,
  'task.text-corrected.v1': ofTask,
};

/** Where a schema holds a reference to a note; a path for each place. */
function notesIn(schema: unknown, path = ''): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => notesIn(one, path));
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, ...rest } = z.record(z.string(), z.unknown()).parse(schema);
  const members = z._default(z.record(z.string(), z.unknown()), {}).parse(properties);
  if ('note' in members && 'mac' in members) return [path];
  return [
    ...Object.entries(members).flatMap(([member, one]) => notesIn(one, `${path}/${member}`)),
    ...Object.values(rest).flatMap((one) => notesIn(one, path)),
  ];
}

let declaring: string[] = [];
beforeAll(async () => {
  const { all } = await everyDeclaredEvent();
  declaring = all
    .filter(({ data }) => notesIn(z.toJSONSchema(data, { io: 'output' })).length > 0)
    .map(({ type }) => type);
});

describe('every kind of note', () => {
  test('that an event declares has what erases it, and nothing else is named', () => {
    expect(Object.keys(erasers).toSorted()).toEqual([...new Set(declaring)].toSorted());
  });

  test.each(Object.entries(erasers))('%s: what erases it is there', (type, eraser) => {
    if ('refersTo' in eraser) expect(Object.keys(erasers)).toContain(eraser.refersTo);
    else if ('copyOf' in eraser) expect(Object.keys(erasers)).toContain(eraser.copyOf);
    else if ('acts' in eraser) {
      const acts = everyEndpoint.filter((endpoint) => eraser.acts.includes(endpoint.name));
      expect(acts.map((endpoint) => endpoint.name).toSorted()).toEqual(eraser.acts.toSorted());
      for (const { effect } of acts) expect(effect).not.toBe('read');
      // Which kinds have no end is few and said above.
      expect(eraser.acts.length + ('clock' in eraser ? 1 : 0), type).toBeGreaterThan(0);
    }
  });
});

test('a note is found wherever a schema holds it', () => {
  const note = z.strictObject({ note: z.string(), mac: z.string() });
  const schema = z.strictObject({
    bare: note,
    none: z.string(),
    perhaps: z.nullable(note),
    many: z.array(z.strictObject({ text: note })),
    either: z.union([z.strictObject({ text: note }), z.int()]),
  });
  expect(notesIn(z.toJSONSchema(schema, { io: 'output' }))).toEqual([
    '/bare',
    '/perhaps',
    '/many/text',
    '/either/text',
  ]);
});
