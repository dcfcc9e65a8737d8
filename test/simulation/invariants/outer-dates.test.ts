import { complaintsPolicy, keepPolicy, standardPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import { oneDeadline } from '../../../services/complaints/complaint/deadlines.ts';
import type { InspectionCopyEvent } from '../../../services/complaints/inspections/inspection-copy-events.ts';
import { inspectionId, received } from '../../../services/complaints/testing/complaint-history.ts';
import { outerDateInvariants } from './outer-dates.ts';
import { after, evidenceOf, faultsOf, idFor, monday } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const name = 'the date of an organisation is within that of the whole';
const period = { value: 10, unit: 'calendar-days' } as const;
const about = { complaint, number: 'W3BJ202603020001', from: monday, parts: ['110105'] };
const due = (hours: number): ComplaintEvent =>
  oneDeadline(about, '110105', 'reply', { due: after(hours), counted: null });
const outer = (hours: number): ComplaintEvent => ({
  type: 'complaint.outer-date-set.v1',
  data: { from: monday, due: after(hours), counted: { period }, inner: period },
});
const opened = (level: 'central' | 'municipal'): InspectionCopyEvent => ({
  type: 'inspection-copy.opened.v2',
  data: {
    inspection: inspectionId,
    kind: 'special',
    level,
    from: '2026-03-01',
    until: '2026-03-30',
    targets: ['110105'],
    policy: { round: 3 },
    kept: keepPolicy(standardPolicy(complaintsPolicy)),
    sourceVersion: 1,
  },
});
const faults = async (
  commits: readonly (readonly [hours: number, events: readonly ComplaintEvent[]])[],
  level: 'central' | 'municipal' = 'central',
) =>
  faultsOf(
    outerDateInvariants,
    name,
    evidenceOf({
      complaints: {
        [`inspection/${inspectionId}`]: [{ at: monday, events: [opened(level)] }],
        [`complaint/${complaint}`]: commits.map(([hours, events]) => ({
          at: after(hours),
          events,
        })),
      },
    }),
  );

test('the date of an organisation is not later than that of the whole, unless that had passed when it was named', async () => {
  expect(await faults([[0, [received(), due(24), outer(48)]]])).toEqual([]);
  expect(await faults([[0, [received(), due(60), outer(48)]]])).toHaveLength(1);
  const returned = (at: number) =>
    faults([
      [0, [received(), due(24), outer(48)]],
      [at, [due(90)]],
    ]);
  expect(await returned(20)).toHaveLength(1);
  expect(await returned(50)).toEqual([]);
});

test('an inspection without such a time has complaints without such a date', async () => {
  expect(await faults([[0, [received(), due(24), outer(48)]]], 'municipal')).toHaveLength(1);
  expect(await faults([[0, [received(), due(24)]]], 'municipal')).toEqual([]);
});
