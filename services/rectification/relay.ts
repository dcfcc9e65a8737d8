import { subscriptions, noteRefsIn } from '@ducha/contracts';
import { Projector } from '@ducha/event-log';
import { openStore, queueClient, readEnvironment, relayHandler } from '@ducha/lambda';
import { environments } from './environment.ts';
import { projections } from './projections.ts';

const environment = readEnvironment(environments.relay);
const { client, table, notes } = openStore(environment);

/** Sends this service's events to their subscribers and keeps its views. */
export const handler = relayHandler({
  service: 'rectification',
  sqs: queueClient(),
  subscriptions,
  inboxes: environment.INBOXES,
  gaveUp: environment.GAVE_UP,
  client,
  table,
  projector: new Projector({ client, table, projections }),
  textsOf: (data) => notes.travelling(noteRefsIn(data)),
});
