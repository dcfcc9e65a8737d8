import type { Relation } from '@ducha/contracts';
import type { Person } from '@ducha/lambda';
import { isSeated } from '../complaint/complaint-relations.ts';
import type { ComplaintsService } from '../service.ts';

/** How a person who reads stands to an inspection: its batches and its figures are its team's too. */
export async function relationsToInspection(
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
  person: Person | null,
  inspection: string,
): Promise<ReadonlySet<Relation>> {
  const seated = await isSeated(service, person, inspection);
  return new Set<Relation>(seated ? ['any', 'own-team'] : ['any']);
}
