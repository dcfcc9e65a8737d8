import { ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  everyEndpoint,
  inspectionPrepared,
  organisationRegistered,
  stationingClosed,
  stationingOpened,
  teamChanged,
} from '@ducha/contracts';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import {
  messageOf,
  startOneService,
  type OneService,
  type TestPerson,
  type TestRequest,
} from '@ducha/lambda/testing/one-service.ts';
import { commitOf, newId } from '@ducha/event-log';
import { hashOf, solve } from '@ducha/proof-of-work';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';

/** The people of a test. */
export const people = {
  clerk: { sub: 'clerk', roles: ['office-clerk'], org: 'sthjj' },
  screener: { sub: 'screener', roles: ['office-screener'], org: 'sthjj' },
  reviewer: { sub: 'reviewer', roles: ['office-reviewer'], org: 'sthjj' },
  head: { sub: 'head', roles: ['office-head'], org: 'sthjj' },
  auditor: { sub: 'auditor', roles: ['auditor'] },
  chaoyang: { sub: 'cy-liaison', roles: ['organisation-liaison'], org: '110105' },
  chaoyangPrincipal: { sub: 'cy-principal', roles: ['organisation-principal'], org: '110105' },
  fengtai: { sub: 'ft-liaison', roles: ['organisation-liaison'], org: '110106' },
  fengtaiPrincipal: { sub: 'ft-principal', roles: ['organisation-principal'], org: '110106' },
} satisfies Record<string, TestPerson>;

const policy = {
  round: 3,
  signIn: { value: 1, unit: 'working-days' },
  reply: { value: 10, unit: 'calendar-days' },
  typeCounting: 'main',
  organisationCounting: 'lead',
} as const;

/** Outcomes of a reply in which nothing was done to anyone. */
export const nothingDone = {
  orderedToRectify: 0,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};

/** Requests for which one works, as `POST /public/complaints`. */
const worked = new Set(
  everyEndpoint
    .filter(({ proof }) => proof === true)
    .map(({ method, path }) => `${method} ${path}`),
);

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads answers as it expects them
type Answer = { status: number; body: any; headers: Record<string, string> };

/** The complaints service alone on real engines, with one inspection open, two districts and three types. */
export interface ComplaintsHouse {
  readonly inspection: string;
  /** A request that asks for a proof of work comes with one, unless it brings another. */
  ask(line: string, request?: TestRequest): Promise<Answer>;
  /** Relays every commit and delivers what the service sends itself, until nothing is left to do. */
  settle(): Promise<void>;
  /** An inspection that takes complaints from the end of 2025 on. */
  openInspection(more?: object): Promise<string>;
  /** Tells who sits on the team of an inspection from a version of it on. */
  formTeam(inspection: string, members: readonly string[], version?: number): Promise<void>;
  /** Tells that the team of an inspection was changed: these are its members now. */
  changeTeam(inspection: string, members: readonly string[], version: number): Promise<void>;
  /** Tells that the stationing of an inspection has ended. */
  closeInspection(inspection: string): Promise<void>;
  /** How many items lie in the log and sealed tables, of the log only the commits. */
  written(): Promise<{ commits: number; sealed: number }>;
  /** Every commit of the log as it lies there, a line each. */
  logText(): Promise<string>;
  readonly service: OneService;
  tick(): Promise<void>;
  // oxlint-disable-next-line typescript/no-explicit-any -- the handlers of middy differ in their events
  readonly handlers: Readonly<Record<'api' | 'publicApi' | 'inbox' | 'relay' | 'clock', any>>;
}

/**
 * The house for the tests of one file: started before them and stopped after them, on a clock that stands at that
 * moment when each begins.
 */
export function complaintsHouseAt(moment: Date): ComplaintsHouse {
  const house = {} as ComplaintsHouse;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: moment });
    Object.assign(house, await startComplaints());
  });
  beforeEach(() => {
    vi.setSystemTime(moment);
  });
  afterAll(() => house.service.stop());
  return house;
}

