import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Mail } from './mail.ts';
import { startMail } from './mail.ts';

let state: string;
let mail: Mail;
const at = new Date('2026-02-02T00:00:00Z');
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'mail-'));
  mail = await startMail({ state, now: () => at });
});
afterEach(async () => {
  await mail.stop();
  rmSync(state, { recursive: true });
});

const send = (change: object = {}): Promise<unknown> =>
  createTransport(mail.endpoint).sendMail({
    from: '督察办 <office@example.org>',
    to: 'liaison@example.org',
    subject: '东20260202-1号信访件须于2月13日前办结',
    text: '请登录系统办理。',
    html: '<p>请登录系统办理。</p>',
    headers: { 'X-Reference': 'reminder-1' },
    ...change,
  });

it('keeps what was sent, its Chinese and headers included, over a restart', async () => {
  await send();
  await mail.stop();
  mail = await startMail({ state });
  expect(mail.list()).toEqual([
    {
      at,
      from: 'office@example.org',
      to: ['liaison@example.org'],
      subject: '东20260202-1号信访件须于2月13日前办结',
      text: expect.stringMatching(/^请登录系统办理。\s*$/),
      html: expect.stringContaining('<p>请登录系统办理。</p>'),
      headers: expect.objectContaining({ 'x-reference': 'reminder-1' }),
    },
  ]);
});

it('fails, loses its answer and refuses a mailbox when a test asks', async () => {
  mail.failNext(451);
  await expect(send()).rejects.toMatchObject({ responseCode: 451 });
  expect(mail.list()).toEqual([]);
  mail.loseNextAnswer();
  await expect(send()).rejects.toThrow();
  expect(mail.list()).toHaveLength(1);
  mail.refuse('Gone@example.org');
  await expect(send({ to: 'gone@example.org' })).rejects.toMatchObject({ responseCode: 550 });
  await send();
  expect(mail.list()).toHaveLength(2);
});

it('outlives a client that hangs up in the middle', async () => {
  const socket = connect(Number(new URL(mail.endpoint).port), '127.0.0.1');
  await new Promise<void>((resolve) => socket.once('data', () => resolve()));
  socket.write('MAIL FROM:<a@example.org>\r\n');
  socket.destroy();
  await send();
  expect(mail.list()).toHaveLength(1);
});
