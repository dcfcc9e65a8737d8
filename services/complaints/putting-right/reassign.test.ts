import type { Assignment } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { describe, expect, test, vi } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { complaintRows, hasLeft, partLedger } from '../complaint/complaint-rows.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import {
  approved,
  assignedAnew,
  complaintAfter,
  complaintAt,
  complaintId,
  confirmed,
  histories,
  replied,
} from '../testing/complaint-history.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, complaintSteps, finalReply } from '../testing/complaint-steps.ts';
import { decideReassign } from './reassign.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, accepted, closeBatch } = complaintSteps(() => house);

const at = '2025-12-21T01:00:00.000Z';
const dues = {
  signIn: { due: '2025-12-23T16:00:00.000Z', counted: null },
  reply: { due: '2025-12-31T16:00:00.000Z', counted: null },
};
const reason = 'wrong-organisation';
const parts = (lead: string, ...assisting: readonly string[]): Assignment[] => [
  { organisation: lead, role: 'lead' },
  ...assisting.map((organisation) => ({ organisation, role: 'assist' as const })),
];

/** What the office decides, and the complaint after it. */
function reassigned(events: readonly ComplaintEvent[], assignments: readonly Assignment[]) {
  const change = { complaint: complaintId, assignments, reason, at, dues } as const;
  const made = decideReassign(complaintAfter(...events), change);
  if (isRejection(made)) throw new Error(made.rejected);
  const dates = made.flatMap(({ type, data }) =>
    type === 'deadline.set.v1' || type === 'deadline.met.v1'
      ? [`${type.slice(9, 12)} ${data.deadline.split('/').slice(2).join(' ')}`]
      : [],
  );
  return { dates, state: complaintAfter(...events, ...made) };
}

const signed = (organisation: string, role: 'lead' | 'assist'): ComplaintEvent => ({
  type: 'complaint.signed-in.v1',
  data: { organisation, role },
});

