import * as z from 'zod/mini';
import { event, localDate, stationingOpened } from '@ducha/contracts';
import { eventFamily, type StoredEvent } from '@ducha/event-log';
import { keptPolicy, type KeptPolicy } from '@ducha/policy';

const sourceVersion = z.int().check(z.minimum(1));

/**
 * What the inspections service said of a stationing, and our policy as it was then; the types are our
 * own, so no relay takes them for news.
 */
export const inspectionOpenedCopy = event('inspection-copy.opened.v2', () =>
  z.strictObject({ ...stationingOpened.data.shape, kept: keptPolicy(), sourceVersion }),
);
export const inspectionClosedCopy = event('inspection-copy.closed.v1', () =>
  z.strictObject({ complaintsTakenUntil: localDate, closedOn: localDate, sourceVersion }),
);
export const inspectionCopyEvents = eventFamily([inspectionOpenedCopy, inspectionClosedCopy], {
  'inspection-copy.opened.v1': withPolicyOfThen,
});
export type InspectionCopyEvent = ReturnType<typeof inspectionCopyEvents.parse>;

/** Before a policy was kept, an inspection brought what it needed, and these were the rest. */
export const keptBefore: KeptPolicy = {
  change: 0,
  entries: [
    { entry: 'refusals', value: 3 },
    { entry: 'messages', value: 20 },
    { entry: 'rollForward', value: false },
    { entry: 'letterOfOther', value: 'Q' },
  ],
};

function withPolicyOfThen({ data }: StoredEvent): StoredEvent {
  const said = z.record(z.string(), z.unknown()).parse(data);
  return { type: inspectionOpenedCopy.type, data: { ...said, kept: keptBefore } };
}
