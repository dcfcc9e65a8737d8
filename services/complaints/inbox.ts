import { SQSClient } from '@aws-sdk/client-sqs';
import { calendarReaction, organisationReactions, teamReactions } from '@ducha/directory';
import { FileStore } from '@ducha/file-store';
import { inboxHandler, PolicyReader, readEnvironment } from '@ducha/lambda';
import { complaintsPolicy } from '@ducha/policy';
import { environments } from './environment.ts';
import { openComplaintsStore } from './store.ts';
import { batchClosedReaction } from './batches/batch-closed-reaction.ts';
import { noteErasedReaction } from './erasure/note-erased-reaction.ts';
import { stationingReactions } from './inspections/stationing-reaction.ts';
import { sampleDrawnReaction } from './re-check/sample-drawn-reaction.ts';
import { taskFinishedReaction } from './complaint/task-finished-reaction.ts';

const environment = readEnvironment(environments.inbox);
const store = openComplaintsStore(environment);
const bucket = environment.ERASED_FILES_BUCKET;

/** Called with messages of this service's inbox. */
export const handler = inboxHandler({
  sqs: new SQSClient({}),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [
    ...organisationReactions(store),
    ...teamReactions(store),
    calendarReaction(store),
    ...stationingReactions(store, new PolicyReader(store, complaintsPolicy)),
    batchClosedReaction(store),
    sampleDrawnReaction(store),
    taskFinishedReaction(store),
    noteErasedReaction(store, {
      photographs: new FileStore({ bucket, folder: 'photographs' }),
      evidence: new FileStore({ bucket, folder: 'evidence' }),
    }),
  ],
});