describe('what is decided', () => {
  test('before the hand-over others are to get it, and no date is set', () => {
    const { dates, state } = reassigned(histories.accepted, parts('110108'));
    expect(dates).toEqual([]);
    expect(state).toMatchObject({
      stage: 'accepted',
      assignments: parts('110108'),
      formerParts: [],
      reassignments: [{ reason, after: parts('110108') }],
    });
    expect(complaintRows(state, complaintId, 4).filter(hasLeft)).toEqual([]);
  });

  test('whoever is new has dates from now, whoever leaves has none and has lost the row', () => {
    const { dates, state } = reassigned(histories.handling, parts('110108', '110106'));
    expect(dates.toSorted()).toEqual(
      [
        // Chaoyang has signed in here, though its date is not told to be met.
        'met 110105 sign-in',
        'met 110105 reply',
        'set 110108 sign-in',
        'set 110108 reply',
      ].toSorted(),
    );
    expect(state.stage).toBe('transferred');
    expect(state.dates.signIn['110108']).toMatchObject({ from: at, due: dues.signIn.due });
    // Who stays keeps the date of the hand-over.
    expect(state.dates.signIn['110106']?.due).toBe('2025-12-22T16:00:00.000Z');
    expect(state.dates.reply?.due).toBe(dues.reply.due);
    expect(state.signedIn).toEqual({});
    expect(complaintRows(state, complaintId, 9).filter(hasLeft)).toMatchObject([
      { list2: { ledger: partLedger('110105', 'closed') } },
    ]);
  });

  test('whoever led and assists now owes no reply; whoever signed in before has signed in', () => {
    const before = [...histories.handling, signed('110106', 'assist')];
    const { dates, state } = reassigned(before, parts('110106', '110105'));
    expect(dates).toEqual(['met 110105 reply', 'set 110106 reply']);
    expect(state.stage).toBe('handling');
    expect(Object.keys(state.signedIn).toSorted()).toEqual(['110105', '110106']);
    expect(state.formerParts).toEqual([]);
  });

  test('with another one assisting, who leads goes on as before', () => {
    const { dates, state } = reassigned(histories.handling, parts('110105', '110108'));
    expect(dates).toEqual(['met 110106 sign-in', 'set 110108 sign-in']);
    expect(state).toMatchObject({ stage: 'handling', formerParts: ['110106'] });
    expect(state.dates.reply?.due).toBe('2025-12-30T16:00:00.000Z');
    const waiting = reassigned(histories.transferred, parts('110105', '110108'));
    expect(waiting.state.stage).toBe('transferred');
  });

  test('whoever has left and comes again has new dates', () => {
    const once = reassigned(histories.transferred, parts('110108'));
    const events = [...histories.transferred];
    const made = decideReassign(complaintAfter(...events), {
      complaint: complaintId,
      assignments: parts('110108'),
      reason,
      at,
      dues,
    });
    if (isRejection(made)) throw new Error(made.rejected);
    const again = reassigned([...events, ...made], parts('110105'));
    expect(once.state.formerParts).toEqual(['110106', '110105']);
    expect(again.state.formerParts).toEqual(['110106', '110108']);
    expect(again.dates).toContain('set 110105 sign-in');
    expect(again.state.dates.signIn['110105']?.due).toBe(dues.signIn.due);
  });

  test('a reply that stands, one that waits, and one that is refused, are decided otherwise', () => {
    const change = {
      complaint: complaintId,
      assignments: parts('110108'),
      reason,
      at,
      dues,
    } as const;
    const interim = [
      ...histories.handling,
      replied({ kind: 'interim', result: 'open' }),
      approved,
      confirmed('open'),
    ];
    for (const state of [
      complaintAfter(...interim),
      ...(['replied', 'approved', 'refused', 'staged', 'closed', 'received'] as const).map(
        complaintAt,
      ),
    ]) {
      expect(decideReassign(state, change)).toEqual({ rejected: 'wrong-stage' });
    }
    const returned: ComplaintEvent = {
      type: 'complaint.reply-returned.v1',
      data: { round: 1, by: 'office', reason: someReason, replyDue: null },
    };
    const redo = reassigned([...histories.replied, returned], parts('110108'));
    expect(redo.state.stage).toBe('transferred');
    // Its date is counted, and moves when a calendar comes.
    expect(redo.state.dates.reply).toMatchObject({ due: dues.reply.due });
  });

  test('the same ones again, and none that leads, are refused', () => {
    const state = complaintAt('handling');
    const change = { complaint: complaintId, reason, at, dues } as const;
    const same = parts('110105', '110106');
    expect(decideReassign(state, { ...change, assignments: same })).toMatchObject({
      rejected: 'nothing-changed',
      faults: [{ pointer: '#/organisations' }],
    });
    const none = [{ organisation: '110108', role: 'assist' as const }];
    expect(decideReassign(state, { ...change, assignments: none })).toMatchObject({
      rejected: 'one-lead',
    });
  });

  test('the next edition names the new organisations', () => {
    const events = [
      ...histories.handling,
      assignedAnew('110106', '110105'),
      signed('110106', 'lead'),
      replied({ organisation: '110106' }),
      approved,
      confirmed('closed'),
    ];
    expect(disclosedRowOf(complaintId, complaintAfter(...events))?.organisations).toEqual([
      '110106',
      '110105',
    ]);
  });
});

const someReason = { note: `${'n'.repeat(26)}.reason`, mac: 'm'.repeat(43) };
const fengtai = { organisations: parts('110106'), reason };

/** One that Chaoyang has, of which it was told. */
async function withChaoyang() {
  vi.setSystemTime(morning);
  const { inspection, complaints } = await accepted(1);
  await closeBatch(inspection);
  const [complaint = ''] = complaints;
  return { complaint, path: `/complaints/${complaint}` };
}

