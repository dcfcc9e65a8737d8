import { calendarReaction, organisationReactions } from '@ducha/directory';
import { inboxHandler, queueClient, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';
import { batchHandedOverReaction } from './hand-overs/batch-handed-over-reaction.ts';
import { deadlineReactions } from './ladder/deadlines-reaction.ts';

const environment = readEnvironment(environments.inbox);
const store = openNotifications(environment);

/** Called by the inbox queue. */
export const handler = inboxHandler({
  sqs: queueClient(),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [
    ...organisationReactions(store),
    calendarReaction(store),
    batchHandedOverReaction(store),
    ...deadlineReactions(store),
  ],
});
