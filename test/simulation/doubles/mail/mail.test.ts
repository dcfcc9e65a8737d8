import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMail } from '@ducha/local-cloud/engines/mail.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../../../services/notifications/notification/delivery.ts';
import type { Letter } from '../../../../services/notifications/notification/notification-events.ts';
import type { CaughtMail } from './caught-mail.ts';
import { MailDouble } from './mail.ts';
import type { MailDoubleOptions, MailFate } from './mail.ts';
import { smtpConnectionTo } from './smtp-connection.ts';

const begin = Date.parse('2026-02-02T00:00:00Z');
const now = new Date(begin).toISOString();
const to = 'liaison@example.org';
const letter: Letter = {
  notice: '0'.repeat(26),
  occasion: 'hand-over',
  organisation: '110105',
  duty: 'liaison',
  channel: 'mail',
  sibling: null,
  count: 1,
  first: {
    kind: 'complaint',
    id: '0'.repeat(26),
    number: '东20260202-1',
    act: 'sign-in',
    due: '2026-02-03T16:00:00.000Z',
  },
  batch: 1,
  parts: 1,
  urgent: false,
  sendAt: now,
};

/** Sends the letter as the house does, by a connection class; without one, by nodemailer's own. */
async function sendBy(
  connection: unknown,
  how: { endpoint?: string; login?: boolean; to?: string } = {},
): Promise<Outcome> {
  vi.resetModules();
  if (connection === undefined) vi.doUnmock('nodemailer/lib/smtp-connection');
  else vi.doMock('nodemailer/lib/smtp-connection', () => ({ default: connection }));
  const { mailCarrier } =
    await import('../../../../services/notifications/outbound/mail-carrier.ts');
  const carrier = mailCarrier({
    endpoint: how.endpoint ?? 'smtp://mail.example:587',
    portal: 'https://ducha.example',
    account: () =>
      Promise.resolve(how.login === true ? { username: 'ducha', password: 'secret' } : {}),
  });
  const written = await carrier.write('letter-1', letter, now, () => Promise.resolve([]));
  return written.send(how.to ?? to);
}

interface Engine {
  readonly send: (how?: { login?: boolean; to?: string }) => Promise<Outcome>;
  readonly list: () => readonly CaughtMail[];
  /** The next mail is answered with this code after its data. */
  readonly failNext: (code: number) => void;
  /** The next mail is taken, and the connection breaks before the answer. */
  readonly loseNextAnswer: () => void;
  readonly refuse: (address: string) => void;
  readonly stop: () => Promise<void>;
}

async function localCloud(): Promise<Engine> {
  const state = mkdtempSync(join(tmpdir(), 'mail-contract-'));
  const mail = await startMail({ state, now: () => new Date(begin) });
  return {
    send: (how) => sendBy(undefined, { ...how, endpoint: mail.endpoint }),
    list: () =>
      mail.list().map(({ at, from, to: recipients, subject, text, headers }) => ({
        at: at.getTime(),
        from,
        to: recipients,
        subject,
        text,
        headers,
      })),
    failNext: (code) => mail.failNext(code),
    loseNextAnswer: () => mail.loseNextAnswer(),
    refuse: (address) => mail.refuse(address),
    stop: async () => {
      await mail.stop();
      rmSync(state, { recursive: true });
    },
  };
}

function doubleWith(more: Partial<MailDoubleOptions> = {}): MailDouble {
  return new MailDouble({
    now: () => begin,
    later: (milliseconds, act) => {
      setTimeout(act, milliseconds);
    },
    ...more,
  });
}

async function double(): Promise<Engine> {
  const fates: MailFate[] = [];
  const mail = doubleWith({ fate: () => fates.shift() ?? {}, offersTls: false });
  return Promise.resolve({
    send: (how) => sendBy(smtpConnectionTo(mail), how),
    list: () => mail.list(),
    failNext: (code) => fates.push({ refused: { at: 'DATA', reply: `${code} as asked` } }),
    loseNextAnswer: () => fates.push({ broken: 'after' }),
    refuse: (address) => mail.refuse(address),
    stop: () => Promise.resolve(),
  });
}

