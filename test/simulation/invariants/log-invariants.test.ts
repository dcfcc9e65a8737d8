import { commitItem, viewSteps, type Commit } from '@ducha/event-log';
import { expect, test } from 'vitest';
import { alarmProjection } from '../../../services/notifications/alarms/alarm-rows.ts';
import { readLog, type Evidence, type ServiceLog, type StoredItem } from './evidence.ts';
import { logInvariants } from './log-invariants.ts';
import { evidenceOf, faultsOf, idFor, monday } from './testing/evidence-of.ts';

const stream = `alarm/${idFor('alarm')}`;
const raised = {
  type: 'alarm.raised.v1',
  data: {
    kind: 'duty-vacant',
    organisation: '110105',
    duty: 'liaison',
    number: 'W3BJ202603020001',
    due: monday,
  },
};
const whole = evidenceOf({ notifications: { [stream]: [{ events: [raised] }] } });

/** The evidence with something else in one service's log. */
function withLog(more: Partial<ServiceLog>): Evidence {
  const logs = whole.logs.map((log) =>
    log.service === 'notifications' ? { ...log, ...more } : log,
  );
  return { ...whole, logs };
}

/** The rows that the relay would have made. */
function rows(): StoredItem[] {
  const state = { ...raised.data, at: monday, ended: null } as Parameters<
    typeof alarmProjection.rows
  >[0];
  const next = {
    version: 1,
    rows: alarmProjection.rows(state, idFor('alarm'), { version: 1, at: monday }),
    contributions: [],
    writtenAt: monday,
  };
  const steps = viewSteps(
    'notifications-log',
    stream,
    { version: 0, parts: {}, contributions: [] },
    next,
  );
  return steps
    .flat()
    .flatMap(({ Put }) => (Put?.Item === undefined ? [] : [Put.Item as StoredItem]));
}
const viewed = (items: readonly StoredItem[]) => new Map([[`r/${stream}`, items]]);
const faults = (name: string, evidence: Evidence) => faultsOf(logInvariants, name, evidence);

test('a log with its view breaks nothing', async () => {
  const right = withLog({ derived: viewed(rows()) });
  for (const { name } of logInvariants) expect(await faults(name, right), name).toEqual([]);
});

test('a commit that is not as it was hashed breaks the chain, and one that is missing', async () => {
  const name = 'the chain verifies';
  const made = evidenceOf({
    notifications: { [stream]: [{ events: [raised] }, { events: [raised] }] },
  });
  const log = made.logs.find(({ service }) => service === 'notifications');
  const [first = {}, second = {}] = (log?.streams.get(stream) ?? []).map(onTheWire);
  const broken = (...kept: readonly StoredItem[]) =>
    readLog('notifications', 'log', kept, []).broken;
  expect(broken(first, second)).toEqual([]);
  expect(broken(second)).toEqual([`${stream} at 2 does not follow 0`]);
  expect(broken(first, { ...second, body: { B: 'AAAA' } })).toHaveLength(1);
  expect(await faults(name, withLog({ broken: broken(second) }))).toHaveLength(1);
});

/** The item of a commit as a table gives it. */
function onTheWire(commit: Commit): StoredItem {
  const { body, ...item } = commitItem(commit);
  return { ...item, body: { B: Buffer.from(body?.B ?? []).toString('base64') } };
}

test('a command that is there twice is found', async () => {
  const twice = evidenceOf({
    notifications: {
      [stream]: [
        { command: 'x', events: [raised] },
        { command: 'x', events: [raised] },
      ],
    },
  });
  expect(await faults('no command is done twice', twice)).toEqual([
    `${stream} has command x twice`,
  ]);
});

test('a view that lacks a row is found, one that says something else, and one of nothing', async () => {
  const name = 'views equal a fold of the log';
  expect(await faults(name, withLog({ derived: new Map() }))).toHaveLength(1);
  const [main] = rows();
  const stale = [{ ...main, data: { S: '{}' } }] as StoredItem[];
  expect(await faults(name, withLog({ derived: viewed(stale) }))).toHaveLength(1);
  const more = new Map([...viewed(rows()), ['r/alarm/x', rows()]]);
  expect(await faults(name, withLog({ derived: more }))).toHaveLength(1);
});

test('a figure that counts what is not there is found', async () => {
  const figure = new Map([
    ...viewed(rows()),
    ['f/funnel/x/3', [{ pk: { S: 'f/funnel/x/3' }, 'n:received': { N: '1' } }]],
  ]);
  expect(await faults('figures equal a count', withLog({ derived: figure }))).toEqual([
    'notifications: funnel/x received shows 1 too many',
  ]);
});

test('a commit that was set aside is found', async () => {
  const others = [{ pk: { S: 's/commits' }, sk: { S: `${stream}@1` }, reason: { S: 'no-inbox' } }];
  expect(
    await faults('nothing is set aside', withLog({ derived: viewed(rows()), others })),
  ).toEqual([`notifications: ${stream}@1 no-inbox`]);
});
