import { stateCouncilCalendar } from '@ducha/calendar';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { decideRecount } from '../recounting/recount.ts';
import {
  approved,
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  policy,
  replied,
  someNote,
} from '../testing/complaint-history.ts';
import { todosOf } from '../to-dos/todo.ts';
import { decideAskExtension, decideDenyExtension, decideGrantExtension } from './extension.ts';

const due = '2025-12-30T16:00:00.000Z';
const ask = {
  complaint: complaintId,
  organisation: '110105',
  until: '2026-01-10',
  reason: someNote,
  at: '2025-12-28T01:00:00.000Z',
};
const asked = decideAskExtension(complaintAt('handling'), ask) as ComplaintEvent[];
const waiting = complaintAfter(...histories.handling, ...asked);
const grant = { complaint: complaintId, by: 'dcb' };

test('whoever leads asks for a later day, before the date, and once at a time', () => {
  expect(asked).toEqual([
    {
      type: 'complaint.extension-asked.v1',
      data: {
        organisation: '110105',
        reason: someNote,
        before: due,
        after: '2026-01-10T16:00:00.000Z',
      },
    },
  ]);
  const handling = complaintAt('handling');
  expect(decideAskExtension(handling, { ...ask, organisation: '110106' })).toEqual({
    rejected: 'lead-only',
  });
  expect(decideAskExtension(handling, { ...ask, at: due })).toEqual({
    rejected: 'extension-late',
  });
  expect(decideAskExtension(handling, { ...ask, until: '2025-12-30' })).toMatchObject({
    rejected: 'dates-impossible',
    faults: [{ pointer: '#/until' }],
  });
  expect(decideAskExtension(handling, { ...ask, until: '9999-12-31' })).toMatchObject({
    rejected: 'dates-impossible',
  });
  expect(decideAskExtension(waiting, ask)).toEqual({ rejected: 'already-done' });
  for (const stage of ['accepted', 'approved', 'staged', 'closed'] as const) {
    const state = complaintAfter(...histories[stage], ...(stage === 'approved' ? [met] : []));
    if (stage === 'staged' || stage === 'closed') continue;
    expect(decideAskExtension(state, ask)).toEqual({ rejected: 'wrong-stage' });
  }
});

const met: ComplaintEvent = {
  type: 'deadline.met.v1',
  data: { deadline: `complaint/${complaintId}/110105/reply`, at: ask.at },
};

test('granted, the date moves and stays where the office put it; denied, it stays where it was', () => {
  expect(todosOf(complaintId, waiting)).toContainEqual(
    expect.objectContaining({ act: 'decide-extension', organisation: null }),
  );
  const granted = decideGrantExtension(waiting, grant) as ComplaintEvent[];
  expect(granted).toEqual([
    { type: 'complaint.extension-granted.v1', data: {} },
    {
      type: 'deadline.moved.v1',
      data: {
        deadline: `complaint/${complaintId}/110105/reply`,
        due: '2026-01-10T16:00:00.000Z',
      },
    },
  ]);
  const later = complaintAfter(...histories.handling, ...asked, ...granted);
  expect(later.dates.reply).toMatchObject({ due: '2026-01-10T16:00:00.000Z', named: true });
  // Another calendar does not take it back, and what it was before is still there.
  expect(
    decideRecount(complaintId, later, { calendar: stateCouncilCalendar, policy }).filter(
      (event) => event.type === 'deadline.moved.v1' && event.data.deadline.endsWith('/reply'),
    ),
  ).toEqual([]);
  expect(later.extensions).toMatchObject([{ before: due, decision: 'granted' }]);
  expect(decideGrantExtension(later, grant)).toEqual({ rejected: 'wrong-stage' });
  const denied = decideDenyExtension(waiting, { ...grant, reason: someNote }) as ComplaintEvent[];
  const stays = complaintAfter(...histories.handling, ...asked, ...denied);
  expect(stays.dates.reply?.due).toBe(due);
  expect(stays.extensions).toMatchObject([{ decision: 'denied', denial: someNote }]);
  // It may be asked for again, in time.
  expect(decideAskExtension(stays, ask)).toHaveLength(1);
});

test('nobody decides on what their own organisation asked for, and a reply that was approved makes it moot', () => {
  expect(decideGrantExtension(waiting, { ...grant, by: '110105' })).toEqual({
    rejected: 'own-case',
  });
  const overtaken = complaintAfter(...histories.handling, ...asked, replied(), approved, met);
  expect(decideGrantExtension(overtaken, grant)).toEqual({ rejected: 'wrong-stage' });
  expect(decideDenyExtension(overtaken, { ...grant, reason: someNote })).toEqual({
    rejected: 'wrong-stage',
  });
  expect(todosOf(complaintId, overtaken)).not.toContainEqual(
    expect.objectContaining({ act: 'decide-extension' }),
  );
});
