import type { Assignment } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { fault } from '../complaint/refused-command.ts';
import type { ComplaintsService } from '../service.ts';

/** Whether every organisation named is in the register. */
export async function unknownOrganisations(
  { directory }: Pick<ComplaintsService, 'directory'>,
  field: string,
  codes: readonly string[],
): Promise<Rejection | undefined> {
  const entries = await Promise.all(
    codes.map(async (code) => [code, await directory.find(code)] as const),
  );
  const unknown = entries.filter(([, entry]) => entry === undefined).map(([code]) => code);
  return unknown.length === 0
    ? undefined
    : fault('unknown-code', field, `Not registered: ${unknown.join(', ')}`);
}

/** Whether the codes of an acceptance are all in their lists; every unknown one is named. */
export async function unknownAcceptance(
  service: Pick<ComplaintsService, 'directory' | 'types'>,
  accepted: {
    readonly mainType: string;
    readonly otherTypes: readonly string[];
    readonly industry: string | null;
    readonly organisations: readonly Assignment[];
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
    await unknown('type', 'mainType', [accepted.mainType]),
    await unknown('type', 'otherTypes', accepted.otherTypes),
    await unknown('industry', 'industry', accepted.industry === null ? [] : [accepted.industry]),
    await unknownOrganisations(
      service,
      'organisations',
      accepted.organisations.map(({ organisation }) => organisation),
    ),
  ];
  const faults = found.flatMap((rejection) => rejection?.faults ?? []);
  return faults.length === 0 ? undefined : { rejected: 'unknown-code', faults };
}
