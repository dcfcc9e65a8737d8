import { KnownCalendar } from '@ducha/directory';
import type { Following } from '@ducha/event-log';
import { openStore, type Store, type storeEnvironment } from '@ducha/lambda';
import type * as z from 'zod/mini';
import type { ComplaintEvent } from './complaint/complaint-events.ts';
import { complaintStream } from './complaint/complaint-fold.ts';
import type { Complaint } from './complaint/complaint-state.ts';
import { partsTold } from './complaint/parts-told.ts';
import { OpenInspections } from './inspections/open-inspections.ts';
import { officeDating } from './to-dos/office-dating.ts';

/** The tables of this service, and what is read of them to date what waits for the office. */
export interface ComplaintsStore extends Store {
  readonly inspections: OpenInspections;
  readonly calendar: KnownCalendar;
}

/**
 * Opens the tables for whatever function changes complaints: by each a date of the office may begin to run, or it may
 * become the case of others.
 */
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
  const following: Following<Complaint, ComplaintEvent> = {
    stream: complaintStream,
    events: async (change) => [...partsTold(change), ...(await dating(change))],
  };
  const store = openStore(environment, [following]);
  const inspections = new OpenInspections(store);
  const known = new KnownCalendar(store);
  return { ...store, inspections, calendar: known };
}
