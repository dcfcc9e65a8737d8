import { ref } from '@ducha/event-log';
import { clockHandler, openStore, readEnvironment } from '@ducha/lambda';
import { complaintStream } from './complaint/complaint-fold.ts';
import { decideLapse } from './screening/screening.ts';
import { environments } from './environment.ts';

const { client, table, log } = openStore(readEnvironment(environments.clock));

/** Called by schedule: questions to complainants that nobody answered in time lapse. */
export const handler = clockHandler({
  client,
  table,
  actions: {
    complaint: async ({ id, command }) => {
      await log.handle({
        command,
        stream: ref(complaintStream, id),
        decide: (state) => decideLapse(state, command.at),
      });
    },
  },
});
