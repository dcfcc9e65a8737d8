import { expect, test } from 'vitest';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import { decideReply } from '../handling/reply.ts';
import { decideAnnouncement } from './announcing.ts';
import { complaintAt, complaintId, histories, replyData } from '../testing/complaint-history.ts';

const photograph = {
  complaint: complaintId,
  organisation: '110105',
  kind: 'after',
  mediaType: 'image/jpeg',
  bytes: 1_234,
  sha256: 'a'.repeat(64),
} as const;

test.each(Object.keys(histories) as ComplaintStage[])(
  'at %s a file may be announced when a reply may be given',
  (stage) => {
    const decided = decideAnnouncement(null, photograph, complaintAt(stage));
    const reply = decideReply(complaintAt(stage), replyData(), '2025-12-21');
    expect(decided).toEqual(
      'rejected' in reply ? reply : [{ type: 'reply-evidence.announced.v1', data: photograph }],
    );
  },
);

test('to what was staged a file is announced when its task is finished, and not before', () => {
  const staged = complaintAt('staged');
  expect(decideAnnouncement(null, photograph, staged)).toEqual({ rejected: 'task-open' });
  const task = { task: 'e'.repeat(26), number: 'W3BJ202512200017', finishedOn: '2025-12-30' };
  expect(decideAnnouncement(null, photograph, { ...staged, task })).toHaveLength(1);
});

test.each([
  ['before', 'application/pdf', false],
  ['after', 'application/pdf', false],
  ['before', 'image/webp', true],
  ['monitoring', 'application/pdf', true],
  ['document', 'image/png', true],
] as const)('what shows %s as %s is taken: %s', (kind, mediaType, taken) => {
  const decided = decideAnnouncement(
    null,
    { ...photograph, kind, mediaType },
    complaintAt('handling'),
  );
  expect('rejected' in decided).toBe(!taken);
  if ('rejected' in decided) expect(decided.faults?.[0]?.code).toBe('not-a-photograph');
});

test('what was announced is not announced again', () => {
  expect(decideAnnouncement(photograph, photograph, complaintAt('handling'))).toEqual({
    rejected: 'already-done',
  });
});
