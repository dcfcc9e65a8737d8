import { ref } from '@ducha/event-log';
import { clockHandler, readEnvironment } from '@ducha/lambda';
import { inspectionOf } from './complaint/change-complaint.ts';
import { complaintStream } from './complaint/complaint-fold.ts';
import { decideDue } from './complaint/due.ts';
import { photographCopyStream } from './passing-on/photograph-copy-fold.ts';
import { decideSettling } from './passing-on/settling.ts';
import { photographStream } from './photographs/photograph-fold.ts';
import { decideUnnamed } from './photographs/unnamed.ts';
import { cutOffAction } from './cut-off/cut-off-action.ts';
import { recountAction } from './recounting/recount-action.ts';
import { environments } from './environment.ts';
import { openComplaintsStore } from './store.ts';
import { erasureWrites } from './erasure/erasure-writes.ts';

const store = openComplaintsStore(readEnvironment(environments.clock));
const { client, table, log, notes } = store;

/**
 * Called by schedule: batches are closed at the times that the office set, questions to complainants that nobody
 * answered in time lapse, what was kept long enough is erased, files that no complaint came for and copies that were not
 * passed on too, and dates are counted anew when a calendar came.
 */
export const handler = clockHandler({
  client,
  table,
  actions: {
    calendar: recountAction(store),
    'cut-off': cutOffAction(store),
    photograph: async ({ id, command }) => {
      await log.handle({
        command,
        stream: ref(photographStream, id),
        writes: erasureWrites(notes, command.at),
        decide: (state) => decideUnnamed(state, { photograph: id, at: command.at }),
      });
    },
    'photograph-copy': async ({ id, command }) => {
      await log.handle({
        command,
        stream: ref(photographCopyStream, id),
        companions: (copy) => ({ complaint: ref(complaintStream, copy?.complaint ?? 'none') }),
        writes: erasureWrites(notes, command.at),
        decide: (state, { complaint }) =>
          decideSettling(state, { copy: id, at: command.at }, complaint),
      });
    },
    complaint: async ({ id, command }) => {
      await log.handle({
        command,
        stream: ref(complaintStream, id),
        companions: inspectionOf,
        writes: erasureWrites(notes, command.at),
        decide: (state, { inspection }) =>
          decideDue(state, { complaint: id, at: command.at, inspection }),
      });
    },
  },
});
