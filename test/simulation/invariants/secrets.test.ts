import {
  followComplaint,
  glanceAtComplaints,
  lookAtComplaint,
  readComplaint,
  submitComplaint,
} from '@ducha/contracts';
import { expect, test } from 'vitest';
import type { Planted, PlantedKind } from '../people/planted.ts';
import type { Evidence, Exchange } from './evidence.ts';
import { secretInvariants } from './secrets.ts';
import { evidenceOf, faultsOf, idFor, type Logs } from './testing/evidence-of.ts';

const words = '檨零壹贰叁肆伍陆柒捌檨';
const phone = '13812345678';
const email = `o${phone}@example.cn`;
const receipt = '12345678901234567890';
const plant = (secret: string, kind: PlantedKind): Planted => ({ secret, kind, by: 'citizen 1' });
const planted = [
  plant(words, 'words'),
  plant(phone, 'phone'),
  plant(email, 'official'),
  plant(receipt, 'receipt'),
];
const faults = (name: string, more: Partial<Omit<Evidence, 'logs'>>, logs: Logs = {}) =>
  faultsOf(secretInvariants, name, evidenceOf(logs, { planted, ...more }));

test.each([
  ['words', `夜里很吵${words}。`],
  ['a number between Chinese characters', `电话${phone}，请回`],
  ['an address', JSON.stringify({ to: email })],
  ['a receipt', `Receipt: ${receipt}`],
])('%s in a commit, a row or a line of the logs is found', async (_, text) => {
  const logs: Logs = {
    complaints: { [`complaint/${idFor('x')}`]: [{ events: [{ type: 'x.v1', data: { text } }] }] },
  };
  const tables = 'no secret stands in a table';
  expect(await faults(tables, {}, logs)).toHaveLength(1);
  expect(await faults(tables, { others: [{ pk: { S: 'x' }, data: { S: text } }] })).toHaveLength(1);
  const sealed = (box: string) => [
    { service: 'complaints', items: new Map([['id', { box: { M: { box: { B: box } } } }]]) },
  ];
  const bytes = Buffer.from(text).toString('base64');
  expect(await faults(tables, { sealed: sealed(bytes) })).toHaveLength(1);
  expect(await faults(tables, { sealed: sealed('AAAA') })).toEqual([]);
  const away = 'no secret leaves the house';
  expect(await faults(away, { logged: ['ok', text] })).toHaveLength(1);
  const carried = [`{"body":"${Buffer.from(`一些别的文字${text}`).toString('base64')}"}`];
  expect(await faults(away, { carried })).toHaveLength(1);
});

test('words are found in a message, in a mail, in the name of a file and in an address', async () => {
  const away = 'no secret leaves the house';
  const sent = { notification: idFor('n'), channel: 'sms' as const, text: words, at: 0 };
  const queue = {
    name: 'sms',
    purpose: 'set-aside' as const,
    messages: [{ body: `x${words}`, reason: null, sentAt: 0 }],
  };
  for (const place of [
    { sent: [sent] },
    { files: new Set([words]) },
    { queues: [queue] },
    { logged: [`/x?q=${encodeURIComponent(words)}`] },
  ]) {
    expect(await faults(away, place)).toHaveLength(1);
  }
  expect(await faults(away, { logged: [`1${phone}`, `a${phone}`, phone.slice(1)] })).toEqual([]);
});

test('an answer to those whom it is not for is found', async () => {
  const name = 'no secret is told to those whom it is not for';
  const told = (endpoint: Exchange['endpoint'], body: unknown, status = 200): Exchange => ({
    endpoint,
    as: null,
    asked: {},
    answered: { status, body, version: undefined },
    at: 0,
  });
  const check = (...exchanges: Exchange[]) => faults(name, { exchanges });
  const looked = { problem: words, contact: { phone } };
  expect(await check(told(lookAtComplaint, looked), told(submitComplaint, { receipt }))).toEqual(
    [],
  );
  const glanced = { shown: [{ opening: words }] };
  expect(await check(told(glanceAtComplaints, glanced))).toEqual([]);
  expect(await check(told(glanceAtComplaints, glanced, 403))).toHaveLength(1);
  expect(await check(told(readComplaint, { clearedText: words }))).toHaveLength(1);
  expect(await check(told(followComplaint, { receipt }))).toHaveLength(1);
  expect(await check(told(lookAtComplaint, { detail: words }, 422))).toHaveLength(1);
  const named = (contact: unknown) =>
    faults(name, {
      planted: [plant(words, 'name')],
      exchanges: [told(lookAtComplaint, { problem: words, contact })],
    });
  expect(await named(null)).toHaveLength(1);
  expect(await named({ name: words })).toEqual([]);
  const marked = (kind: string, contact: unknown) =>
    check(told(lookAtComplaint, { contact, found: [{ text: 'problem', start: 0, end: 2, kind }] }));
  expect(await marked('complainant-name', null)).toHaveLength(1);
  expect(await marked('name', null)).toEqual([]);
  expect(await marked('complainant-name', { name: null })).toEqual([]);
});
