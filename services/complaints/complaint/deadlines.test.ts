import { stateCouncilCalendar } from '@ducha/calendar';
import { complaintPolicy } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { duesFrom, explained, supplementBy } from './deadlines.ts';
import {
  accepted,
  complaintAfter,
  complaintAt,
  complaintId,
  inspectionId,
  histories,
  notice2027,
  policy,
  received,
  someNote,
} from '../testing/complaint-history.ts';
import { decideGrantRefusal } from '../handling/refusal.ts';
import { decideOfficeReturn } from '../handling/review.ts';
import { decideTransfer } from './transfer.ts';

test.each(['hours', 'calendar-days', 'working-days', 'months'])(
  'an inspection takes those lengths in %s that its batches can be handed over with',
  (unit) => {
    for (const value of [-1, 0, 0.5, 1, 10_000, 10_001]) {
      const length = { value, unit };
      const policy = complaintPolicy().safeParse({
        round: null,
        signIn: length,
        reply: length,
        typeCounting: 'main',
        organisationCounting: 'lead',
      });
      expect(policy.success).toBe(value === 1 || value === 10_000);
      if (policy.success) {
        const own = {
          ...policy.data,
          submission: null,
          refusal: policy.data.signIn,
          refusals: 3,
          rollForward: true,
        };
        expect(() => duesFrom('2026-03-02T02:00:00.000Z', own, stateCouncilCalendar)).not.toThrow();
      }
    }
  },
);

const dues = (at: string, by: Parameters<typeof duesFrom>[1]) =>
  duesFrom(at, by, stateCouncilCalendar);
const answerBy = (at: string, by: Parameters<typeof supplementBy>[1]) =>
  supplementBy(at, by, stateCouncilCalendar).answerBy;

test('dates are those of the policy, and roll off a day off where it says so', () => {
  const friday = '2026-03-06T02:00:00.000Z';
  const shorter = { ...policy, reply: { value: 8, unit: 'calendar-days' as const } };
  expect(dues(friday, policy).reply.due).toBe('2026-03-16T16:00:00.000Z');
  expect(dues(friday, shorter).reply.due).toBe('2026-03-14T16:00:00.000Z');
  expect(dues(friday, { ...shorter, rollForward: true }).reply.due).toBe(
    '2026-03-16T16:00:00.000Z',
  );
  const hours = { ...policy, signIn: { value: 2, unit: 'hours' as const } };
  expect(dues(friday, hours).signIn.due).toBe('2026-03-06T04:00:00.000Z');
  expect(dues(friday, policy).signIn.due).toBe('2026-03-09T16:00:00.000Z');
  expect(answerBy(friday, policy)).toBe('2026-03-11');
  const longer = { ...policy, supplement: { value: 8, unit: 'calendar-days' as const } };
  expect(answerBy(friday, longer)).toBe('2026-03-14');
  expect(answerBy(friday, { ...longer, rollForward: true })).toBe('2026-03-16');
});

test('what is kept of a date explains it, and says of which year nothing was known', () => {
  const at = '2026-12-31T02:00:00.000Z';
  const { signIn } = dues(at, { ...policy, signIn: { value: 1, unit: 'working-days' } });
  expect(signIn).toEqual({
    due: '2027-01-01T16:00:00.000Z',
    counted: {
      period: { value: 1, unit: 'working-days' },
      unpublished: { years: [2027], mayMove: true },
    },
  });
  expect(explained({ from: at, ...signIn }, stateCouncilCalendar)).toEqual({
    unpublished: [2027],
    explanation: {
      chinese:
        '自2026-12-31次日起1个工作日，2027-01-01到期；2027年放假安排尚未公布，暂按周一至周五为工作日计算，到期日可能调整',
      english:
        '1 working day from 2026-12-31: 2027-01-01; no notice on the days off of 2027 is known yet: Monday to Friday were counted and this date may move',
    },
  });
});

test('a day that a person named is as firm as the calendar is now', () => {
  const named = { from: '', due: '2027-01-08T16:00:00.000Z', counted: null };
  expect(explained(named, stateCouncilCalendar)).toEqual({
    unpublished: [2027],
    explanation: null,
  });
  const known = { ...stateCouncilCalendar, notices: [...stateCouncilCalendar.notices, notice2027] };
  expect(explained(named, known)).toEqual({ unpublished: [], explanation: null });
});

test('every date that is set says whose case it is: the district’s, and theirs who have a part in it', () => {
  const at = '2026-03-02T02:00:00.000Z';
  const when = { complaint: complaintId, at };
  const told = (decided: unknown) =>
    (Array.isArray(decided) ? decided : []).flatMap(({ type, data }) => {
      const { parts = [] }: { parts?: string[] } = data;
      return type === 'deadline.set.v1' ? [parts.toSorted()] : [];
    });
  const district = '110112';
  const handedOver = { ...when, batch: `${inspectionId}-1`, dues: dues(at, policy) };
  const about = complaintAfter(received({ district }), accepted);
  const everyone = ['110105', '110106', district];
  // Two sign in, one replies.
  expect(told(decideTransfer(about, handedOver))).toEqual([everyone, everyone, everyone]);
  expect(told(decideTransfer(complaintAt('accepted'), handedOver))[0]).toEqual([
    '110105',
    '110106',
  ]);
  const lead = { organisation: 'shuiwu', role: 'lead' } as const;
  const granted = { ...when, assignments: [lead], dues: dues(at, policy), by: 'office' };
  const [, ...since] = histories.refused;
  const refused = complaintAfter(received({ district }), ...since);
  expect(told(decideGrantRefusal(refused, granted))).toEqual([
    [district, 'shuiwu'],
    [district, 'shuiwu'],
  ]);
  const returned = decideOfficeReturn(complaintAt('approved'), {
    ...when,
    reason: someNote,
    redoBy: '2026-03-05',
    today: '2026-03-02',
    by: { subject: 'reviewer', organisation: 'sthjj' },
  });
  expect(told(returned)).toEqual([['110105', '110106']]);
});
