import {
  calendarReaction,
  Directory,
  organisationReactions,
  teamReactions,
} from '@ducha/directory';
import { FileStore } from '@ducha/file-store';
import { inboxHandler, openStore, PolicyReader, queueClient, readEnvironment } from '@ducha/lambda';
import { rectificationPolicy } from '@ducha/policy';
import { environments } from './environment.ts';
import { stationingReactions } from './inspections/stationing-reaction.ts';
import { textsErasedReaction } from './erasure/texts-erased-reaction.ts';
import { rectificationEndedReaction } from './completion/rectification-ended-reaction.ts';
import { planReactions } from './plan/plan-reactions.ts';
import { complaintPlacedReaction } from './opening/complaint-placed-reaction.ts';
import { complaintStagedReaction } from './opening/complaint-staged-reaction.ts';

const environment = readEnvironment(environments.inbox);
const store = openStore(environment);

/** What this service hears from the others. */
export const handler = inboxHandler({
  sqs: queueClient(),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [
    ...organisationReactions(store),
    ...teamReactions(store),
    ...stationingReactions(store),
    ...planReactions(store),
    textsErasedReaction(
      store,
      new FileStore({ bucket: environment.ERASED_FILES_BUCKET, folder: 'evidence' }),
    ),
    calendarReaction(store),
    rectificationEndedReaction(store),
    complaintPlacedReaction(store),
    complaintStagedReaction(
      store,
      new Directory(store),
      new PolicyReader(store, rectificationPolicy),
    ),
  ],
});
