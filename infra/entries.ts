import { services, type Service } from '@ducha/contracts';
import type * as z from 'zod';
import { environments as complaints } from '../services/complaints/environment.ts';
import { environments as inspections } from '../services/inspections/environment.ts';
import { environments as notifications } from '../services/notifications/environment.ts';
import { environments as rectification } from '../services/rectification/environment.ts';

/** What every function asks its environment for: by service, then by the name of the entry's file. */
export const environments = {
  complaints,
  inspections,
  rectification,
  notifications,
} satisfies Record<Service, Readonly<Record<string, z.ZodObject>>>;

/** Every entry: `service/entry` → its file, relative to the repository. */
export const entries: Readonly<Record<string, string>> = Object.fromEntries(
  services.flatMap((service) =>
    Object.keys(environments[service]).map((entry) => [
      `${service}/${entry}`,
      `services/${service}/${entry}.ts`,
    ]),
  ),
);
