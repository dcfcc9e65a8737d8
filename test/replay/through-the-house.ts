import {
  closeBatch,
  defineComplaintType,
  discloseBatch,
  listOrganisations,
  openBatchSeries,
  readBatch,
  readPublicBatch,
  readPublicResult,
  registerComplaint,
  registerOrganisations,
  submitComplaint,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { beijingDate } from '@ducha/calendar';
import { accept, answerComplaint, complaintsAt, openInspection } from '../acts.ts';
import type { House } from '../house.ts';
import { inParallel } from './in-parallel.ts';
import type { PlannedComplaint } from './complaint-plan.ts';
import {
  channelCodes,
  codeOf,
  organisationOf,
  statusCodes,
  typeOf,
  verdictCodes,
} from './place.ts';

/** What the house published of one table's complaints. */
export interface Published {
  readonly notices: readonly z.infer<typeof readPublicBatch.answer>['notice'][];
  /** The result notice of the last batch, with its cumulative totals; null where nothing was replied. */
  readonly result: z.infer<typeof readPublicResult.answer> | null;
}

/** How many calls are under way at once. */
const width = 8;
const day = 24 * 3600 * 1000;

/** An inspection that is stationed, for the complaints of one series of tables. */
export async function openSeries(
  house: House,
  series: {
    readonly place: string;
    readonly everyTypeCounts: boolean;
    readonly opening: { batches: number; complaints: number; keyAttention: number } | undefined;
    readonly organisations: readonly string[];
    readonly types: readonly string[];
  },
): Promise<string> {
  await registerMissing(house, series.place, series.organisations);
  for (const [order, name] of series.types.entries()) {
    const { code, english } = typeOf(name);
    await house.as('office-head').ok(defineComplaintType, {
      body: { list: `list-${series.place}`, kind: 'type', code, chinese: name, english, order },
    });
  }
  await house.cloud.settled();
  const inspection = await openInspection(house, {
    typeCounting: series.everyTypeCounts ? 'every' : 'main',
  });
  if (series.opening !== undefined) {
    await house.as('office-head').ok(openBatchSeries, {
      body: {
        inspection,
        ...series.opening,
        statedBy: 'sthjj',
        asOf: beijingDate(house.cloud.clock.now().toISOString()),
      },
    });
  }
  return inspection;
}

/** Sends the complaints of one table through intake, screening, hand-over, reply and disclosure. */
export async function sendThrough(
  house: House,
  inspection: string,
  place: string,
  planned: readonly PlannedComplaint[],
  progress: (what: string) => void,
): Promise<Published> {
  progress(`${planned.length} complaints come in`);
  await inParallel(planned, width, async ({ channel }) => {
    const body = { inspection, problem: '所反映问题的原文' };
    const by = codeOf(channelCodes, channel);
    if (by === 'web') await house.citizen.ok(submitComplaint, { body });
    else await house.as('office-clerk').ok(registerComplaint, { body: { ...body, channel: by } });
  });
  await house.cloud.settled();

  progress('screening');
  const received = await receivedByChannel(house, inspection);
  const placed = planned.map((complaint) => ({
    ...complaint,
    id: taken(received, codeOf(channelCodes, complaint.channel)),
    organisation: organisationOf(place, complaint.district).code,
  }));
  await inParallel(placed, width, async ({ id, types, keyAttention, organisation }) => {
    await accept(house, id, organisation, {
      types: types.map((name) => typeOf(name).code),
      keyAttention,
    });
  });
  await house.cloud.settled();

  progress('handing over');
  const batches = await handOver(house, inspection);

  // A table with replies discloses every complaint: one whose status it leaves out is being handled.
  const answered = placed.some(
    ({ verdict, status }) => verdict !== undefined || status !== undefined,
  )
    ? placed
    : [];
  if (answered.length > 0) {
    progress(`${answered.length} replies`);
    await inParallel(answered, width, async ({ id, organisation, verdict, status }) => {
      await replyTo(house, id, organisation, verdict, status);
    });
    await house.cloud.settled();
    progress('disclosing');
    for (const batch of batches) {
      const seen = await house.as('office-reviewer').ok(readBatch, { params: { batch } });
      await house
        .as('office-reviewer')
        .ok(discloseBatch, { params: { batch }, version: seen.version });
    }
    await house.cloud.settled();
  }
  return published(house, batches, answered.length > 0);
}

/** Closes batches until nothing is left: one batch holds only so many complaints. */
async function handOver(house: House, inspection: string): Promise<string[]> {
  const batches: string[] = [];
  for (;;) {
    const closed = await house.as('office-clerk').call(closeBatch, { body: { inspection } });
    if (!closed.ok) {
      if (closed.problem.type === 'urn:ducha:problem:batch-empty' && batches.length > 0)
        return batches;
      throw new Error(`closing a batch: ${closed.problem.type}`);
    }
    batches.push(closed.body.batch);
    await house.cloud.settled(300_000);
  }
}

async function replyTo(
  house: House,
  complaint: string,
  organisation: string,
  verdict: string | undefined,
  status: string | undefined,
): Promise<void> {
  const result = status === undefined ? 'open' : codeOf(statusCodes, status);
  const deadline = beijingDate(
    new Date(house.cloud.clock.now().getTime() + 90 * day).toISOString(),
  );
  await answerComplaint(house, complaint, organisation, {
    // A verdict may stand on an interim reply: the complaint itself is still being handled.
    kind: result === 'open' ? 'interim' : 'final',
    verdict: verdict === undefined ? 'substantiated' : codeOf(verdictCodes, verdict),
    result,
    ...(result === 'staged' ? { plan: { measures: '整改措施', deadline } } : {}),
  });
}

async function published(
  house: House,
  batches: readonly string[],
  disclosed: boolean,
): Promise<Published> {
  const notices = [];
  for (const batch of batches) {
    notices.push((await house.citizen.ok(readPublicBatch, { params: { batch } })).body.notice);
  }
  const last = batches.at(-1);
  if (!disclosed || last === undefined) return { notices, result: null };
  return {
    notices,
    result: (await house.citizen.ok(readPublicResult, { params: { batch: last } })).body,
  };
}

async function receivedByChannel(house: House, inspection: string): Promise<Map<string, string[]>> {
  const received = await complaintsAt(house, inspection, 'received');
  const byChannel = Map.groupBy(received, ({ channel }) => channel);
  return new Map(
    [...byChannel].map(([channel, all]) => [channel, all.map(({ complaint }) => complaint)]),
  );
}

function taken(received: Map<string, string[]>, channel: string): string {
  const complaint = received.get(channel)?.pop();
  if (complaint === undefined)
    throw new Error(`a complaint by ${channel} was sent but is not in the list`);
  return complaint;
}

async function registerMissing(
  house: House,
  place: string,
  names: readonly string[],
): Promise<void> {
  const { body } = await house.citizen.ok(listOrganisations);
  const registered = new Set(body.organisations.map(({ code }) => code));
  const missing = [...new Set(names)]
    .map((name) => ({ name, ...organisationOf(place, name) }))
    .filter(({ code }) => !registered.has(code));
  if (missing.length === 0) return;
  await house.as('office-head').ok(registerOrganisations, {
    body: {
      organisations: missing.map(({ name, code }) => entry(code, name)),
    },
  });
}

/** An entry of the register for an organisation that a table names. */
function entry(code: string, chinese: string) {
  return {
    code,
    kind: 'district' as const,
    parent: null,
    successor: null,
    names: [{ from: '2000-01-01', chinese, english: null }],
  };
}
