import type { CaughtMail } from './caught-mail.ts';
import { readMail } from './caught-mail.ts';

/** What becomes of one conversation. All left out: the mail is taken, and the server says so, at once. */
export interface MailFate {
  /** No connection is made. */
  readonly dead?: boolean;
  /** The connection breaks before the server has taken the mail, or after it has taken it and before it says so. */
  readonly broken?: 'before' | 'after';
  /** The server answers one step with this reply, say `451 4.3.0 later`, and takes nothing. */
  readonly refused?: {
    readonly at: 'AUTH' | 'MAIL FROM' | 'RCPT TO' | 'DATA';
    readonly reply: string;
  };
  /** The end of the conversation comes so many milliseconds late; the mail is taken at once. */
  readonly late?: number;
  /** How often the mail comes to the mailbox: 0 is never, though it was taken. */
  readonly copies?: number;
}

/** How to make a mail server. */
export interface MailDoubleOptions {
  readonly now: () => number;
  /** Lets something happen so many milliseconds later, never before what is running now has ended. */
  readonly later: (milliseconds: number, act: () => void) => void;
  /** Asked once for each conversation, when it begins. */
  readonly fate?: () => MailFate;
  /** Whether the server offers TLS (it does when left out). */
  readonly offersTls?: boolean;
  /** User name → password; any login is right when left out. */
  readonly logins?: Readonly<Record<string, string>>;
}

interface Taken {
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** The mailboxes of a moment; it can be restored often. */
export interface MailSnapshot {
  readonly taken: readonly Taken[];
  readonly refused: ReadonlySet<string>;
}

/** A mail server and its mailboxes. `smtpConnectionTo` makes the class by which the house speaks to it. */
export class MailDouble {
  readonly options: MailDoubleOptions;
  #taken: readonly Taken[] = [];
  #refused: ReadonlySet<string> = new Set();

  constructor(options: MailDoubleOptions) {
    this.options = options;
  }

  /** All mails, oldest first. */
  list(): readonly CaughtMail[] {
    return this.#taken.map(({ raw, ...envelope }) => readMail(raw, envelope));
  }

  /** The mails that came to an address, oldest first. */
  mailbox(address: string): readonly CaughtMail[] {
    const wanted = address.toLowerCase();
    return this.#taken
      .filter(({ to }) => to.some((each) => each.toLowerCase() === wanted))
      .map(({ raw, ...envelope }) => readMail(raw, envelope));
  }

  /** There is no such mailbox from now on: 550. */
  refuse(address: string): void {
    this.#refused = new Set([...this.#refused, address.toLowerCase()]);
  }

  /** What the server says to a recipient when it refuses it. */
  refusalOf(address: string): string | undefined {
    return this.#refused.has(address.toLowerCase()) ? '550 No such mailbox' : undefined;
  }

  take(envelope: { readonly from: string; readonly to: readonly string[] }, raw: Buffer): void {
    this.#taken = [...this.#taken, { ...envelope, at: this.options.now(), raw }];
  }

  snapshot(): MailSnapshot {
    return { taken: this.#taken, refused: this.#refused };
  }

  restore({ taken, refused }: MailSnapshot): void {
    this.#taken = taken;
    this.#refused = refused;
  }
}
