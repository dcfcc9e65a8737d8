import { stateCouncilCalendar } from '@ducha/calendar';
import { expect, test } from 'vitest';
import { decideCorrectAcceptance } from '../putting-right/correct-acceptance.ts';
import {
  complaintAfter,
  complaintId,
  histories,
  policy,
  someNote,
} from '../testing/complaint-history.ts';
import { attempts } from './acts.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import { complaintStream } from './complaint-fold.ts';
import type { Complaint } from './complaint-state.ts';
import { duesFrom } from './deadlines.ts';
import { partiesTo } from './parties.ts';
import { partsTold } from './parts-told.ts';
import { decideTransfer } from './transfer.ts';

const at = '2025-12-20T01:00:00.000Z';
const fold = (state: Complaint, events: readonly ComplaintEvent[]): Complaint =>
  events.reduce((next, event) => complaintStream.evolve(next, event, { version: 9, at }), state);

const elsewhere = (state: Complaint) =>
  decideCorrectAcceptance(state, {
    complaint: complaintId,
    to: {},
    located: { district: '110111', township: null },
    gist: undefined,
    reason: 'entered-wrongly',
  });

/** Handed over as it is now, then what the history says after its hand-over. */
const dues = duesFrom(at, policy, stateCouncilCalendar);
function lived(stage: keyof typeof histories): Complaint {
  const events = [...histories[stage]];
  const handed = events.findIndex(({ type }) => type === 'complaint.transferred.v1');
  if (handed === -1) return complaintAfter(...events);
  const before = complaintAfter(...events.slice(0, handed));
  const transfer = { complaint: complaintId, batch: `${'d'.repeat(26)}-1`, at, dues: dues };
  const transferred = decideTransfer(before, transfer);
  if ('rejected' in transferred) throw new Error(transferred.rejected);
  const rest = events.slice(handed).filter(({ type }) => !/^deadline|transferred/.test(type));
  return fold(before, [...transferred, ...rest]);
}

/** For each date the last word on whose case it is, of some events. */
function wordsIn(events: readonly ComplaintEvent[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    events.flatMap((event): [string, readonly string[]][] =>
      event.type === 'deadline.set.v1' || event.type === 'deadline.parts-changed.v1'
        ? [[event.data.deadline, event.data.parts ?? []]]
        : [],
    ),
  );
}

test('whatever act makes it the case of others after the hand-over tells it of every date that was ever set', () => {
  const by = {
    complaint: complaintId,
    organisation: 'dcb',
    subject: 'somebody',
    closedBy: null,
    at,
    today: '2025-12-20',
  };
  const changing = new Set<string>();
  for (const stage of Object.keys(histories) as (keyof typeof histories)[]) {
    const before = lived(stage);
    const decided: [name: string, outcome: unknown][] = [['place', elsewhere(before)]];
    for (const [act, outcomes] of Object.entries(attempts)) {
      for (const organisation of ['dcb', '110105']) {
        for (const [decision, outcome] of outcomes(before, { ...by, organisation }, policy)) {
          decided.push([`${act} ${decision ?? ''}`.trim(), outcome]);
        }
      }
    }
    for (const [name, outcome] of decided) {
      const events = Array.isArray(outcome)
        ? (outcome as readonly ComplaintEvent[])
        : ((outcome as { primary?: readonly ComplaintEvent[] }).primary ?? []);
      const after = fold(before, events);
      const told = partsTold({ id: complaintId, before, after });
      const parts = partiesTo(after);
      if (before.transfer === null || parts.join() === partiesTo(before).join()) {
        expect(told, `${stage}: ${name}`).toEqual([]);
        continue;
      }
      changing.add(name);
      const words = wordsIn([...events, ...told]);
      for (const deadline of after.deadlines) {
        expect(words.get(deadline), `${stage}: ${name}, ${deadline}`).toEqual(parts);
      }
    }
  }
  // A merger or its undoing is of one that was not handed over; a successor is another organisation, by its own code.
  expect([...changing].toSorted()).toEqual(['decideRefusal grant', 'place', 'reassign']);
});

test('a task that there is by then hears of another district, and of nothing else', () => {
  const staging: ComplaintEvent = {
    type: 'complaint.staged.v1',
    data: {
      complaint: complaintId,
      inspection: 'd'.repeat(26),
      district: null,
      number: 'W3BJ202512200001',
      lead: '110105',
      assisting: ['110106'],
      mainType: 'noise',
      problem: someNote,
      goal: someNote,
      measures: someNote,
      deadline: '2026-03-31',
    },
  };
  const staged = fold(lived('staged'), [staging]);
  const types = (before: Complaint) => {
    const events = elsewhere(before);
    if ('rejected' in events) throw new Error(events.rejected);
    return partsTold({ id: complaintId, before, after: fold(before, events) });
  };
  expect(types(staged).filter(({ type }) => type === 'complaint.district-changed.v1')).toEqual([
    {
      type: 'complaint.district-changed.v1',
      data: { complaint: complaintId, district: '110111' },
    },
  ]);
  expect(types(lived('handling')).map(({ type }) => type)).not.toContain(
    'complaint.district-changed.v1',
  );
});