describe('in the house', () => {
  test('before the hand-over: it goes to the right one', async () => {
    const inspection = await house.openInspection();
    const { complaint } = await submitted(inspection);
    const path = `/complaints/${complaint}`;
    await done(`${path}/screening`, people.screener, accept());
    const right = await done(`${path}/reassignment`, people.screener, fengtai);
    expect(right).toMatchObject({
      stage: 'accepted',
      assignments: parts('110106'),
      reassignments: [{ reason, before: parts('110105'), after: parts('110106') }],
    });
    await house.settle();
    await closeBatch(inspection);
    const told = async (as: object) => (await house.ask(`GET ${path}`, { as: as as never })).status;
    expect(await told(people.chaoyang)).toBe(404);
    expect(await told(people.fengtai)).toBe(200);
  });

  test('after it: new dates for the one, none for the other, whose ledger has lost it', async () => {
    const { complaint, path } = await withChaoyang();
    await done(`${path}/sign-in`, people.chaoyang, {});
    await house.settle();
    const ledger = async (as: object) =>
      (await house.ask('GET /complaint-ledger', { as: as as never })).body;
    const before = await ledger(people.chaoyang);
    expect(JSON.stringify(before.rows)).toContain(complaint);
    vi.setSystemTime(new Date('2025-12-22T01:00:00Z'));
    const right = await done(`${path}/reassignment`, people.head, fengtai);
    expect(right).toMatchObject({
      stage: 'transferred',
      parts: [{ organisation: '110106', signedInAt: null, signInDue: '2025-12-23T16:00:00.000Z' }],
      replyDue: '2026-01-01T16:00:00.000Z',
    });
    await house.settle();
    expect((await house.ask(`GET ${path}`, { as: people.chaoyang })).status).toBe(404);
    expect(JSON.stringify((await ledger(people.chaoyang)).rows)).not.toContain(complaint);
    expect(JSON.stringify((await ledger(people.fengtai)).rows)).toContain(complaint);
    const log = await house.logText();
    const met = log.split('\n').filter((line) => line.includes(`complaint/${complaint}/110105/`));
    expect(met.some((line) => line.includes('deadline.met.v1'))).toBe(true);
  });

  test('one that was merged into another, or is not registered, is refused by name', async () => {
    const { path } = await withChaoyang();
    const organisations = parts('hbj', 'nowhere');
    expect(
      await command(`${path}/reassignment`, people.head, { organisations, reason }),
    ).toMatchObject({
      status: 422,
      body: {
        type: 'urn:ducha:problem:unknown-code',
        faults: [
          { code: 'unknown-code', detail: 'Not registered: nowhere' },
          { code: 'organisation-merged', detail: 'hbj was merged into sthjj' },
        ],
      },
    });
    const merged = { organisations: parts('hbj'), reason };
    expect((await command(`${path}/reassignment`, people.head, merged)).body.type).toBe(
      'urn:ducha:problem:organisation-merged',
    );
    const { complaint } = await submitted();
    const toMerged = accept({ organisations: parts('hbj') });
    expect(
      (await command(`/complaints/${complaint}/screening`, people.screener, toMerged)).body.type,
    ).toBe('urn:ducha:problem:organisation-merged');
  });

  test('it races a sign-in and a reply: one of the two is done, and the other is told', async () => {
    for (const [act, body] of [
      ['sign-in', {}],
      ['reply', finalReply()],
    ] as const) {
      const { path } = await withChaoyang();
      if (act === 'reply') await done(`${path}/sign-in`, people.chaoyang, {});
      const [theirs, ours] = await Promise.all([
        command(`${path}/${act}`, people.chaoyang, body),
        command(`${path}/reassignment`, people.head, fengtai),
      ]);
      const statuses = [theirs.status, ours.status];
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect([404, 412]).toContain(Math.max(...statuses));
      const { body: shown } = await house.ask(`GET ${path}`, { as: people.clerk });
      const isReassigned = ours.status === 200;
      expect(shown.assignments).toEqual(isReassigned ? parts('110106') : parts('110105'));
      expect(shown.replies).toHaveLength(act === 'reply' && !isReassigned ? 1 : 0);
    }
  });
});
