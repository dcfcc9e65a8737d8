import { services, type Service } from '@ducha/contracts';
import { environments as portal } from '@ducha/portal/environment.ts';
import type * as z from 'zod/mini';
import { environments as complaints } from '../services/complaints/environment.ts';
import { environments as inspections } from '../services/inspections/environment.ts';
import { environments as notifications } from '../services/notifications/environment.ts';
import { environments as rectification } from '../services/rectification/environment.ts';

/** Who has functions: the services, and the portal, which is published by one. */
export const owners = [...services, 'portal'] as const;
type Owner = Service | 'portal';

/** Where an owner's entries lie, relative to the repository. */
export const foldersOf: Readonly<Record<Owner, string>> = {
  complaints: 'services/complaints',
  inspections: 'services/inspections',
  rectification: 'services/rectification',
  notifications: 'services/notifications',
  portal: 'packages/portal',
};

/** What every function asks its environment for: by owner, then by the name of the entry's file. */
export const environments = {
  complaints,
  inspections,
  rectification,
  notifications,
  portal,
} satisfies Record<Owner, Readonly<Record<string, z.ZodMiniObject>>>;

/** Every entry: `owner/entry` → its file, relative to the repository. */
export const entries: Readonly<Record<string, string>> = Object.fromEntries(
  owners.flatMap((owner) =>
    Object.keys(environments[owner]).map((entry) => [
      `${owner}/${entry}`,
      `${foldersOf[owner]}/${entry}.ts`,
    ]),
  ),
);
