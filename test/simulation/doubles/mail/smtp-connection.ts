import { EventEmitter } from 'node:events';
import type { MailDouble, MailFate } from './mail.ts';

/** What nodemailer says when something goes wrong; without `responseCode` the server said nothing. */
export interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** What the house asks of a connection. */
export interface SmtpOptions {
  readonly host?: string;
  readonly port?: number;
  readonly secure?: boolean;
  readonly requireTLS?: boolean;
  readonly connectionTimeout?: number;
  readonly greetingTimeout?: number;
  /** Milliseconds without a word of the server after which the connection is given up. */
  readonly socketTimeout?: number;
}

interface Envelope {
  readonly from: string;
  readonly to: string | readonly string[];
}

interface Sent {
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
  readonly response: string;
}

const patience = 10 * 60_000;

/**
 * The class that stands for `nodemailer/lib/smtp-connection` (10.6), over no net: connect, login, send and close, with its
 * callbacks, its events `error` and `end`, and its words. One message to a connection, as the house sends them.
 */
export function smtpConnectionTo(server: MailDouble) {
  return class SmtpConnection extends EventEmitter {
    readonly #options: SmtpOptions;
    readonly #fate: MailFate;
    #isOver = false;
    #sending: ((error: SmtpError) => void) | undefined;

    constructor(options: SmtpOptions = {}) {
      super();
      this.#options = options;
      this.#fate = server.options.fate?.() ?? {};
    }

    connect(connected: (error?: SmtpError) => void): void {
      const { dead, late = 0 } = this.#fate;
      if (dead === true)
        this.#fail(
          late,
          this.#options.connectionTimeout,
          failure('ESOCKET', 'CONN', 'connect ECONNREFUSED'),
        );
      else if (this.#options.requireTLS === true && server.options.offersTls === false)
        this.#fail(
          0,
          undefined,
          failure('ETLS', 'STARTTLS', 'Error upgrading connection with STARTTLS'),
        );
      else this.#then(() => connected());
    }

    login(
      credentials: { readonly user: string; readonly pass: string },
      done: (error: SmtpError | null) => void,
    ): void {
      const { logins } = server.options;
      const { refused } = this.#fate;
      const isWrong = logins !== undefined && logins[credentials.user] !== credentials.pass;
      const reply =
        refused?.at === 'AUTH' ? refused.reply : isWrong ? '535 Authentication failed' : undefined;
      this.#then(() =>
        done(reply === undefined ? null : refusal('EAUTH', 'AUTH PLAIN', 'Invalid login', reply)),
      );
    }

    send(
      envelope: Envelope,
      message: Buffer | string,
      done: (error: SmtpError | null, sent?: Sent) => void,
    ): void {
      const { broken, late = 0, copies = 1 } = this.#fate;
      const recipients = typeof envelope.to === 'string' ? [envelope.to] : envelope.to;
      const refused = this.#refusalOf(recipients);
      const isTaken = refused === undefined && broken !== 'before';
      if (isTaken) {
        const raw = Buffer.from(message);
        for (let copy = 0; copy < copies; copy += 1)
          server.take({ from: envelope.from, to: recipients }, raw);
      }
      this.#sending = done;
      const lost = failure('ECONNECTION', 'CONN', 'Connection closed unexpectedly');
      if (refused === undefined && broken !== undefined)
        this.#fail(late, this.#options.socketTimeout, lost);
      else if (late > (this.#options.socketTimeout ?? patience))
        this.#fail(late, this.#options.socketTimeout, lost);
      else
        this.#then(() => {
          this.#sending = undefined;
          if (refused !== undefined) done(refused);
          else done(null, { accepted: recipients, rejected: [], response: '250 OK' });
        }, late);
    }

    close(): void {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#sending = undefined;
      this.emit('end');
    }

    #refusalOf(recipients: readonly string[]): SmtpError | undefined {
      const { refused } = this.#fate;
      if (refused?.at === 'MAIL FROM')
        return refusal('EENVELOPE', 'MAIL FROM', 'Mail command failed', refused.reply);
      // Taken for some, it is taken; the house writes to one.
      const replies = recipients.map((each) =>
        refused?.at === 'RCPT TO' ? refused.reply : server.refusalOf(each),
      );
      const [reply] = replies;
      if (reply !== undefined && !replies.includes(undefined))
        return refusal(
          'EENVELOPE',
          'RCPT TO',
          "Can't send mail - all recipients were rejected",
          reply,
        );
      if (refused?.at === 'DATA')
        return refusal('EMESSAGE', 'DATA', 'Message failed', refused.reply);
      return undefined;
    }

    /** Ends the connection in time, or when its patience ends, if that is earlier. */
    #fail(late: number, limit = patience, error: SmtpError): void {
      const found = late > limit ? failure('ETIMEDOUT', 'CONN', 'Timeout') : error;
      this.#then(
        () => {
          const sending = this.#sending;
          this.emit('error', found);
          this.close();
          sending?.(found);
        },
        Math.min(late, limit),
      );
    }

    #then(act: () => void, milliseconds = 0): void {
      server.options.later(milliseconds, () => {
        if (!this.#isOver) act();
      });
    }
  };
}

function failure(code: string, command: string, message: string): SmtpError {
  return Object.assign(new Error(message), { code, command });
}

function refusal(code: string, command: string, message: string, response: string): SmtpError {
  const responseCode = Number(response.slice(0, 3));
  const error = failure(code, command, `${message}: ${response}`);
  return Object.assign(error, { response, responseCode });
}
