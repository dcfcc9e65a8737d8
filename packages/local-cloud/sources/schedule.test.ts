import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fixture } from '../testing/assembly.ts';
import {
  functionResources,
  notes,
  noting,
  tableResource,
  writeAssembly,
} from '../testing/assembly.ts';
import type { LocalCloud } from '../cloud.ts';
import { startLocalCloud } from '../cloud.ts';
import { textAt } from '../json.ts';
import { eventsOf } from '../testing/noted-events.ts';

const hour = 3_600_000;

function scheduled(name: string, expression: string) {
  return {
    ...functionResources(name, [notes.statement], { Environment: notes.environment }),
    [`${name}Rule`]: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: expression,
        Targets: [{ Arn: { 'Fn::GetAtt': [name, 'Arn'] }, Id: 'Target0' }],
      },
    },
    [`${name}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [name, 'Arn'] },
        Principal: 'events.amazonaws.com',
      },
    },
  };
}

let fixture: Fixture;
let cloud: LocalCloud;

beforeAll(async () => {
  fixture = writeAssembly(
    {
      Notes: tableResource(),
      ...scheduled('Hourly', 'rate(1 hour)'),
      ...scheduled('Sundays', 'cron(30 2 ? * 1 *)'),
      ...scheduled('Telling', 'rate(3650 days)'),
    },
    {
      Hourly: noting(`await note('inside', { now: new Date().toISOString(), ms: Date.now() });`),
      Sundays: noting(''),
      Telling: `
        const atImport = new Date();
        export const handler = async () => ({
          now: new Date().toISOString(), same: Math.abs(Date.now() - new Date()) < 50,
          text: Date(), given: new Date(0).toISOString(), isDate: atImport instanceof Date,
          made: new (new Date().constructor)(5).getTime(), parsed: Date.parse('1970-01-01T00:00:01Z'),
        });`,
    },
  );
  cloud = await startLocalCloud({ assembly: fixture.assembly, state: fixture.state });
});

afterAll(async () => {
  await cloud?.stop();
  fixture?.remove();
});

test('moving the clock fires what falls due, step by step, and functions live in the moved time', async () => {
  const start = cloud.clock.now();

  await cloud.clock.moveTo(new Date(start.getTime() + 3.5 * hour));

  const events = await eventsOf(cloud, 'Hourly');
  expect(events).toHaveLength(3);
  for (const [index, event] of events.entries()) {
    const due = start.getTime() + (index + 1) * hour;
    expect(Math.abs(Date.parse(textAt(event, 'time') ?? '') - due)).toBeLessThan(2000);
  }
  const told = (await cloud.invoke('Telling', {})) as Record<string, unknown>;
  expect(Math.abs(Date.parse(String(told['now'])) - cloud.clock.now().getTime())).toBeLessThan(
    2000,
  );
  expect(told).toMatchObject({
    same: true,
    given: '1970-01-01T00:00:00.000Z',
    isDate: true,
    made: 5,
    parsed: 1000,
  });
  expect(Math.abs(Date.parse(String(told['text'])) - cloud.clock.now().getTime())).toBeLessThan(
    5000,
  );
});

test('a cron expression counts the days of the week as EventBridge does, from Sunday = 1', async () => {
  // From the noon of a Monday on: whenever this runs, two Sundays are whole in it.
  const monday = new Date(cloud.clock.now());
  monday.setUTCDate(monday.getUTCDate() + ((8 - monday.getUTCDay()) % 7 || 7));
  monday.setUTCHours(12, 0, 0, 0);
  await cloud.clock.moveTo(monday, { step: 12 * hour });
  await cloud.clock.moveTo(new Date(monday.getTime() + 14 * 24 * hour), { step: 12 * hour });

  const times = (await eventsOf(cloud, 'Sundays'))
    .map((event) => new Date(textAt(event, 'time') ?? ''))
    .filter((time) => time > monday);
  expect(times).toHaveLength(2);
  expect(times.map((time) => [time.getUTCDay(), time.getUTCHours(), time.getUTCMinutes()])).toEqual(
    [
      [0, 2, 30],
      [0, 2, 30],
    ],
  );
});

test('the clock does not move backward', async () => {
  await expect(cloud.clock.moveTo(new Date(0))).rejects.toThrow(RangeError);
});
