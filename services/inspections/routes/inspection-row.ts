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

const row = z.object({
  version: z.int().check(z.minimum(1)),
  kind: inspectionKind,
  level: inspectionLevel,
  important: z.boolean(),
  stage: inspectionStage,
  targets: z.array(organisationCode),
  from: localDate,
  until: localDate,
  complaintsTakenUntil: z.nullable(localDate),
  submittedBy: z.nullable(subject),
  team: z.array(subject),
});

/** A row of the view of inspections. Throws when it is not one. */
export function inspectionRow({ id, data }: Listed): z.infer<typeof row> & { inspection: string } {
  return { inspection: id, ...row.parse(data) };
}
