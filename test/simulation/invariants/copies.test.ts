import { expect, test } from 'vitest';
import { copyInvariants } from './copies.ts';
import { evidenceOf, faultsOf, type Logs, type Said, type Streams } from './testing/evidence-of.ts';

const inspection = 'd'.repeat(26);
const organisation = {
  organisation: '110105',
  kind: 'district',
  parent: null,
  successor: null,
  names: [
    {
      from: '2020-01-01',
      chinese: { note: `${'1'.repeat(26)}.chinese`, mac: 'm'.repeat(43) },
      english: null,
    },
  ],
};
const team = { leader: 'leader', deputies: ['deputy'], members: ['member'] };
const dates = { from: '2026-03-02', until: '2026-03-31', targets: ['110105'] };
const one = (type: string, data: object): Said[] => [{ events: [{ type, data }] }];
const copied = one('directory.organisation-copied.v1', { ...organisation, sourceVersion: 1 });
const teamCopied = one('directory.team-copied.v1', { ...team, sourceVersion: 3 });
const opened = one('inspection-copy.opened.v2', {
  inspection,
  kind: 'special',
  level: 'municipal',
  ...dates,
  policy: { round: 3 },
  kept: { change: 0, entries: [] },
  sourceVersion: 3,
});

function logs(more: Streams = {}, without: readonly string[] = []): Logs {
  const complaints: Record<string, readonly Said[]> = {
    'organisation/110105': copied,
    [`team/${inspection}`]: teamCopied,
    [`inspection/${inspection}`]: opened,
    ...more,
  };
  for (const stream of without) delete complaints[stream];
  return {
    inspections: {
      'organisation/110105': one('organisation.registered.v1', organisation),
      [`inspection/${inspection}`]: [
        {
          events: [
            {
              type: 'inspection.drafted.v2',
              data: {
                kind: 'special',
                level: 'municipal',
                important: false,
                ...dates,
                policy: { round: 3 },
                kept: { change: 0, entries: [] },
              },
            },
          ],
        },
        {
          events: [
            {
              type: 'inspection.prepared.v1',
              data: {
                ...team,
                vetting: { note: `${'2'.repeat(26)}.vetting`, mac: 'm'.repeat(43) },
              },
            },
          ],
        },
        ...one('inspection.stationing-opened.v2', {
          inspection,
          kind: 'special',
          level: 'municipal',
          ...dates,
          policy: { round: 3 },
        }),
      ],
    },
    complaints,
    rectification: { 'organisation/110105': copied, [`team/${inspection}`]: teamCopied },
    notifications: { 'organisation/110105': copied },
  };
}
const faults = (name: string, of: Logs) => faultsOf(copyInvariants, name, evidenceOf(of));

test('copies that follow their owners break nothing', async () => {
  for (const { name } of copyInvariants) expect(await faults(name, logs()), name).toEqual([]);
});

test('an organisation that a service does not know is found, and one as it was before', async () => {
  const name = 'a copy of an organisation is what its owner says';
  expect(await faults(name, logs({}, ['organisation/110105']))).toEqual([
    'complaints knows version 0 of 110105, which is at 1',
  ]);
  const other = { ...organisation, parent: 'sthjj', sourceVersion: 1 };
  expect(
    await faults(
      name,
      logs({ 'organisation/110105': one('directory.organisation-copied.v1', other) }),
    ),
  ).toHaveLength(1);
});

test('a team with somebody who sits there no longer is found', async () => {
  const people = one('directory.team-copied.v1', {
    ...team,
    members: ['member', 'gone'],
    sourceVersion: 3,
  });
  expect(
    await faults(
      'a copy of a team is what its owner says',
      logs({ [`team/${inspection}`]: people }),
    ),
  ).toHaveLength(1);
});

test('an inspection that is not known, and one that never began, are found', async () => {
  const name = 'a copy of an inspection is what its owner says';
  expect(await faults(name, logs({}, [`inspection/${inspection}`]))).toHaveLength(1);
  const never = logs();
  const drafted = (never.inspections?.[`inspection/${inspection}`] ?? []).slice(0, 2);
  const of: Logs = {
    ...never,
    inspections: { ...never.inspections, [`inspection/${inspection}`]: drafted },
  };
  expect(await faults(name, of)).toHaveLength(1);
});

test('a service that counts by another calendar is found', async () => {
  const changed = one('directory.calendar-copied.v1', {
    notices: [],
    amendments: [],
    sourceVersion: 1,
  });
  expect(
    await faults('every service counts by one calendar', logs({ 'calendar/china': changed })),
  ).toHaveLength(1);
});