/** Starts it; the functions are imported once their environment is set. */
export async function startComplaints(): Promise<ComplaintsHouse> {
  const service = await startOneService();
  const [api, publicApi, inbox, relay, clock] = (
    await Promise.all([
      import('../api.ts'),
      import('../public-api.ts'),
      import('../inbox.ts'),
      import('../relay.ts'),
      import('../clock.ts'),
    ])
  ).map(({ handler }) => handler);
  const tables = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');

  const house: ComplaintsHouse = {
    inspection: newId(),
    service,
    handlers: { api, publicApi, inbox, relay, clock } as ComplaintsHouse['handlers'],
    ask: async (line, request) =>
      service.ask((line.includes(' /public/') ? publicApi : api) as never, line, {
        ...(worked.has(line) && request?.proof === undefined ? await proven(request?.key) : {}),
        ...request,
      }),
    async settle() {
      for (;;) {
        await service.relay(relay as never);
        const messages = await service.messages('complaints');
        if (messages.length === 0) return;
        if ((await service.deliver(inbox as never, messages)) > 0) throw new Error('not delivered');
      }
    },
    async openInspection(more = {}) {
      const inspection = newId();
      await openInspection(inspection, more);
      return inspection;
    },
    async formTeam(inspection, members, version = 4) {
      const team = {
        leader: `leader-${inspection}`,
        deputies: [`deputy-${inspection}`],
        members,
        vetting: { note: `${newId()}.vetting`, mac: 'm'.repeat(43) },
      };
      const stream = `inspection/${inspection}`;
      await service.deliver(inbox as never, [
        messageOf(inspectionPrepared.type, team, { stream, version }),
      ]);
      await house.settle();
    },
    async changeTeam(inspection, members, version) {
      const sealed = (field: string) => ({ note: `${newId()}.${field}`, mac: 'm'.repeat(43) });
      const team = {
        leader: `leader-${inspection}`,
        deputies: [`deputy-${inspection}`],
        members,
        on: '2025-12-21',
        reason: sealed('reason'),
        vetting: sealed('vetting'),
      };
      const stream = `inspection/${inspection}`;
      await service.deliver(inbox as never, [
        messageOf(teamChanged.type, team, { stream, version }),
      ]);
      await house.settle();
    },
    async closeInspection(inspection) {
      const closed = {
        inspection,
        closedOn: '2025-12-30',
        complaintsTakenUntil: '2026-01-10',
        days: 30,
      };
      const stream = `inspection/${inspection}`;
      await service.deliver(inbox as never, [
        messageOf(stationingClosed.type, closed, { stream, version: 6 }),
      ]);
      await house.settle();
    },
    tick: () => service.tick(clock as never),
    async logText() {
      const { Items = [] } = await tables.send(
        new ScanCommand({
          TableName: process.env['LOG_TABLE'],
          ConsistentRead: true,
          FilterExpression: 'begins_with(pk, :prefix)',
          ExpressionAttributeValues: { ':prefix': { S: 'c/' } },
        }),
      );
      return Items.map((item) => JSON.stringify(commitOf(item).commit)).join('\n');
    },
    async written() {
      const count = async (table: string, prefix: string) =>
        (
          await tables.send(
            new ScanCommand({
              TableName: process.env[table],
              ConsistentRead: true,
              FilterExpression: 'begins_with(pk, :prefix)',
              ExpressionAttributeValues: { ':prefix': { S: prefix } },
              Select: 'COUNT',
            }),
          )
        ).Count ?? 0;
      const { Count = 0 } = await tables.send(
        new ScanCommand({ TableName: process.env['SEALED_TABLE'], Select: 'COUNT' }),
      );
      return { commits: await count('LOG_TABLE', 'c/'), sealed: Count };
    },
  };

  /** What a page does before it sends this. */
  async function proven(key: string = crypto.randomUUID()): Promise<TestRequest> {
    const query = { for: await hashOf(key) };
    const { body } = await service.ask(publicApi as never, 'GET /public/challenge', { query });
    return { key, proof: await solve(body) };
  }

  async function openInspection(inspection: string, more: object): Promise<void> {
    const opened = {
      inspection,
      kind: 'routine',
      level: 'municipal',
      targets: ['110105', '110106'],
      from: '2025-12-01',
      until: '2025-12-30',
      policy,
      ...more,
    };
    const stream = `inspection/${inspection}`;
    await service.deliver(inbox as never, [messageOf(stationingOpened.type, opened, { stream })]);
    await house.settle();
  }

  await service.deliver(
    inbox as never,
    [
      { code: 'sthjj', kind: 'department', name: '市生态环境局' },
      { code: '110105', kind: 'district', name: '朝阳区' },
      { code: '110106', kind: 'district', name: '丰台区' },
      { code: '110105026', kind: 'township', name: '望京街道', parent: '110105' },
      {
        code: '110105099',
        kind: 'township',
        name: '原望京地区',
        parent: '110105',
        successor: '110105026',
      },
      { code: 'hbj', kind: 'department', name: '原市环境保护局', successor: 'sthjj' },
    ].map(({ code, kind, name, parent = null, successor = null }) => {
      const note = { note: `${newId()}.name`, mac: 'm'.repeat(43) };
      return messageOf(
        organisationRegistered.type,
        {
          organisation: code,
          kind,
          parent,
          successor,
          names: [{ from: '2020-01-01', chinese: note, english: null }],
        },
        { stream: `organisation/${code}`, texts: { [note.note]: name } },
      );
    }),
  );
  for (const [order, [code, chinese, english]] of [
    ['noise', '噪声', 'noise'],
    ['air', '大气', 'air'],
    ['water', '水', 'water'],
  ].entries()) {
    await house.ask('POST /complaint-types', {
      as: people.head,
      body: { list: 'beijing-2025', kind: 'type', code, chinese, english, order },
    });
  }
  await openInspection(house.inspection, {});
  return house;
}
