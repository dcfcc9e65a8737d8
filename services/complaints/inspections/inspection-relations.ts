import type { Relation } from '@ducha/contracts';
import type { Person } from '@ducha/lambda';
import type { ComplaintsService } from '../service.ts';

/** How a person who reads stands to an inspection: its batches and its figures are its team's too. */
export async function relationsToInspection(
  { teams }: Pick<ComplaintsService, 'teams'>,
  person: Person | null,
  inspection: string,
): Promise<ReadonlySet<Relation>> {
  return new Set((await teams.seats(person, inspection)) ? ['own-team'] : []);
}
