import { SQSClient } from '@aws-sdk/client-sqs';
import { Directory, organisationReactions } from '@ducha/directory';
import { inboxHandler, openStore, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { complaintStagedReaction } from './reactions/complaint-staged.ts';

const environment = readEnvironment(environments.inbox);
const store = openStore(environment);

/** What this service hears from the others. */
export const handler = inboxHandler({
  sqs: new SQSClient({ maxAttempts: 4 }),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [
    ...organisationReactions(store),
    complaintStagedReaction(store, new Directory(store)),
  ],
});
