import * as z from 'zod/mini';
import {
  inspectionKind,
  inspectionLevel,
  inspectionStage,
  localDate,
  organisationCode,
  subject,
} from '@ducha/contracts';
import type { Listed } from '@ducha/event-log';
import { inspectionsPolicy, standardPolicy } from '@ducha/policy';
import { approverOf, type Approver } from '../planning/approval.ts';

const row = z.object({
  version: z.int().check(z.minimum(1)),
  kind: inspectionKind,
  level: inspectionLevel,
  important: z.boolean(),
  // Not in a row of before the policy named it.
  approver: z.optional(z.enum(['working-group-approver', 'committee-and-government-approver'])),
  stage: inspectionStage,
  targets: z.array(organisationCode),
  from: localDate,
  until: localDate,
  complaintsTakenUntil: z.nullable(localDate),
  submittedBy: z.nullable(subject),
  team: z.array(subject),
});

/** A row of the view of inspections. Throws when it is not one. */
export function inspectionRow({
  id,
  data,
}: Listed): z.infer<typeof row> & { inspection: string; approver: Approver } {
  const read = row.parse(data);
  const held = standardPolicy(inspectionsPolicy).values;
  return { ...read, inspection: id, approver: read.approver ?? approverOf({ ...read, held }) };
}
