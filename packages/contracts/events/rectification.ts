import * as z from 'zod';
import { localDate, matterNumber, opaqueId, organisationCode } from '../code.ts';
import { event } from '../event.ts';

/** Where a rectification task comes from. */
export const taskSource = z.enum([
  'central-feedback',
  'municipal-feedback',
  'special-inspection',
  'complaint',
]);

/** The responsible organisation says that every measure is done; acceptance follows. */
export const taskFinished = event(
  'task.finished.v1',
  z.strictObject({
    task: opaqueId,
    number: matterNumber,
    source: taskSource,
    /** The complaint that it comes from, or null. */
    complaint: opaqueId.nullable(),
    lead: organisationCode,
    finishedOn: localDate,
  }),
);
