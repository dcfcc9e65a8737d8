import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSms } from '@ducha/local-cloud/engines/sms.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signAcs } from '../../../../services/notifications/outbound/acs-signature.ts';
import { alibabaSms } from '../../../../services/notifications/outbound/alibaba-sms.ts';
import {
  registeredTemplates,
  smsSignature,
} from '../../../../services/notifications/outbound/sms-templates.ts';
import { serve } from '../testing/serve.ts';
import { SmsDouble } from './sms.ts';
import type { SmsFate, SmsOnPhone } from './sms.ts';

const begin = Date.parse('2026-02-02T20:00:00Z');
const account = { accessKeyId: 'key', accessKeySecret: 'secret' };
const phone = '13800000001';
const text = {
  template: 'upcoming',
  parameters: {
    number: '东20260202-1',
    due: '2月13日24:00',
    act: '办结',
    link: 'https://d.example/c/1',
  },
} as const;

interface Engine {
  readonly endpoint: string;
  readonly inbox: () => readonly SmsOnPhone[];
  /** The next call is answered with this code. */
  readonly failNext: (code: string) => void;
  /** The next message is taken, and the connection breaks before the answer. */
  readonly loseNextAnswer: () => void;
  readonly stop: () => Promise<void>;
}

async function localCloud(): Promise<Engine> {
  const state = mkdtempSync(join(tmpdir(), 'sms-contract-'));
  const sms = await startSms({
    state,
    accessKeys: { [account.accessKeyId]: account.accessKeySecret },
    templates: registeredTemplates,
    signNames: [smsSignature],
    now: () => new Date(),
  });
  return {
    endpoint: sms.endpoint,
    inbox: () =>
      sms
        .list()
        .filter((one) => one.phone === phone)
        .map(({ at, signName, text: words, templateCode, outId }) => ({
          at: at.getTime(),
          signName,
          text: words,
          templateCode,
          outId,
        })),
    failNext: (code) => sms.failNext(code),
    loseNextAnswer: () => sms.loseNextAnswer(),
    stop: async () => {
      await sms.stop();
      rmSync(state, { recursive: true });
    },
  };
}

async function double(): Promise<Engine> {
  const fates: SmsFate[] = [];
  const sms = doubleWith(() => fates.shift() ?? {});
  const door = await serve((request) => {
    const answer = sms.answer({ ...request, body: request.body.toString('utf8') }, Date.now());
    if (answer.kind !== 'answered') return undefined;
    return { ...answer, headers: { 'content-type': 'application/json;charset=utf-8' } };
  });
  return {
    ...door,
    inbox: () => sms.inbox(phone, Date.now()),
    failNext: (code) => fates.push({ code }),
    loseNextAnswer: () => fates.push({ broken: 'after' }),
  };
}

function doubleWith(fate?: (outId: string) => SmsFate): SmsDouble {
  return new SmsDouble({
    templates: registeredTemplates,
    signNames: [smsSignature],
    ...(fate === undefined ? {} : { fate: ({ outId }) => fate(outId) }),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: begin });
});

