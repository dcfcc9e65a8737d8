import * as z from 'zod/mini';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inspectionPolicy, localDate, once, organisationCode } from '@ducha/contracts';
import { readItem, readList, rowData, rowKey, type RowData } from '@ducha/event-log';
import { keptPolicy } from '@ducha/policy';
import {
  inspectionStream,
  keptBefore,
  policyOfComplaints,
  type InspectionCopy,
  type PolicyOfComplaints,
} from './inspection-copy.ts';
import { inspectionsList } from '../projections.ts';

const row = once(() =>
  z.strictObject({
    opened: z.nullable(
      z.strictObject({
        from: localDate,
        until: localDate,
        targets: z.array(organisationCode),
        policy: inspectionPolicy,
        // Not in a row of before it was kept.
        kept: z._default(keptPolicy(), keptBefore),
      }),
    ),
    closed: z.nullable(z.strictObject({ on: localDate, complaintsTakenUntil: localDate })),
    sourceVersion: z.int(),
  }),
);

const freshness = 30_000;

/**
 * The inspections that take or took complaints, kept in the function for half a minute: an intake needs
 * no read of its own for them. One that is not known yet is looked up at once.
 */
export class OpenInspections {
  readonly #source: { client: DynamoDBClient; table: string };
  #kept: { byId: Map<string, InspectionCopy>; since: number } | undefined;

  constructor(source: { client: DynamoDBClient; table: string }) {
    this.#source = source;
  }

  /** The inspection; undefined when nothing was heard of it. */
  async find(id: string): Promise<InspectionCopy | undefined> {
    const { client, table } = this.#source;
    if (this.#kept === undefined || Date.now() - this.#kept.since > freshness) {
      const { rows } = await readList(client, table, {
        index: 'list1',
        lists: [inspectionsList],
        limit: 1_000,
        backward: true,
      });
      const byId = new Map(rows.map((listed) => [listed.id, parsed(listed.data)]));
      this.#kept = { byId, since: Date.now() };
    }
    const known = this.#kept.byId.get(id);
    if (known !== undefined) return known;
    const item = await readItem(client, table, rowKey(`${inspectionStream.kind}/${id}`), 'main');
    if (item === undefined) return undefined;
    const found = parsed(rowData(item));
    this.#kept.byId.set(id, found);
    return found;
  }

  /** What holds for the complaints of an inspection. Throws when nothing was heard of it. */
  async policyOf(id: string): Promise<PolicyOfComplaints> {
    const opened = (await this.find(id))?.opened ?? null;
    if (opened === null) throw new Error('a complaint of an inspection that never began');
    return policyOfComplaints(opened);
  }
}

function parsed(data: RowData): InspectionCopy {
  return z.parse(row(), data);
}
