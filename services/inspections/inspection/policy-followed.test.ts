import type { Candidate } from '@ducha/contracts';
import { inspectionsPolicy, standardPolicy, type InspectionsPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import { decideRetention } from '../announcements/retention.ts';
import { retentionDue } from '../erasure/retention.ts';
import { note, whole } from '../testing/erasable-inspection.ts';
import { approverOf } from '../planning/approval.ts';
import { unfitness } from '../team/team-fitness.ts';

const standard = standardPolicy(inspectionsPolicy).values;
const person = (more: Partial<Candidate>): Candidate => ({
  subject: 'somebody',
  rank: 'bureau',
  retiredOn: null,
  organisations: [],
  ...more,
});

const faults = (leader: Partial<Candidate>) => (policy: InspectionsPolicy) =>
  unfitness(
    {
      leader: person(leader),
      deputies: [
        person({
          subject: 'deputy',
          organisations: [{ organisation: 'sthjj', leads: true, left: null }],
        }),
      ],
      members: [],
    },
    { targets: ['110105'], from: '2026-03-29' },
    policy,
  ).map(({ pointer, code }) => `${pointer} ${code}`);

const archived = { ...whole, stage: 'archived', endedAt: '2026-06-30T01:00:00.000Z' } as const;

/** For every entry of the policy: another value, and a decision that it changes. */
const followed: {
  readonly [Entry in keyof InspectionsPolicy]: readonly [
    other: InspectionsPolicy[Entry],
    decide: (policy: InspectionsPolicy) => unknown,
  ];
} = {
  retiredYears: [1, faults({ retiredOn: '2024-06-01' })],
  recusalYears: [
    1,
    faults({ organisations: [{ organisation: '110105', leads: false, left: '2024-06-01' }] }),
  ],
  ecologyBureau: ['shbj', faults({})],
  approverOfOthers: [
    'committee-and-government-approver',
    (held) => approverOf({ kind: 'daily', important: false, held }),
  ],
  vettingRetention: [12, (held) => retentionDue({ ...archived, held })],
  reasonRetention: [12, (held) => retentionDue({ ...archived, vettings: [], held })],
  announcementRetention: [
    12,
    (policy) =>
      decideRetention(
        {
          state: 'withdrawn',
          kind: 'notice',
          inspection: null,
          editions: [],
          withdrawn: { at: '2026-04-19T01:00:00.000Z', reason: note() },
          retention: null,
          erasures: [],
        },
        { at: '2027-01-01T00:00:00.000Z', policy },
      ),
  ],
};

test.each(Object.entries(followed))('%s decides', (entry, [other, decide]) => {
  expect(decide({ ...standard, [entry]: other })).not.toEqual(decide(standard));
});