describe.each([
  ['the local cloud', localCloud],
  ['the double', double],
] as const)('a mail server as %s has it', (_, start) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await start();
  });
  afterEach(() => engine.stop());

  it('takes a letter of the house, its Chinese and its headers included', async () => {
    expect(await engine.send()).toEqual({ kind: 'taken', receipt: null });
    expect(engine.list()).toEqual([
      {
        at: begin,
        from: 'ducha@ducha.example',
        to: [to],
        subject: '【北京生态环保督察】信访件东20260202-1已交办你单位',
        text: expect.stringMatching(/^您好：\n\n以下信访件已交办你单位[^]*请勿回复。\n$/),
        headers: expect.objectContaining({
          'message-id': '<letter-1@ducha.example>',
          'auto-submitted': 'auto-generated',
          to,
        }),
      },
    ]);
  });

  it.each([
    [451, { kind: 'temporary', reason: 'refused-for-now' }],
    [554, { kind: 'technical', reason: 'provider-refuses' }],
  ])('answers %d after the data, and takes nothing', async (code, outcome) => {
    engine.failNext(code);
    expect(await engine.send()).toEqual(outcome);
    expect(engine.list()).toEqual([]);
  });

  it('may take a mail and lose the answer', async () => {
    engine.loseNextAnswer();
    expect(await engine.send()).toEqual({ kind: 'unknown' });
    expect(engine.list()).toHaveLength(1);
  });

  it('refuses a mailbox that is not there, however it is written', async () => {
    engine.refuse('Gone@example.org');
    expect(await engine.send({ to: 'gone@example.org' })).toEqual({
      kind: 'permanent',
      reason: 'address-refused',
    });
    expect(await engine.send()).toMatchObject({ kind: 'taken' });
    expect(engine.list()).toHaveLength(1);
  });

  it('offers no TLS: with a password, nothing is sent', async () => {
    expect(await engine.send({ login: true })).toEqual({
      kind: 'temporary',
      reason: 'unreachable',
    });
    expect(engine.list()).toEqual([]);
  });
});

describe('for the simulation, the double', () => {
  const once = (fate: MailFate) => doubleWith({ fate: () => fate });
  const send = (mail: MailDouble, how?: Parameters<typeof sendBy>[1]) =>
    sendBy(smtpConnectionTo(mail), how);

  it('is dead, or breaks before it has taken anything', async () => {
    const [dead, broken] = [once({ dead: true }), once({ broken: 'before' })];
    expect(await send(dead)).toEqual({ kind: 'temporary', reason: 'unreachable' });
    expect(await send(broken)).toEqual({ kind: 'unknown' });
    expect([dead.list(), broken.list()]).toEqual([[], []]);
  });

  it.each([
    ['AUTH', '535 no', { kind: 'technical', reason: 'provider-refuses' }],
    ['MAIL FROM', '550 no', { kind: 'technical', reason: 'provider-refuses' }],
    ['RCPT TO', '450 later', { kind: 'temporary', reason: 'refused-for-now' }],
    ['RCPT TO', '550 no', { kind: 'permanent', reason: 'address-refused' }],
  ] as const)('answers %s with %s', async (at, reply, outcome) => {
    const mail = once({ refused: { at, reply } });
    expect(await send(mail, { login: true })).toEqual(outcome);
    expect(mail.list()).toEqual([]);
  });

  it('knows whom it lets in', async () => {
    const right = doubleWith({ logins: { ducha: 'secret' } });
    const wrong = doubleWith({ logins: { ducha: 'other' } });
    expect(await send(right, { login: true })).toMatchObject({ kind: 'taken' });
    expect(await send(wrong, { login: true })).toMatchObject({ kind: 'technical' });
  });

  it('answers late: within the patience of the house it is taken, beyond it nobody knows', async () => {
    const asked: number[] = [];
    const late = (milliseconds: number) =>
      doubleWith({
        fate: () => ({ late: milliseconds }),
        later: (wait, act) => {
          asked.push(wait);
          setTimeout(act, 0);
        },
      });
    const [slow, slower] = [late(4_999), late(5_001)];
    expect(await send(slow)).toMatchObject({ kind: 'taken' });
    expect(await send(slower)).toEqual({ kind: 'unknown' });
    expect([slow.list().length, slower.list().length]).toEqual([1, 1]);
    expect(asked).toEqual([0, 4_999, 0, 5_000]);
  });

  it('delivers twice, or never, to the mailbox of its recipient', async () => {
    const [twice, never] = [once({ copies: 2 }), once({ copies: 0 })];
    expect(await send(twice)).toMatchObject({ kind: 'taken' });
    expect(await send(never)).toMatchObject({ kind: 'taken' });
    expect(twice.mailbox(to.toUpperCase())).toHaveLength(2);
    expect(twice.mailbox('other@example.org')).toEqual([]);
    expect(never.mailbox(to)).toEqual([]);
  });

  it('goes back to a snapshot', async () => {
    const mail = doubleWith();
    await send(mail);
    const snapshot = mail.snapshot();
    await send(mail);
    mail.refuse(to);
    mail.restore(snapshot);
    expect(mail.list()).toHaveLength(1);
    expect(await send(mail)).toMatchObject({ kind: 'taken' });
  });
});