describe.each([
  ['the local cloud', localCloud],
  ['the double', double],
] as const)('the SMS provider as %s has it', (_, start) => {
  let engine: Engine;
  let provider: ReturnType<typeof alibabaSms>;
  beforeEach(async () => {
    engine = await start();
    provider = alibabaSms({ endpoint: engine.endpoint, account: () => Promise.resolve(account) });
  });
  afterEach(() => engine.stop());

  const send = (id = 'one', more: object = {}) => provider.send({ id, phone, text, ...more });
  const lookUp = (id = 'one', attemptedAt = new Date(begin).toISOString()) =>
    provider.lookUp({ id, phone, attemptedAt });
  /** What the provider answers to fields that our own sender would not send. */
  async function ask(action: string, parameters: Record<string, string>) {
    const call = { endpoint: engine.endpoint, action, version: '2017-05-25', parameters };
    const { url, headers } = signAcs(call, account, new Date());
    const { host: _host, ...sent } = headers;
    const response = await fetch(url, { method: 'POST', headers: sent });
    return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
  }
  const fields = {
    PhoneNumbers: phone,
    SignName: smsSignature,
    TemplateCode: 'SMS_DUCHA_UPCOMING',
    TemplateParam: JSON.stringify(text.parameters),
    OutId: 'one',
  };

  it('takes a message, shows it on the phone, and says that it was delivered', async () => {
    expect(await send()).toEqual({ kind: 'taken', receipt: expect.stringMatching(/^\d+\^0$/) });
    expect(engine.inbox()).toEqual([
      {
        at: begin,
        signName: smsSignature,
        text: '东20260202-1须于2月13日24:00前办结，请按期完成。详见https://d.example/c/1',
        templateCode: 'SMS_DUCHA_UPCOMING',
        outId: 'one',
      },
    ]);
    expect(await lookUp()).toEqual({ kind: 'delivered', at: new Date(begin).toISOString() });
  });

  it('knows a message by its reference, its number and its day in Beijing alone', async () => {
    await send();
    expect(await lookUp('two')).toEqual({ kind: 'not-found' });
    // 20:00 in Greenwich is the third of February in Beijing.
    expect(await lookUp('one', '2026-02-02T15:59:59Z')).toEqual({ kind: 'not-found' });
    expect(await lookUp('one', '2026-02-02T16:00:00Z')).toMatchObject({ kind: 'delivered' });
    expect(
      await provider.lookUp({
        id: 'one',
        phone: '13800000002',
        attemptedAt: new Date(begin).toISOString(),
      }),
    ).toEqual({ kind: 'not-found' });
  });

  it('gives a number one message a minute, five an hour, ten a day', async () => {
    const at = async (minutes: number): Promise<string> => {
      vi.setSystemTime(begin + minutes * 60_000);
      return (await send(`at ${minutes}`)).kind;
    };
    const limit = { kind: 'temporary', reason: 'provider-limit' };
    expect(await at(0)).toBe('taken');
    expect(await send('again')).toEqual(limit);
    expect(await send('other', { phone: '13800000002' })).toMatchObject({ kind: 'taken' });
    for (const minutes of [1, 2, 3, 4]) expect(await at(minutes)).toBe('taken');
    expect(await at(5)).toBe('temporary');
    for (const minutes of [70, 71, 72, 73, 74]) expect(await at(minutes)).toBe('taken');
    expect(await at(600)).toBe('temporary');
    expect(await at(1_441)).toBe('taken');
    expect(engine.inbox()).toHaveLength(11);
  });

  it('refuses what is no number, and codes of its own are told apart', async () => {
    expect(await send('one', { phone: '123' })).toEqual({
      kind: 'permanent',
      reason: 'number-invalid',
    });
    engine.failNext('isp.SYSTEM_ERROR');
    expect(await send()).toEqual({ kind: 'unknown' });
    engine.failNext('isv.AMOUNT_NOT_ENOUGH');
    expect(await send()).toEqual({ kind: 'technical', reason: 'provider-refuses' });
    expect(engine.inbox()).toEqual([]);
  });

  it('may take a message and lose the answer: asked later, it knows of it', async () => {
    engine.loseNextAnswer();
    expect(await send()).toEqual({ kind: 'unknown' });
    expect(engine.inbox()).toHaveLength(1);
    expect(await lookUp()).toMatchObject({ kind: 'delivered' });
  });

  it.each([
    [{ TemplateCode: 'SMS_9' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
    [{ SignName: '别的' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
    [{ SignName: '' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
    [{ PhoneNumbers: `${phone},1` }, 'isv.MOBILE_NUMBER_ILLEGAL'],
    [{ TemplateParam: '{"number":"1"}' }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
    [
      { TemplateParam: JSON.stringify({ ...text.parameters, act: '' }) },
      'isv.TEMPLATE_MISSING_PARAMETERS',
    ],
    [{ TemplateParam: 'no JSON' }, 'isv.INVALID_JSON_PARAM'],
    [{ TemplateParam: '[]' }, 'isv.INVALID_JSON_PARAM'],
  ])('answers %j with %s and keeps nothing', async (change, Code) => {
    expect(await ask('SendSms', { ...fields, ...change })).toMatchObject({ status: 200, Code });
    expect(engine.inbox()).toEqual([]);
  });

  it('fills in numbers too, and shows receipts page by page', async () => {
    const TemplateParam = JSON.stringify({ ...text.parameters, number: 7 });
    const { BizId } = (await ask('SendSms', { ...fields, TemplateParam })) as { BizId?: string };
    expect(engine.inbox()[0]?.text).toMatch(/^7须于/);
    const query = (change: Record<string, string> = {}) =>
      ask('QuerySendDetails', {
        PhoneNumber: phone,
        SendDate: '20260203',
        PageSize: '10',
        CurrentPage: '1',
        ...change,
      });
    const receipt = {
      PhoneNum: phone,
      SendStatus: 3,
      ErrCode: 'DELIVERED',
      OutId: 'one',
      SendDate: '2026-02-03 04:00:00',
      ReceiveDate: '2026-02-03 04:00:00',
    };
    expect(await query({ BizId: BizId ?? '' })).toMatchObject({
      Code: 'OK',
      TotalCount: 1,
      SmsSendDetailDTOs: { SmsSendDetailDTO: [receipt] },
    });
    for (const [change, TotalCount] of [
      [{ BizId: 'other' }, 0],
      [{ CurrentPage: '2' }, 1],
      [{ SendDate: '20260202' }, 0],
    ] as const)
      expect(await query(change)).toMatchObject({
        TotalCount,
        SmsSendDetailDTOs: { SmsSendDetailDTO: [] },
      });
  });

  it('knows no other action', async () => {
    expect(await ask('SendBatchSms', fields)).toMatchObject({
      status: 404,
      Code: 'InvalidAction.NotFound',
    });
  });
});

describe('for the simulation, the double', () => {
  const call = (action: string, parameters: Record<string, string>) => {
    const asked = { endpoint: 'https://sms.example', action, version: '2017-05-25', parameters };
    const { url, headers } = signAcs(asked, account, new Date(begin), 'nonce');
    return { method: 'POST', url, headers, body: '' };
  };
  const send = (sms: SmsDouble, OutId = 'one', at = begin) =>
    sms.answer(
      call('SendSms', {
        PhoneNumbers: `+86${phone}`,
        SignName: smsSignature,
        TemplateCode: 'SMS_DUCHA_UPCOMING',
        TemplateParam: JSON.stringify(text.parameters),
        OutId,
      }),
      at,
    );
  /** Statuses of the receipts, asked so many milliseconds later. */
  const statuses = (sms: SmsDouble, later: number) => {
    const query = { PhoneNumber: phone, SendDate: '20260203', PageSize: '50', CurrentPage: '1' };
    const answer = sms.answer(call('QuerySendDetails', query), begin + later);
    if (answer.kind !== 'answered') throw new Error('no answer');
    const { SmsSendDetailDTOs } = JSON.parse(answer.body) as {
      SmsSendDetailDTOs: { SmsSendDetailDTO: { SendStatus: number }[] };
    };
    return SmsSendDetailDTOs.SmsSendDetailDTO.map(({ SendStatus }) => SendStatus);
  };
  const once = (fate: SmsFate) => doubleWith((outId) => (outId === 'one' ? fate : {}));
  const count = (sms: SmsDouble, later = 0) => sms.inbox(phone, begin + later).length;

  it('is dead: no connection, and nothing was seen', () => {
    const sms = once({ dead: true });
    expect(send(sms)).toEqual({ kind: 'unreachable', after: 0 });
    expect([count(sms), statuses(sms, 0)]).toEqual([0, []]);
  });

  it('breaks before or after it has taken the message', () => {
    const [before, after] = [once({ broken: 'before' }), once({ broken: 'after', late: 9 })];
    expect(send(before)).toEqual({ kind: 'broken', after: 0 });
    expect(count(before)).toBe(0);
    expect(send(after)).toEqual({ kind: 'broken', after: 9 });
    expect(count(after)).toBe(1);
  });

  it('answers late, and delivers twice or never', () => {
    const [twice, never] = [once({ copies: 2, late: 6_000 }), once({ copies: 0 })];
    expect(send(twice)).toMatchObject({ kind: 'answered', status: 200, after: 6_000 });
    expect(count(twice)).toBe(2);
    send(never);
    expect([count(never, 1e9), statuses(never, 1e6)]).toEqual([0, [1]]);
  });

  it('is on its way for a while, or is refused by the carrier', () => {
    const [slow, refused] = [once({ onItsWay: 60_000 }), once({ undeliverable: true })];
    send(slow);
    send(refused);
    expect([statuses(slow, 59_999), count(slow, 59_999)]).toEqual([[1], 0]);
    expect([statuses(slow, 60_000), count(slow, 60_000)]).toEqual([[3], 1]);
    expect([statuses(refused, 0), count(refused, 1e9)]).toEqual([[2], 0]);
  });

  it('says for a while, or for ever, that it never got what it delivered', () => {
    const [later, never] = [once({ unlisted: 1_000 }), once({ unlisted: Infinity })];
    send(later);
    send(never);
    expect([statuses(later, 999), statuses(later, 1_000)]).toEqual([[], [3]]);
    expect([statuses(never, 1e8), count(never)]).toEqual([[], 1]);
  });

  it('shows receipts for thirty days, and knows a number with its country before it', () => {
    const sms = doubleWith();
    send(sms);
    const day = 86_400_000;
    expect(statuses(sms, 30 * day - 1)).toEqual([3]);
    expect(statuses(sms, 30 * day)).toEqual([]);
    expect(sms.phones()).toEqual([phone]);
  });

  it('goes back to a snapshot, and then does the same again', () => {
    const sms = doubleWith();
    send(sms, 'one');
    const snapshot = sms.snapshot();
    const play = () => [send(sms, 'two', begin + 60_000), sms.inbox(phone, begin + 60_000)];
    const first = play();
    expect(count(sms, 60_000)).toBe(2);
    sms.restore(snapshot);
    expect(count(sms, 60_000)).toBe(1);
    expect(play()).toEqual(first);
  });
});
