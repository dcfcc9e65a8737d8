import * as z from 'zod/mini';
import { localDate, note, organisationCode } from '../code.ts';
import { event } from '../event.ts';

/** What an organisation is in the house of the Measures. */
export const organisationKind = z.enum([
  'office',
  'district',
  'department',
  'enterprise',
  'township',
  'team',
]);

/** 名称: names with the day from which they hold; text of class `public` travels with the event. */
export const organisationName = z.strictObject({
  from: localDate,
  chinese: note,
  english: z.nullable(note),
});
export type OrganisationName = z.infer<typeof organisationName>;

/** An organisation as its owner knows it now, whole: a consumer needs no earlier event to use it. */
export const organisationEntry = z.strictObject({
  organisation: organisationCode,
  kind: organisationKind,
  /** In order of `from`, each day at most once. */
  names: z.array(organisationName).check(z.minLength(1), z.maxLength(26)),
  /** The district of a township, the group of a subsidiary. */
  parent: z.nullable(organisationCode),
  /** Who took over its matters when it was merged away. */
  successor: z.nullable(organisationCode),
});
export type OrganisationEntry = z.infer<typeof organisationEntry>;

/** An organisation entered the register of the inspections service, its owner. */
export const organisationRegistered = event('organisation.registered.v1', organisationEntry);

/** An organisation has another name from a day on; earlier matters keep the name of their time. */
export const organisationRenamed = event('organisation.renamed.v1', organisationEntry);
