import * as z from 'zod/mini';
import { instant, localDate, organisationCode } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { organisationKind } from '../events/organisations.ts';
import { noBody, none } from './complaint-requests.ts';

const version = z.int().check(z.minimum(1));
const chineseName = words(60, 2);
const englishName = words(160, 2);

/** 机构: an organisation with the name that holds on a day. */
const organisation = z.strictObject({
  code: organisationCode,
  kind: organisationKind,
  parent: z.nullable(organisationCode),
  successor: z.nullable(organisationCode),
  chinese: z.string(),
  english: z.nullable(z.string()),
});

export const registerOrganisations = endpoint({
  name: 'registerOrganisations',
  service: 'inspections',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/organisations',
  summary: 'Enters up to 100 organisations in the register; one that is there already stays.',
  params: none,
  query: none,
  body: () =>
    z.strictObject({
      organisations: z
        .array(
          z.strictObject({
            code: organisationCode,
            kind: organisationKind,
            parent: z.nullable(organisationCode),
            successor: z.nullable(organisationCode),
            names: z
              .array(
                z.strictObject({
                  from: localDate,
                  chinese: chineseName,
                  english: z.nullable(englishName),
                }),
              )
              .check(z.minLength(1), z.maxLength(10)),
          }),
        )
        .check(z.minLength(1), z.maxLength(100)),
    }),
  status: 201,
  answer: () =>
    z.strictObject({
      organisations: z.array(
        z.strictObject({
          code: organisationCode,
          result: z.enum(['registered', 'existed']),
          version,
        }),
      ),
    }),
  rejections: [],
});

export const renameOrganisation = endpoint({
  name: 'renameOrganisation',
  service: 'inspections',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/organisations/{organisation}/names',
  summary: 'Gives an organisation another name from a day on.',
  params: () => z.strictObject({ organisation: organisationCode }),
  query: none,
  body: () =>
    z.strictObject({
      from: localDate,
      chinese: chineseName,
      english: z.nullable(englishName),
    }),
  status: 201,
  answer: () => z.strictObject({ version, organisation }),
  rejections: ['dates-impossible'],
});

export const listOrganisations = endpoint({
  name: 'listOrganisations',
  service: 'inspections',
  audience: 'public',
  effect: 'read',
  method: 'GET',
  path: '/public/organisations',
  summary:
    'All organisations of a kind, with the names that hold on a day (today if none is given).',
  params: none,
  query: () => z.strictObject({ on: z.optional(localDate), kind: z.optional(organisationKind) }),
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      on: localDate,
      organisations: z.array(organisation),
    }),
  rejections: [],
});

/** Every endpoint of the register of organisations. */
export const organisationsEndpoints = [
  registerOrganisations,
  renameOrganisation,
  listOrganisations,
] as const;
