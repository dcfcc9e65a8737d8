import type { Assignment } from '@ducha/contracts';
import type { Located } from '../complaint/complaint-state.ts';
import { isRejection, type Rejection } from '@ducha/event-log';
import { fault, faultAt } from '../complaint/refused-command.ts';
import type { ComplaintsService } from '../service.ts';

/**
 * Why a matter can't be given to some organisations: one is not in the register, or was merged into another, which takes
 * its place. Each is named.
 */
export async function unknownOrganisations(
  { directory }: Pick<ComplaintsService, 'directory'>,
  field: string,
  codes: readonly string[],
): Promise<Rejection | undefined> {
  const entries = await Promise.all(codes.map((code) => directory.find(code)));
  const unknown = codes.filter((_, index) => entries[index] === undefined);
  const merged = codes.flatMap((code, index) => {
    const successor = entries[index]?.successor ?? null;
    return successor === null ? [] : [`${code} was merged into ${successor}`];
  });
  const faults = [
    ...(unknown.length === 0
      ? []
      : [faultAt('unknown-code', field, `Not registered: ${unknown.join(', ')}`)]),
    ...(merged.length === 0 ? [] : [faultAt('organisation-merged', field, merged.join(', '))]),
  ];
  const [first] = faults;
  return first === undefined ? undefined : { rejected: first.code, faults };
}

/**
 * The place of a matter by its code: a district, or a township or sub-district with the district that it belongs to.
 * Undefined where no code is given.
 */
export async function placeNamed(
  service: Pick<ComplaintsService, 'directory'>,
  code: string | undefined,
): Promise<Located | Rejection | undefined> {
  if (code === undefined) return undefined;
  const entry = await service.directory.find(code);
  if (entry === undefined) return fault('unknown-code', 'place', `Not registered: ${code}`);
  const { kind, parent, successor } = entry;
  if (successor !== null)
    return fault('organisation-merged', 'place', `${code} was merged into ${successor}`);
  if (kind === 'district') return { district: code, township: null };
  return kind === 'township' && parent !== null
    ? { district: parent, township: code }
    : fault('unknown-code', 'place', `No district, township or sub-district: ${code}`);
}

/** Whether the codes of an acceptance are all in their lists; every unknown one is named. */
export async function unknownAcceptance(
  service: Pick<ComplaintsService, 'directory' | 'types'>,
  accepted: {
    /** Not asked about where it is left out. */
    readonly mainType?: string;
    readonly otherTypes: readonly string[];
    readonly industry?: string | null;
    readonly organisations: readonly Assignment[];
    readonly place?: string | undefined;
  },
): Promise<Rejection | undefined> {
  const { types } = service;
  const unknown = async (kind: 'type' | 'industry', field: string, codes: readonly string[]) => {
    const missing = await types.unknown(kind, codes);
    return missing.length === 0
      ? undefined
      : fault('unknown-code', field, `In no list: ${missing.join(', ')}`);
  };
  const found = [
    await unknown('type', 'mainType', accepted.mainType === undefined ? [] : [accepted.mainType]),
    await unknown('type', 'otherTypes', accepted.otherTypes),
    await unknown(
      'industry',
      'industry',
      typeof accepted.industry === 'string' ? [accepted.industry] : [],
    ),
    await unknownOrganisations(
      service,
      'organisations',
      accepted.organisations.map(({ organisation }) => organisation),
    ),
    await placeNamed(service, accepted.place),
  ].filter((one) => isRejection(one));
  const faults = found.flatMap((rejection) => rejection.faults ?? []);
  const [first] = found;
  return first === undefined ? undefined : { rejected: first.rejected, faults };
}
