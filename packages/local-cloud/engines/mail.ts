import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import type { Engine } from './engine.ts';
import { listenOnLoopback } from './engine.ts';
import type { JsonObject } from './json-object.ts';
import { isObject, textIn } from './json-object.ts';
import { appendKept, readKeptList } from './kept-list.ts';

/** A mail as it was caught. */
export interface CaughtMail {
  readonly at: Date;
  /** The addresses of the envelope. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Empty when the mail has no HTML part. */
  readonly html: string;
  /** By name in lower case; a header that stands several times is joined by line feeds. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The mail catcher; `endpoint` is `smtp://127.0.0.1:port`. */
export interface Mail extends Engine {
  /** All mails since the state folder is new, oldest first. */
  list(): readonly CaughtMail[];
  /** Answers the next mails with this SMTP code (say 451 or 550) instead of taking them. */
  failNext(code: number, times?: number): void;
  /** Takes the next mails and cuts the connection before saying so. */
  loseNextAnswer(times?: number): void;
  /** Says 550 to a recipient from now on. */
  refuse(address: string): void;
  /** The mailbox is there again. */
  accept(address: string): void;
}

/**
 * Starts an SMTP server on a free port of loopback that keeps what it gets in `<state>/mail.jsonl`. It
 * takes any login and offers no TLS. `now` dates the mails.
 */
export async function startMail(options: {
  state: string;
  now?(): Date;
  port?: number;
}): Promise<Mail> {
  const file = join(options.state, 'mail.jsonl');
  const mails: CaughtMail[] = readKeptList(file).map(readMail);
  const failures: number[] = [];
  const refused = new Set<string>();
  let losses = 0;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideSize: true,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? '' }),
    onRcptTo(address, _session, done) {
      if (refused.has(address.address.toLowerCase())) done(smtpError(550, 'No such mailbox'));
      else done();
    },
    onData(stream, session, done) {
      void deliver(stream, session.envelope, done);
    },
  });

  async function deliver(
    stream: Readable,
    envelope: Envelope,
    done: (error?: Error) => void,
  ): Promise<void> {
    try {
      // Parsed in any case: an unread stream would block the connection.
      const mail = mailOf(await simpleParser(stream), envelope, options.now?.() ?? new Date());
      const failure = failures.shift();
      if (failure !== undefined) throw smtpError(failure, 'As the test asked');
      mails.push(mail);
      appendKept(file, mail);
      if (losses > 0) {
        losses -= 1;
        for (const connection of server.connections) connection.close();
        return;
      }
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  // A client that hangs up in the middle of a mail is no trouble of the catcher's.
  server.on('error', () => undefined);
  const port = await listenOnLoopback(server.server, options.port);
  return {
    endpoint: `smtp://127.0.0.1:${port}`,
    list: () => [...mails],
    failNext: (code, times = 1) => {
      failures.push(...Array.from({ length: times }, () => code));
    },
    loseNextAnswer(times = 1) {
      losses += times;
    },
    accept: (address) => {
      refused.delete(address.toLowerCase());
    },
    refuse: (address) => {
      refused.add(address.toLowerCase());
    },
    async stop() {
      if (!server.server.listening) return;
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Envelope = SMTPServerSession['envelope'];

function mailOf(parsed: ParsedMail, envelope: Envelope, at: Date): CaughtMail {
  return {
    at,
    to: envelope.rcptTo.map(({ address }) => address),
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html === false || parsed.html === undefined ? '' : parsed.html,
    headers: headersOf(parsed.headerLines),
  };
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function headersOf(
  lines: readonly { readonly key: string; readonly line: string }[],
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, line } of lines) {
    const value = line.slice(line.indexOf(':') + 1).trim();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  }
  return headers;
}

function readMail(value: JsonObject): CaughtMail {
  const { to, headers } = value;
  return {
    at: new Date(textIn(value, 'at') ?? ''),
    to: Array.isArray(to) ? to.map(String) : [],
    from: textIn(value, 'from') ?? '',
    subject: textIn(value, 'subject') ?? '',
    text: textIn(value, 'text') ?? '',
    html: textIn(value, 'html') ?? '',
    headers: Object.fromEntries(
      Object.entries(isObject(headers) ? headers : {}).map(([name, header]) => [
        name,
        String(header),
      ]),
    ),
  };
}
