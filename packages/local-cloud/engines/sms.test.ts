import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sms } from './sms.ts';
import { startSms } from './sms.ts';

let state: string;
let sms: Sms;
let present: number;

async function start(): Promise<void> {
  sms = await startSms({
    state,
    accessKeys: { LTAI1: 'secret' },
    templates: { SMS_1: '${number}号信访件须于${due}前办结。', SMS_2: '测试' },
    signNames: ['督察办'],
    now: () => new Date(present),
  });
}
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'sms-'));
  present = Date.parse('2026-02-02T20:00:00Z');
  await start();
});
afterEach(async () => {
  await sms.stop();
  rmSync(state, { recursive: true });
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Signing {
  readonly secret?: string;
  readonly key?: string;
  readonly tampered?: boolean;
  readonly unsigned?: string;
  readonly form?: boolean;
}

/** A client of the documented protocol, written apart from the engine's check. */
async function ask(action: string, fields: Record<string, string>, how: Signing = {}) {
  const parameters = new URLSearchParams(
    Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const encoded = parameters
    .toString()
    .replaceAll('+', '%20')
    .replaceAll('*', '%2A')
    .replaceAll('%7E', '~');
  const [query, body] = how.form === true ? ['', encoded] : [encoded, ''];
  const headers: Record<string, string> = {
    host: new URL(sms.endpoint).host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(body),
    'x-acs-date': '2026-02-02T20:00:00Z',
    'x-acs-signature-nonce': 'nonce',
    'x-acs-version': '2017-05-25',
    ...(how.form === true ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  };
  const names = Object.keys(headers)
    .filter((name) => name !== how.unsigned)
    .toSorted();
  const canonical = [
    'POST',
    '/',
    query,
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    sha256(body),
  ];
  const signature = createHmac('sha256', how.secret ?? 'secret')
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical.join('\n'))}`)
    .digest('hex');
  const { host: _, ...sent } = headers;
  const answer = await fetch(
    `${sms.endpoint}/?${query}${how.tampered === true ? '&OutId=x' : ''}`,
    {
      method: 'POST',
      headers: {
        ...sent,
        authorization: `ACS3-HMAC-SHA256 Credential=${how.key ?? 'LTAI1'},SignedHeaders=${names.join(';')},Signature=${signature}`,
      },
      ...(body === '' ? {} : { body }),
    },
  );
  const found = (await answer.json()) as { Code: string; Message: string };
  return { ...found, status: answer.status };
}

const message = {
  PhoneNumbers: '13800000001',
  SignName: '督察办',
  TemplateCode: 'SMS_1',
  TemplateParam: JSON.stringify({ number: '东20260202-1', due: '2月13日(五)' }),
  OutId: 'reminder-1',
};

it('takes a signed message, renders its template, and keeps it over a restart', async () => {
  const sent = await ask('SendSms', message);
  expect(sent).toMatchObject({ status: 200, Code: 'OK' });
  await sms.stop();
  await start();
  expect(sms.list()).toEqual([
    {
      at: new Date(present),
      phone: '13800000001',
      signName: '督察办',
      text: '东20260202-1号信访件须于2月13日(五)前办结。',
      templateCode: 'SMS_1',
      outId: 'reminder-1',
      bizId: (sent as unknown as { BizId: string }).BizId,
    },
  ]);
});

it('takes the fields in a form as well', async () => {
  expect(await ask('SendSms', message, { form: true })).toMatchObject({ Code: 'OK' });
  expect(sms.list()).toHaveLength(1);
});

it.each<[string, Signing, number, string]>([
  ['another secret', { secret: 'other' }, 400, 'SignatureDoesNotMatch'],
  ['an unknown key', { key: 'LTAI2' }, 404, 'InvalidAccessKeyId.NotFound'],
  ['a field added after signing', { tampered: true }, 400, 'SignatureDoesNotMatch'],
  ['a header left unsigned', { unsigned: 'x-acs-date' }, 400, 'IncompleteSignature'],
])('refuses %s', async (_, how, status, Code) => {
  expect(await ask('SendSms', message, how)).toMatchObject({ status, Code });
  expect(sms.list()).toEqual([]);
});

it.each([
  [{ TemplateCode: 'SMS_9' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
  [{ SignName: '别的' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
  [{ PhoneNumbers: '123' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
  [{ TemplateParam: '{"number":"1"}' }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
  [{ TemplateParam: 'no JSON' }, 'isv.INVALID_JSON_PARAM'],
])('answers %j with %s and keeps nothing', async (change, Code) => {
  expect(await ask('SendSms', { ...message, ...change })).toMatchObject({ status: 200, Code });
  expect(sms.list()).toEqual([]);
});

it('allows a number one message a minute, five an hour, ten a day', async () => {
  const send = async (minutes: number, PhoneNumbers = '13800000001') => {
    present = Date.parse('2026-02-02T20:00:00Z') + minutes * 60_000;
    const { Code, Message } = await ask('SendSms', { ...message, PhoneNumbers });
    return Code === 'OK' ? Code : `${Code} ${Message}`;
  };
  const control = 'isv.BUSINESS_LIMIT_CONTROL';
  expect(await send(0)).toBe('OK');
  expect(await send(0.9)).toBe(`${control} 触发分钟级流控Permits:1`);
  expect(await send(0.9, '13800000002')).toBe('OK');
  for (const minutes of [1, 2, 3, 4]) expect(await send(minutes)).toBe('OK');
  expect(await send(5)).toBe(`${control} 触发小时级流控Permits:5`);
  for (const minutes of [70, 71, 72, 73, 74]) expect(await send(minutes)).toBe('OK');
  expect(await send(600)).toBe(`${control} 触发天级流控Permits:10`);
  expect(await send(1441)).toBe('OK');
});

it('tells what was sent to a number on a day of Beijing', async () => {
  const { BizId } = (await ask('SendSms', message)) as unknown as { BizId: string };
  const query = (change: Record<string, string> = {}) =>
    ask('QuerySendDetails', {
      PhoneNumber: '13800000001',
      SendDate: '20260203',
      PageSize: '10',
      CurrentPage: '1',
      ...change,
    });
  expect(await query({ BizId })).toMatchObject({
    Code: 'OK',
    TotalCount: 1,
    SmsSendDetailDTOs: {
      SmsSendDetailDTO: [{ SendStatus: 3, OutId: 'reminder-1', SendDate: '2026-02-03 04:00:00' }],
    },
  });
  expect(await query({ SendDate: '20260202' })).toMatchObject({ TotalCount: 0 });
  expect(await query({ CurrentPage: '2' })).toMatchObject({
    TotalCount: 1,
    SmsSendDetailDTOs: { SmsSendDetailDTO: [] },
  });
});

it('fails, loses its answer and refuses a number when a test asks', async () => {
  sms.failNext('isp.SYSTEM_ERROR');
  expect(await ask('SendSms', message)).toMatchObject({ Code: 'isp.SYSTEM_ERROR' });
  expect(sms.list()).toEqual([]);
  sms.loseNextAnswer();
  await expect(ask('SendSms', message)).rejects.toThrow('fetch failed');
  expect(sms.list()).toHaveLength(1);
  sms.refuse('13800000003', 'isv.OUT_OF_SERVICE');
  expect(await ask('SendSms', { ...message, PhoneNumbers: '13800000003' })).toMatchObject({
    Code: 'isv.OUT_OF_SERVICE',
  });
  expect(await ask('SendSms', { ...message, PhoneNumbers: '13800000004' })).toMatchObject({
    Code: 'OK',
  });
});

it('knows no other action', async () => {
  expect(await ask('SendBatchSms', message)).toMatchObject({
    status: 404,
    Code: 'InvalidAction.NotFound',
  });
});
