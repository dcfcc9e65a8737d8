import { inboxHandler, openStore, queueClient, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { batchHandedOverReaction } from './hand-overs/batch-handed-over-reaction.ts';

const environment = readEnvironment(environments.inbox);
const store = openStore(environment);

/** What this service hears from the others. */
export const handler = inboxHandler({
  sqs: queueClient(),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [batchHandedOverReaction(store)],
});
