import type { Endpoint, Relation } from '@ducha/contracts';
import { isRejection, type Listed, type Rejection } from '@ducha/event-log';
import { anyone, type EndpointRequest } from '@ducha/lambda';
import { isSeated, relationsToRow, seatsOf } from '../complaint/complaint-relations.ts';
import type { ComplaintsService } from '../service.ts';

/** Whose complaints somebody lists: those of inspections, or those in which an organisation has a part. */
export type Scope =
  | { readonly of: 'inspections'; readonly inspections: readonly string[] }
  | { readonly of: 'organisation'; readonly organisation: string };

/** Who asks, with what they may. */
export type Asking = Pick<EndpointRequest<Endpoint>, 'person' | 'permit'>;

/**
 * The office lists the inspection that it names; a team its own, or all of those on whose teams the person sits; an
 * organisation what it has a part in. Whoever is of two of them names the inspection, or is asked about the own part.
 */
export async function scopeOf(
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
  asking: Asking,
  inspection: string | undefined,
): Promise<Scope | Rejection> {
  const { person, permit } = asking;
  const hasPart = !isRejection(permit(new Set(['assigned'])));
  if (isOfOffice(asking) && (inspection !== undefined || !hasPart)) {
    return inspection === undefined
      ? inspectionMissing
      : { of: 'inspections', inspections: [inspection] };
  }
  const inspections = await teamsAsked(service, asking, { inspection, hasPart });
  if (inspections.length > 0) return { of: 'inspections', inspections };
  const organisation = person?.organisation ?? null;
  if (hasPart && organisation !== null) return { of: 'organisation', organisation };
  // Whoever is on no team has an empty list; an inspection that is not theirs is not there.
  return inspection === undefined
    ? { of: 'inspections', inspections: [] }
    : { rejected: 'not-found' };
}

const inspectionMissing: Rejection = {
  rejected: 'invalid',
  faults: [
    {
      pointer: 'query/inspection',
      code: 'missing',
      detail: 'The office lists one inspection at a time',
    },
  ],
};

function isOfOffice({ permit }: Asking): boolean {
  return !isRejection(permit(anyone));
}

function isOfTeams({ permit }: Asking): boolean {
  return !isRejection(permit(new Set(['own-team'])));
}

function isRechecker({ permit }: Asking): boolean {
  return !isRejection(permit(new Set(['drawn'])));
}

/**
 * The inspections of which somebody asks as one of the team: the one that is named, if they sit there; where
 * none is named all of theirs, unless the question is about the own organisation's part.
 */
async function teamsAsked(
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
  asking: Asking,
  { inspection, hasPart }: { readonly inspection: string | undefined; readonly hasPart: boolean },
): Promise<readonly string[]> {
  if (!isOfTeams(asking)) return [];
  if (inspection === undefined) return hasPart ? [] : seatsOf(service, asking.person);
  return (await isSeated(service, asking.person, inspection)) ? [inspection] : [];
}

/** Only whoever is of an organisation and of the office, a team or those who re-check besides can be recused from what they list. */
export function mayBeRecused(asking: Asking): boolean {
  const besides = isOfOffice(asking) || isOfTeams(asking) || isRechecker(asking);
  return besides && asking.person !== null && asking.person.organisation !== null;
}

/** Whether a row is of a complaint that they may read. */
export function isTheirs({ data }: Listed, { permit, person }: Asking): boolean {
  const relations = relationsToRow(person, data);
  // The inspections of teams were chosen before.
  const seated: ReadonlySet<Relation> = new Set([...relations, 'own-team']);
  return !isRejection(permit(relations.has('any') ? seated : relations));
}
