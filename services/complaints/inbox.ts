import { SQSClient } from '@aws-sdk/client-sqs';
import { organisationReactions } from '@ducha/directory';
import { inboxHandler, openStore, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { batchClosedReaction } from './reactions/batch-closed.ts';
import { stationingReactions } from './reactions/stationing.ts';
import { taskFinishedReaction } from './reactions/task-finished.ts';

const environment = readEnvironment(environments.inbox);
const store = openStore(environment);

/** Called with messages of this service's inbox. */
export const handler = inboxHandler({
  sqs: new SQSClient({}),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [
    ...organisationReactions(store),
    ...stationingReactions(store),
    batchClosedReaction(store),
    taskFinishedReaction(store),
  ],
});
