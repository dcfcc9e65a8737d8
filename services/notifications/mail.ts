import { mailRequested } from '@ducha/contracts';
import { inboxHandler, queueClient, reaction, readEnvironment, secret } from '@ducha/lambda';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';
import { attend } from './outbound/attend.ts';
import { mailAccount, mailCarrier, type MailAccount } from './outbound/mail-carrier.ts';

const environment = readEnvironment(environments.mail);
const store = openNotifications(environment);
const noAccount = (): Promise<MailAccount> => Promise.resolve({});
const carrier = mailCarrier({
  endpoint: environment.MAIL_ENDPOINT,
  portal: environment.PORTAL_ORIGIN,
  account:
    environment.MAIL_SECRET === undefined
      ? noAccount
      : secret(environment.MAIL_SECRET, mailAccount),
});

/** Called by the queue `mail`. */
export const handler = inboxHandler({
  sqs: queueClient(),
  deadLetters: environment.DEAD_LETTERS,
  reactions: [reaction(mailRequested, (heard) => attend(store, carrier, heard))],
});
