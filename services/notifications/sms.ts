import { smsRequested } from '@ducha/contracts';
import { inboxHandler, queueClient, reaction, readEnvironment, secret } from '@ducha/lambda';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';
import { alibabaSms, smsAccount } from './outbound/alibaba-sms.ts';
import { attend } from './outbound/attend.ts';
import { smsCarrier } from './outbound/sms-carrier.ts';

const environment = readEnvironment(environments.sms);
const store = openNotifications(environment);
const provider = alibabaSms({
  endpoint: environment.SMS_ENDPOINT,
  account: secret(environment.SMS_SECRET, smsAccount),
});
const carrier = smsCarrier(provider, environment.PORTAL_ORIGIN);

/** Called by the queue `sms`. */
export const handler = inboxHandler({
  sqs: queueClient(),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [reaction(smsRequested, (heard) => attend(store, carrier, heard))],
});
