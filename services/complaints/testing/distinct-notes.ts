import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';

/** A history in which every note is one of its own: those of `complaint-history.ts` are all the same one. */
export function withDistinctNotes(events: readonly ComplaintEvent[]): ComplaintEvent[] {
  let given = 0;
  const distinct = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(distinct);
    if (typeof value !== 'object' || value === null) return value;
    if ('note' in value && 'mac' in value) {
      given += 1;
      return { ...value, note: `${String(given).padStart(26, '0')}.text` };
    }
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, distinct(one)]));
  };
  return events.map(({ type, data }) =>
    complaintStream.events.parse({ type, data: distinct(data) }),
  );
}
