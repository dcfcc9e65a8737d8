import * as z from 'zod/mini';
import { complaintNumber, listLooks, type NoteRef } from '@ducha/contracts';
import {
  commitKey,
  commitOf,
  isRejection,
  readItems,
  readList,
  ref,
  rowData,
  rowKey,
  streamName,
  versionKey,
  type Commit,
  type Item,
} from '@ducha/event-log';
import { startOfDay } from '@ducha/calendar';
import { anyone, route, type EndpointRequest, type Route } from '@ducha/lambda';
import { accessStream } from './access-fold.ts';
import type { AccessEvent } from './access-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { unrecusedFrom } from '../complaint/complaint-relations.ts';
import { lookLists, lookOrder } from './look-rows.ts';
import type { ComplaintsService } from '../service.ts';
import { textOrNull } from '../complaint/texts.ts';

/** Where a look stands in the log. */
interface Found {
  readonly complaint: string;
  readonly version: number;
  readonly order: string;
}

/** The audit of looks: the list finds them, and their commits say who looked and why. */
export function looksRoute(service: ComplaintsService): Route {
  return route(listLooks, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { found: listed, next } = sinceDay(
      await lookPage(service, request.query),
      request.query.from,
    );
    const complaints = [...new Set(listed.map(({ complaint }) => complaint))];
    const theirs = await unrecusedFrom(service, request.person, complaints);
    const found = listed.filter(({ complaint }) => theirs.has(complaint));
    const [commits, numbers] = await Promise.all([
      commitsOf(service, found),
      numbersOf(service, found),
    ]);
    const told = found.map((one) => {
      const commit = commits.get(streamName(ref(accessStream, one.complaint)) + one.version);
      if (commit === undefined) throw new Error(`no commit of the look ${one.order}`);
      const [event] = commit.events.map((stored) => accessStream.events.parse(stored));
      return { ...one, commit, ...lookIn(event, one.order) };
    });
    const reasons =
      actor.role === 'office-head'
        ? await service.notes.openAll(told.flatMap(({ reason }) => reason ?? []))
        : undefined;
    const shownReason = (reason: NoteRef | null) =>
      reasons === undefined ? null : textOrNull(reasons, reason);
    return {
      body: {
        looks: told.map(({ complaint, version, commit, contact, glance, reason }) => ({
          look: `${complaint}-${version}`,
          complaint,
          number: numbers.get(complaint) ?? null,
          at: commit.at,
          role: commit.actor.role,
          subject: commit.actor.subject,
          contact,
          glance,
          reason: shownReason(reason),
        })),
        asOf: request.now,
        next: next ?? null,
      },
    };
  });
}

/** What a commit on `access/<complaint>` says of the look that it records. */
function lookIn(event: AccessEvent | undefined, order: string) {
  switch (event?.type) {
    case 'access.looked.v1':
      return { ...event.data, glance: null };
    case 'access.glanced.v1':
      return { contact: false, reason: null, glance: event.data };
    case 'access.reasons-erased.v1':
    case undefined:
      throw new Error(`no look in the commit of ${order}`);
  }
}

const row = z.object({ version: z.int() });

interface LookPage {
  readonly found: readonly Found[];
  readonly next?: string | undefined;
}

/** The newest come first: where one is older than the day, all that follow are. */
function sinceDay(page: LookPage, from: string | undefined): LookPage {
  if (from === undefined) return page;
  const start = startOfDay(from);
  const found = page.found.filter(({ order }) => order >= start);
  return found.length < page.found.length ? { found } : page;
}

async function lookPage(
  service: ComplaintsService,
  { complaint, limit, after }: EndpointRequest<typeof listLooks>['query'],
): Promise<LookPage> {
  if (complaint !== undefined) return looksAt(service, complaint, { limit, after });
  const { rows, next } = await readList(service.client, service.table, {
    index: 'list1',
    lists: lookLists(),
    limit,
    backward: true,
    ...(after === undefined ? {} : { after }),
  });
  const found = rows.map(({ id, data, order }) => ({
    complaint: id,
    version: row.parse(data).version,
    order,
  }));
  return { found, next };
}

/** Those at one complaint are few: its own stream holds them all. */
async function looksAt(
  { log }: ComplaintsService,
  complaint: string,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Promise<LookPage> {
  const { state } = await log.load(ref(accessStream, complaint));
  const left = state.looks
    .map((look) => ({ complaint, version: look.version, order: lookOrder(complaint, look) }))
    .filter(({ order }) => after === undefined || order < after)
    .toReversed();
  const found = left.slice(0, limit);
  return { found, next: left.length > limit ? found.at(-1)?.order : undefined };
}

async function commitsOf(
  { client, table }: ComplaintsService,
  found: readonly Found[],
): Promise<ReadonlyMap<string, Commit>> {
  const keys = found.map(({ complaint, version }): Item => ({
    pk: { S: commitKey(streamName(ref(accessStream, complaint))) },
    sk: { S: versionKey(version) },
  }));
  const items = await readItems(client, table, keys);
  return new Map(
    items.map((item) => {
      const { commit } = commitOf(item);
      return [commit.stream + commit.version, commit];
    }),
  );
}

const numbered = z.object({ number: z.nullable(complaintNumber) });

/** The official numbers, as the views of the complaints have them. */
async function numbersOf(
  { client, table }: ComplaintsService,
  found: readonly Found[],
): Promise<ReadonlyMap<string, string | null>> {
  const complaints = [...new Set(found.map(({ complaint }) => complaint))];
  const byKey = new Map(
    complaints.map((complaint) => [rowKey(streamName(ref(complaintStream, complaint))), complaint]),
  );
  const keys = [...byKey.keys()].map((pk): Item => ({ pk: { S: pk }, sk: { S: 'main' } }));
  const items = await readItems(client, table, keys);
  return new Map(
    items.map((item) => [
      byKey.get(item['pk']?.S ?? '') ?? '',
      numbered.parse(rowData(item)).number,
    ]),
  );
}
