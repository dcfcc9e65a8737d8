import { addDays, beijingDate, stateCouncilCalendar, type Calendar } from '@ducha/calendar';
import { isRejection, type Rejection } from '@ducha/event-log';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { decideGrantReopening } from '../call-back/reopening.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { leadOf } from '../complaint/complaint-state.ts';
import { deadlineOf, duesFrom } from '../complaint/deadlines.ts';
import { lastDay } from '../complaint/last-day.ts';
import { decideTransfer } from '../complaint/transfer.ts';
import type { PolicyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { decideReassign } from '../putting-right/reassign.ts';
import { decideRecount } from '../recounting/recount.ts';
import {
  accepted,
  approved,
  complaintAfter,
  complaintId,
  confirmed,
  notice2027,
  policy,
  received,
  reopeningAsked,
  replied,
  someNote,
} from '../testing/complaint-history.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { complaintSteps, finalReply } from '../testing/complaint-steps.ts';
import { officeDue } from '../to-dos/office-dates.ts';
import { todosOf } from '../to-dos/todo.ts';
import { decideAskExtension, decideGrantExtension, openExtension } from './extension.ts';
import { decideDenyRefusal, decideRefuse } from './refusal.ts';
import { decideOfficeReturn } from './review.ts';

/** 反馈总时限: the organisation's own date lies inside that of the whole. */
const at = '2025-12-20T01:00:00.000Z';
const submission = { value: 7, unit: 'calendar-days' as const };
const [inner, outer] = ['2025-12-27T16:00:00.000Z', '2025-12-30T16:00:00.000Z'];
const central: PolicyOfComplaints = { ...policy, submission };
const dues = (moment = at, by = central) => duesFrom(moment, by, stateCouncilCalendar);

function events(decided: readonly ComplaintEvent[] | Rejection): ComplaintEvent[] {
  if (isRejection(decided)) throw new Error(decided.rejected);
  return [...decided];
}
const handedOverBy = (by: PolicyOfComplaints, moment = at): ComplaintEvent[] => [
  received(),
  accepted,
  ...events(
    decideTransfer(complaintAfter(received(), accepted), {
      complaint: complaintId,
      batch: `${'d'.repeat(26)}-1`,
      at: moment,
      dues: dues(moment, by),
    }),
  ),
];
const handedOver = handedOverBy(central);
const signedIn: ComplaintEvent[] = ['110105', '110106'].map((organisation) => ({
  type: 'complaint.signed-in.v1',
  data: { organisation, role: organisation === '110105' ? 'lead' : 'assist' },
}));
const handling = [...handedOver, ...signedIn];
const dates = (...all: readonly ComplaintEvent[]) => {
  const { reply, outer: whole } = complaintAfter(...all).dates;
  return [reply?.due, whole?.due];
};

test('the organisation replies by its own date, and the whole has one beside it, both counted from the hand-over', () => {
  expect(dates(...handedOver)).toEqual([inner, outer]);
  expect(complaintAfter(...handedOver).dates.outer).toMatchObject({
    from: at,
    counted: { period: { value: 10, unit: 'calendar-days' } },
  });
  const replyTodo = todosOf(complaintId, complaintAfter(...handling)).find(
    ({ act }) => act === 'reply',
  );
  expect(replyTodo).toMatchObject({ due: inner });
});

test('the office reviews by the date of the whole at the latest, however long it has', () => {
  const approvedAt = (moment: string) =>
    officeDue('review-reply', moment, complaintAfter(...handling, replied(), approved), {
      policy: { ...central, review: { value: 3, unit: 'calendar-days' } },
      calendar: stateCouncilCalendar,
    });
  expect(approvedAt('2025-12-24T01:00:00.000Z')).toMatchObject({
    due: '2025-12-27T16:00:00.000Z',
    capped: false,
  });
  expect(approvedAt('2025-12-29T01:00:00.000Z')).toMatchObject({ due: outer, capped: true });
  // A reply that came when that had passed leaves the office its own time.
  expect(approvedAt('2025-12-31T01:00:00.000Z')).toMatchObject({
    due: '2026-01-03T16:00:00.000Z',
    capped: false,
  });
});

test('a date that is not inside the other is none, and without a policy there is one date', () => {
  expect(
    dues(at, { ...central, submission: { value: 10, unit: 'calendar-days' } }),
  ).not.toHaveProperty('outer');
  expect(dues(at, { ...central, reply: { value: 5, unit: 'calendar-days' } })).toMatchObject({
    reply: { due: '2025-12-25T16:00:00.000Z' },
  });
  expect(dues(at, policy)).not.toHaveProperty('outer');
});

test('an extension is granted up to the date of the whole, and not beyond it', () => {
  const state = complaintAfter(...handling);
  const ask = (until: string) =>
    decideAskExtension(state, {
      complaint: complaintId,
      organisation: '110105',
      until,
      reason: someNote,
      at: '2025-12-26T01:00:00.000Z',
    });
  expect(ask('2025-12-31')).toMatchObject({
    rejected: 'dates-impossible',
    faults: [{ pointer: '#/until', code: 'beyond-outer' }],
  });
  const asked = events(ask('2025-12-30'));
  const waiting = complaintAfter(...handling, ...asked);
  const granted = events(decideGrantExtension(waiting, { complaint: complaintId, by: 'dcb' }));
  expect(dates(...handling, ...asked, ...granted)).toEqual([outer, outer]);
});

test('a returned reply is due by the day that is named, within the date of the whole, until that has passed', () => {
  const answered = [...handling, replied(), approved];
  const returned = (redoBy: string, today: string) =>
    decideOfficeReturn(complaintAfter(...answered), {
      complaint: complaintId,
      reason: someNote,
      redoBy,
      by: { subject: 'reviewer', organisation: 'dcb' },
      today,
      at: `${today}T01:00:00.000Z`,
    });
  const after = (redoBy: string, today: string) =>
    dates(...answered, ...events(returned(redoBy, today)));
  expect(after('2025-12-29', '2025-12-28')).toEqual(['2025-12-29T16:00:00.000Z', outer]);
  expect(after('2025-12-30', '2025-12-28')).toEqual([outer, outer]);
  expect(returned('2025-12-31', '2025-12-28')).toMatchObject({
    rejected: 'dates-impossible',
    faults: [{ pointer: '#/redoBy', code: 'beyond-outer' }],
  });
  expect(after('2026-01-05', '2025-12-31')).toEqual(['2026-01-05T16:00:00.000Z', outer]);
});

test('a date of the whole that ends in the middle of a day bounds that day, and can be named', () => {
  const hours = {
    ...central,
    submission: { value: 24, unit: 'hours' as const },
    reply: { value: 60, unit: 'hours' as const },
  };
  const state = complaintAfter(...handedOverBy(hours), ...signedIn);
  const ask = (until: string) =>
    decideAskExtension(state, {
      complaint: complaintId,
      organisation: '110105',
      until,
      reason: someNote,
      at: '2025-12-20T02:00:00.000Z',
    });
  expect(events(ask('2025-12-22'))).toMatchObject([
    { data: { after: '2025-12-22T13:00:00.000Z' } },
  ]);
  expect(ask('2025-12-23')).toMatchObject({ rejected: 'dates-impossible' });
});

test('whoever has it anew has both dates anew: after a refusal, and when it is given to others', () => {
  const later = '2025-12-22T01:00:00.000Z';
  const refused = complaintAfter(...handedOver, {
    type: 'complaint.refused.v1',
    data: { organisation: '110105', reason: someNote },
  });
  const denied = events(
    decideDenyRefusal(refused, { complaint: complaintId, at: later, dues: dues(later), by: 'dcb' }),
  );
  const anew = ['2025-12-29T16:00:00.000Z', '2026-01-01T16:00:00.000Z'];
  expect(
    dates(
      ...handedOver,
      { type: 'complaint.refused.v1', data: { organisation: '110105', reason: someNote } },
      ...denied,
    ),
  ).toEqual(anew);
  const given = decideReassign(complaintAfter(...handedOver), {
    complaint: complaintId,
    assignments: [{ organisation: '110108', role: 'lead' }],
    reason: 'wrong-organisation',
    at: later,
    dues: dues(later),
  });
  expect(dates(...handedOver, ...events(given))).toEqual(anew);
});

const noticed: Calendar = {
  ...stateCouncilCalendar,
  notices: [...stateCouncilCalendar.notices, notice2027],
};
/** Working days up to the new year of 2027, of which one of its two calendars knows nothing. */
const newYear = '2026-12-24T01:00:00.000Z';
const inWorkingDays = (own: number, whole: number): PolicyOfComplaints => ({
  ...central,
  submission: { value: own, unit: 'working-days' },
  reply: { value: whole, unit: 'working-days' },
});
const recounted = (all: readonly ComplaintEvent[], by: PolicyOfComplaints, calendar = noticed) =>
  decideRecount(complaintId, complaintAfter(...all), { calendar, policy: by });

test('both are counted anew by another calendar, while the reply is asked for or reviewed', () => {
  const by = inWorkingDays(3, 6);
  const before = handedOverBy(by, newYear);
  const moved = recounted(before, by);
  expect(moved.map(({ type }) => type)).toContain('complaint.outer-date-moved.v1');
  expect(dates(...before)).toEqual(['2026-12-29T16:00:00.000Z', '2027-01-01T16:00:00.000Z']);
  const after = ['2026-12-29T16:00:00.000Z', '2027-01-04T16:00:00.000Z'];
  expect(dates(...before, ...moved)).toEqual(after);
  expect(recounted([...before, ...moved], by)).toEqual([]);
  const reply: ComplaintEvent = {
    type: 'deadline.met.v1',
    data: { deadline: `complaint/${complaintId}/110105/reply`, at: newYear },
  };
  const reviewed = [...before, ...signedIn, replied(), approved, reply];
  expect(dates(...reviewed, ...recounted(reviewed, by))).toEqual(after);
  const done = [...reviewed, confirmed('closed')];
  expect(recounted(done, by)).toEqual([]);
});

test('where it would come after the whole by another calendar it is that of the whole, says so, and comes back', () => {
  // Six working days by what is usual, and nine days in any case.
  const by = { ...inWorkingDays(6, 1), reply: { value: 9, unit: 'calendar-days' as const } };
  const before = handedOverBy(by, newYear);
  expect(dates(...before)).toEqual(['2027-01-01T16:00:00.000Z', '2027-01-02T16:00:00.000Z']);
  const moved = recounted(before, by);
  const whole = '2027-01-02T16:00:00.000Z';
  expect(dates(...before, ...moved)).toEqual([whole, whole]);
  expect(complaintAfter(...before, ...moved).dates.reply?.counted).toMatchObject({
    period: { value: 9, unit: 'calendar-days' },
  });
  const back = recounted([...before, ...moved], by, stateCouncilCalendar);
  expect(dates(...before, ...moved, ...back)).toEqual(dates(...before));
});

test('a day that was named inside the whole does not come to lie beyond it, and what was asked for beyond it is void', () => {
  const by = inWorkingDays(1, 6);
  const before = [...handedOverBy(by, newYear), ...signedIn];
  const ask = events(
    decideAskExtension(complaintAfter(...before), {
      complaint: complaintId,
      organisation: '110105',
      until: '2027-01-01',
      reason: someNote,
      at: newYear,
    }),
  );
  const worked: Calendar = {
    ...stateCouncilCalendar,
    amendments: [
      { days: { from: '2026-12-26', until: '2026-12-27' }, working: true, name: 'emergency' },
    ],
  };
  const earlier = '2026-12-30T16:00:00.000Z';
  const asked = [...before, ...ask];
  const voided = [...asked, ...recounted(asked, by, worked)];
  expect(openExtension(complaintId, complaintAfter(...asked))).toBeDefined();
  expect(openExtension(complaintId, complaintAfter(...voided))).toBeUndefined();
  const granted = [
    ...asked,
    ...events(
      decideGrantExtension(complaintAfter(...asked), { complaint: complaintId, by: 'dcb' }),
    ),
  ];
  expect(dates(...granted, ...recounted(granted, by, worked))).toEqual([earlier, earlier]);
});

test('whatever happens to it, the date of the organisation comes after that of the whole only where that had passed', () => {
  const hour = 3_600_000;
  const period = fc.record({
    value: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('hours' as const, 'calendar-days' as const, 'working-days' as const),
  });
  const amendment = fc.record({
    day: fc.integer({ min: 0, max: 25 }),
    days: fc.integer({ min: 0, max: 4 }),
    working: fc.boolean(),
  });
  const calendars = fc
    .tuple(fc.boolean(), fc.array(amendment, { maxLength: 3 }))
    .map(([isNoticed, amendments]): Calendar => ({
      notices: (isNoticed ? noticed : stateCouncilCalendar).notices,
      amendments: amendments.map(({ day, days, working }) => {
        const from = addDays('2026-12-20', day);
        return { days: { from, until: addDays(from, days) }, working, name: 'emergency' };
      }),
    }));
  const step = fc.record({
    act: fc.constantFrom('extend', 'answer', 'return', 'recount', 'reassign', 'refuse', 'reopen'),
    hours: fc.integer({ min: 1, max: 90 }),
    days: fc.integer({ min: 0, max: 15 }),
    calendar: calendars,
  });
  const given = {
    own: period,
    more: fc.integer({ min: 1, max: 4 }),
    unit: period.map(({ unit }) => unit),
    steps: fc.array(step, { maxLength: 12 }),
  };
  const seen = { inside: 0, bound: 0, later: 0 };
  fc.assert(
    fc.property(fc.record(given), ({ steps, own, more, unit }) => {
      const by = { ...central, submission: own, reply: { value: own.value + more, unit } };
      let now = newYear;
      let state = complaintAfter(...handedOverBy(by, now));
      let isFree = false;
      const happen = (happened: readonly ComplaintEvent[] | Rejection): boolean => {
        if (isRejection(happened)) return false;
        state = happened.reduce(
          (next, event) => complaintStream.evolve(next, event, { version: 9, at: now }),
          state,
        );
        return true;
      };
      const acts: Readonly<
        Record<(typeof steps)[number]['act'], (by: (typeof steps)[number]) => void>
      > = {
        extend: ({ days }) => {
          const isLate = state.dates.outer !== null && now >= state.dates.outer.due;
          const organisation = leadOf(state) ?? '';
          const until = addDays(lastDay(state.dates.reply?.due ?? now), days);
          const ask = { complaint: complaintId, organisation, until, reason: someNote, at: now };
          if (!happen(decideAskExtension(state, ask))) return;
          if (happen(decideGrantExtension(state, { complaint: complaintId, by: 'dcb' }))) {
            isFree ||= isLate;
          }
        },
        answer: () => {
          const organisation = leadOf(state) ?? '';
          if (state.stage === 'transferred') {
            happen([{ type: 'complaint.signed-in.v1', data: { organisation, role: 'lead' } }]);
          }
          if (state.stage !== 'handling') return;
          const round = state.replies.length + 1;
          const deadline = deadlineOf(complaintId, organisation, 'reply');
          happen([
            replied({ organisation, round }),
            { type: 'complaint.reply-approved.v1', data: { round, by: 'principal' } },
            { type: 'deadline.met.v1', data: { deadline, at: now } },
          ]);
        },
        return: ({ days }) => {
          const isLate = state.dates.outer !== null && now >= state.dates.outer.due;
          const today = beijingDate(now);
          const order = { redoBy: addDays(today, days), today, at: now };
          const who = { subject: 'reviewer', organisation: 'dcb' };
          const reason = someNote;
          if (
            happen(decideOfficeReturn(state, { ...order, complaint: complaintId, reason, by: who }))
          ) {
            isFree = isLate;
          }
        },
        recount: ({ calendar }) => {
          const before = state.dates;
          happen(decideRecount(complaintId, state, { calendar, policy: by }));
          if (state.dates.outer?.due !== before.outer?.due) seen.later += 1;
        },
        reassign: () => {
          const organisation = leadOf(state) === '110105' ? '110108' : '110105';
          const assignments = [{ organisation, role: 'lead' as const }];
          const reason = 'wrong-organisation';
          const change = { complaint: complaintId, assignments, reason, at: now } as const;
          if (happen(decideReassign(state, { ...change, dues: dues(now, by) }))) isFree = false;
        },
        refuse: () => {
          const organisation = leadOf(state) ?? '';
          const refusal = { organisation, reason: someNote, at: now };
          if (!happen(decideRefuse(state, refusal, by))) return;
          const denial = { complaint: complaintId, at: now, dues: dues(now, by), by: 'dcb' };
          if (happen(decideDenyRefusal(state, denial))) isFree = false;
        },
        reopen: () => {
          if (state.stage !== 'approved') return;
          happen([confirmed('closed', state.replies.length), reopeningAsked]);
          const granted = decideGrantReopening(state, {
            complaint: complaintId,
            reason: someNote,
            at: now,
            dues: dues(now, by),
            by: { organisation: 'dcb', subject: 'screener', closedBy: 'reviewer' },
          });
          if (happen(granted)) isFree = false;
        },
      };
      for (const one of steps) {
        now = new Date(Date.parse(now) + one.hours * hour).toISOString();
        acts[one.act](one);
        const { reply, outer: whole } = state.dates;
        if (whole === null || reply === null) continue;
        if (reply.due < whole.due) seen.inside += 1;
        if (reply.due === whole.due) seen.bound += 1;
        expect(isFree || reply.due <= whole.due).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  // Each case has come.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

const house = complaintsHouseAt(new Date(at));
const { submitted, done } = complaintSteps(() => house);

test('in a central inspection each is shown with how it was counted, to the office and the organisation; the complainant reads that of the whole', async () => {
  const inspection = await house.openInspection({ level: 'central' });
  const { complaint, receipt } = await submitted(inspection);
  await done(`/complaints/${complaint}/screening`, people.screener, {
    decision: 'accept',
    mainType: 'noise',
    keyAttention: false,
    organisations: [{ organisation: '110105', role: 'lead' }],
    clearedText: '举报人反映某搅拌站夜间施工噪声扰民。',
  });
  await house.settle();
  await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  await house.settle();
  for (const as of [people.clerk, people.chaoyang]) {
    const { body } = await house.ask(`GET /complaints/${complaint}`, { as });
    expect(body).toMatchObject({ replyDue: inner, outerDue: outer });
    expect(body.replyDate.explanation.chinese).toContain('7');
    expect(body.outerDate.explanation.chinese).toContain('10');
    const list = await house.ask('GET /complaints', { as, query: { inspection } });
    expect(list.body.complaints).toMatchObject([{ replyDue: inner, outerDue: outer }]);
  }
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(followed.body).toMatchObject({ replyDueOn: '2025-12-30' });
  vi.setSystemTime(new Date('2025-12-28T01:00:00Z'));
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  // Its own date has passed, that of the whole has not: the batch still waits.
  await house.settle();
  const query = { inspection, todo: 'true' };
  const listed = await house.ask('GET /batches', { as: people.clerk, query });
  expect(listed.body.batches).toMatchObject([{ todo: { unreviewed: 1, inTime: 1 } }]);
});
