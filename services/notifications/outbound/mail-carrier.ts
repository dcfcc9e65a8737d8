import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import * as z from 'zod/mini';
import type { Outcome } from '../notification/delivery.ts';
import type { Carrier } from './carrier.ts';
import { mailText } from './mail-text.ts';

/** The account at the mail server, as its secret holds it; without a user name no login is tried. */
export const mailAccount = z.object({
  username: z.optional(z.string().check(z.minLength(1))),
  password: z.optional(z.string().check(z.minLength(1))),
  /** The sender's address; `ducha@<host of the portal>` when left out. */
  from: z.optional(z.email()),
});
export type MailAccount = z.infer<typeof mailAccount>;

/** How long each step of the conversation may take, in milliseconds. */
const patience = 5_000;

/** E-mail by SMTP. A server cannot be asked what became of a mail, so a doubtful one stays in doubt. */
export function mailCarrier(options: {
  /** `smtp://host:port`, or `smtps://` for TLS from the first byte. */
  endpoint: string;
  portal: string;
  account: () => Promise<MailAccount>;
}): Carrier {
  return {
    channel: 'mail',
    addressOf: ({ email }) => email,
    async write(id, letter, now, matters) {
      const { subject, text } = mailText(letter, await matters(), options.portal, now);
      const domain = new URL(options.portal).hostname;
      return {
        billedParts: 1,
        async send(to) {
          let account: MailAccount;
          let message: Buffer;
          try {
            account = await options.account();
            message = await new MailComposer({
              from: account.from ?? `ducha@${domain}`,
              to,
              subject,
              text,
              messageId: `<${id}@${domain}>`,
              headers: { 'Auto-Submitted': 'auto-generated' },
            })
              .compile()
              .build();
          } catch {
            // Without the account nothing was sent.
            return { kind: 'temporary', reason: 'unreachable' };
          }
          const envelope = { from: account.from ?? `ducha@${domain}`, to };
          return converse(options.endpoint, account, envelope, message);
        },
      };
    },
    lookUp: null,
  };
}

/**
 * One conversation with the server. How it ended is known by the step at which it ended: before the
 * message was offered nothing can have been taken; after that a lost answer leaves it open.
 */
async function converse(
  endpoint: string,
  { username, password }: MailAccount,
  envelope: { from: string; to: string },
  message: Buffer,
): Promise<Outcome> {
  const { hostname, port, protocol } = new URL(endpoint);
  const secure = protocol === 'smtps:';
  const login = username !== undefined && password !== undefined;
  const connection = new SMTPConnection({
    host: hostname,
    port: Number(port === '' ? (secure ? 465 : 587) : port),
    secure,
    // A password never crosses the net in the open.
    requireTLS: login && !secure,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  try {
    return await new Promise<Outcome>((resolve) => {
      let otherwise: Outcome = { kind: 'temporary', reason: 'unreachable' };
      connection.on('error', () => resolve(otherwise));
      connection.on('end', () => resolve(otherwise));
      const offer = (): void => {
        otherwise = { kind: 'unknown' };
        connection.send(envelope, message, (error) =>
          resolve(error === null ? { kind: 'taken', receipt: null } : refusal(error)),
        );
      };
      connection.connect((error) => {
        if (error !== undefined) resolve(otherwise);
        else if (!login) offer();
        else {
          connection.login({ user: username, pass: password }, (failed) => {
            if (failed === null) offer();
            else resolve({ kind: 'technical', reason: 'provider-refuses' });
          });
        }
      });
    });
  } finally {
    connection.close();
  }
}

/** 4xx: another time; 5xx about the recipient: never; any other 5xx is about us; no answer: nobody knows. */
function refusal({ responseCode, command }: SMTPConnection.SMTPError): Outcome {
  if (responseCode === undefined) return { kind: 'unknown' };
  if (responseCode < 500) return { kind: 'temporary', reason: 'refused-for-now' };
  return command === 'RCPT TO'
    ? { kind: 'permanent', reason: 'address-refused' }
    : { kind: 'technical', reason: 'provider-refuses' };
}
