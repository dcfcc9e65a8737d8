import { SQSClient } from '@aws-sdk/client-sqs';
import { subscriptions, noteRefsIn } from '@ducha/contracts';
import { Projector } from '@ducha/event-log';
import { openStore, readEnvironment, relayHandler } from '@ducha/lambda';
import { environments } from './environment.ts';
import { projections } from './projections.ts';

const environment = readEnvironment(environments.relay);
const { client, table, notes } = openStore(environment);

/** Called with new commits of this service's log. */
export const handler = relayHandler({
  service: 'complaints',
  sqs: new SQSClient({}),
  subscriptions,
  inboxes: environment.INBOXES,
  gaveUp: environment.GAVE_UP,
  client,
  table,
  projector: new Projector({ client, table, projections }),
  textsOf: (data) => notes.travelling(noteRefsIn(data)),
});
