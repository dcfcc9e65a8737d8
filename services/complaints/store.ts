import { KnownCalendar } from '@ducha/directory';
import { openStore, type Store, type storeEnvironment } from '@ducha/lambda';
import type * as z from 'zod/mini';
import { OpenInspections } from './inspections/open-inspections.ts';
import { officeDating } from './to-dos/office-dating.ts';

/** The tables of this service, and what is read of them to date what waits for the office. */
export interface ComplaintsStore extends Store {
  readonly inspections: OpenInspections;
  readonly calendar: KnownCalendar;
}

/** Opens the tables for whatever function changes complaints: by each a date of the office may begin to run. */
export function openComplaintsStore(
  environment: z.infer<typeof storeEnvironment>,
): ComplaintsStore {
  const dating = officeDating({
    async countingFor(inspection) {
      const [policy, calendar] = await Promise.all([
        inspections.policyOf(inspection),
        known.read(),
      ]);
      return { policy, calendar };
    },
  });
  const store = openStore(environment, [dating]);
  const inspections = new OpenInspections(store);
  const known = new KnownCalendar(store);
  return { ...store, inspections, calendar: known };
}
