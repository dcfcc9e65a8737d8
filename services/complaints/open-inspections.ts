import * as z from 'zod/mini';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { complaintPolicy, localDate, organisationCode } from '@ducha/contracts';
import { readItem, readList, rowData, rowKey, type RowData } from '@ducha/event-log';
import { inspectionStream, type InspectionCopy } from './domain/inspection-copy.ts';
import { inspectionsList } from './projections.ts';

const row = z.strictObject({
  opened: z.nullable(
    z.strictObject({
      from: localDate,
      until: localDate,
      targets: z.array(organisationCode),
      policy: complaintPolicy,
    }),
  ),
  closed: z.nullable(z.strictObject({ on: localDate, complaintsTakenUntil: localDate })),
  sourceVersion: z.int(),
});

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
}

function parsed(data: RowData): InspectionCopy {
  return z.parse(row, data);
}
