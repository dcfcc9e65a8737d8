import * as z from 'zod/mini';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  inspectionLevel,
  inspectionPolicy,
  localDate,
  once,
  organisationCode,
} from '@ducha/contracts';
import { readItem, rowData, rowKey, type RowData } from '@ducha/event-log';
import { keptPolicy } from '@ducha/policy';
import { inspectionStream } from './inspection-copy-fold.ts';
import { keptBefore } from './inspection-copy-events.ts';
import { policyOfComplaints, type PolicyOfComplaints } from './policy-of-complaints.ts';
import type { InspectionCopy } from './inspection-copy-state.ts';

const row = once(() =>
  z.strictObject({
    opened: z.nullable(
      z.strictObject({
        from: localDate,
        until: localDate,
        targets: z.array(organisationCode),
        // Not in a row of before it was asked for: such an inspection has kept no policy that asks for it either.
        level: z._default(inspectionLevel, 'municipal'),
        policy: z.unknown(),
        kept: z.unknown(),
      }),
    ),
    closed: z.nullable(z.strictObject({ on: localDate, complaintsTakenUntil: localDate })),
    sourceVersion: z.int(),
  }),
);

// Not in a row of before it was kept.
const keptInRow = once(() => z._default(keptPolicy(), keptBefore));

const freshness = 30_000;

/**
 * The inspections that take or took complaints, each kept in the function for half a minute: an intake needs
 * no read of its own for them. One of which nothing was heard is asked for again next time.
 */
export class OpenInspections {
  readonly #source: { client: DynamoDBClient; table: string };
  readonly #known = new Map<string, { inspection: InspectionCopy; since: number }>();

  constructor(source: { client: DynamoDBClient; table: string }) {
    this.#source = source;
  }

  /** The inspection; undefined when nothing was heard of it. */
  async find(id: string): Promise<InspectionCopy | undefined> {
    const known = this.#known.get(id);
    if (known !== undefined && Date.now() - known.since <= freshness) return known.inspection;
    const { client, table } = this.#source;
    const item = await readItem(client, table, rowKey(`${inspectionStream.kind}/${id}`), 'main');
    if (item === undefined) return undefined;
    const inspection = parsed(rowData(item));
    this.#known.set(id, { inspection, since: Date.now() });
    return inspection;
  }

  /** What holds for the complaints of an inspection. Throws when nothing was heard of it. */
  async policyOf(id: string): Promise<PolicyOfComplaints> {
    const opened = (await this.find(id))?.opened ?? null;
    if (opened === null) throw new Error('a complaint of an inspection that never began');
    return policyOfComplaints(opened);
  }
}

/** Its policy is read when somebody asks for it: an intake, the first thing of many a function, does not. */
function parsed(data: RowData): InspectionCopy {
  const { opened, ...rest } = z.parse(row(), data);
  if (opened === null) return { opened, ...rest };
  const { from, until, targets, level } = opened;
  const policy = once(() => z.parse(inspectionPolicy(), opened.policy));
  const kept = once(() => z.parse(keptInRow(), opened.kept));
  return {
    opened: {
      from,
      until,
      targets,
      level,
      get policy() {
        return policy();
      },
      get kept() {
        return kept();
      },
    },
    ...rest,
  };
}
