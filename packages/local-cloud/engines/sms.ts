import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { acsFault } from './acs-signature.ts';
import type { Engine } from './engine.ts';
import { closeServer, listenOnLoopback } from './engine.ts';
import type { JsonObject } from './json-object.ts';
import { parseObject, textIn } from './json-object.ts';
import { appendKept, readKeptList } from './kept-list.ts';

/** A short message as it was caught. */
export interface CaughtSms {
  readonly at: Date;
  readonly phone: string;
  readonly signName: string;
  /** The template's text with its parameters filled in, without the signature. */
  readonly text: string;
  readonly templateCode: string;
  /** The sender's own reference; empty when it gave none. */
  readonly outId: string;
  readonly bizId: string;
}

/** How many messages a number gets in a period, as the provider allows. */
export interface SmsLimit {
  readonly messages: number;
  readonly milliseconds: number;
  /** The period's name in the provider's message. */
  readonly name: string;
}

/** Alibaba Cloud's limits for one number. */
const providerLimits: readonly SmsLimit[] = [
  { messages: 1, milliseconds: 60_000, name: '分钟' },
  { messages: 5, milliseconds: 3_600_000, name: '小时' },
  { messages: 10, milliseconds: 86_400_000, name: '天' },
];

/** The SMS catcher. */
export interface Sms extends Engine {
  /** All messages since the state folder is new, oldest first. */
  list(): readonly CaughtSms[];
  /** Answers the next requests to send with this code instead of taking them. */
  failNext(code: string, times?: number): void;
  /** Takes the next requests and cuts the connection instead of answering. */
  loseNextAnswer(times?: number): void;
  /** Answers this code for a number from now on. */
  refuse(phone: string, code?: string): void;
}

/** How to start the SMS catcher. */
export interface SmsOptions {
  readonly state: string;
  /** Access key id → secret. */
  readonly accessKeys: Readonly<Record<string, string>>;
  /** The registered templates: code → text with `${name}` placeholders. */
  readonly templates: Readonly<Record<string, string>>;
  /** The registered signatures; any when left out. */
  readonly signNames?: readonly string[];
  /** The provider's when left out: 1 a minute, 5 an hour, 10 a day. */
  readonly limits?: readonly SmsLimit[];
  readonly port?: number;
  now?(): Date;
}

/**
 * Starts a catcher on loopback that speaks Alibaba Cloud's SMS API (Dysmsapi 2017-05-25): SendSms and
 * QuerySendDetails, RPC over HTTP, the signature verified. Messages are kept in `<state>/sms.jsonl`.
 */
export async function startSms(options: SmsOptions): Promise<Sms> {
  const file = join(options.state, 'sms.jsonl');
  const messages: CaughtSms[] = readKeptList(file).map(readSms);
  const failures: string[] = [];
  const refused = new Map<string, string>();
  const now = (): Date => options.now?.() ?? new Date();
  let losses = 0;

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers } = request;
    const body = await bytesOf(request);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const fault = acsFault(
      { method: request.method ?? '', url, headers, body },
      (id) => options.accessKeys[id],
    );
    if (fault !== undefined) {
      return reply(response, fault === 'InvalidAccessKeyId.NotFound' ? 404 : 400, outcome(fault));
    }
    const fields = fieldsOf(url, headers['content-type'], body);
    const action = headers['x-acs-action'];
    if (
      headers['x-acs-version'] !== '2017-05-25' ||
      (action !== 'SendSms' && action !== 'QuerySendDetails')
    ) {
      return reply(response, 404, outcome('InvalidAction.NotFound'));
    }
    if (action === 'QuerySendDetails') return reply(response, 200, details(fields));
    const sent = send(fields);
    if (sent['Code'] === 'OK' && losses > 0) {
      losses -= 1;
      response.destroy();
      return;
    }
    reply(response, 200, sent);
  }

  function send(fields: Fields): JsonObject {
    const failure = failures.shift();
    if (failure !== undefined) return outcome(failure);
    const phones = (fields.get('PhoneNumbers') ?? '').split(',');
    const signName = fields.get('SignName') ?? '';
    const templateCode = fields.get('TemplateCode') ?? '';
    const text = rendered(options.templates[templateCode], fields.get('TemplateParam'));
    const found =
      phones.map(refusal).find((code) => code !== undefined) ??
      (options.signNames?.includes(signName) === false || signName === ''
        ? 'isv.SMS_SIGNATURE_ILLEGAL'
        : undefined) ??
      ('code' in text ? text.code : undefined);
    if (found !== undefined) return outcome(found);
    const limit = phones.map(limitReached).find((reached) => reached !== undefined);
    if (limit !== undefined) {
      return outcome(
        'isv.BUSINESS_LIMIT_CONTROL',
        `触发${limit.name}级流控Permits:${limit.messages}`,
      );
    }
    const bizId = `${Date.now()}${Math.floor(Math.random() * 1e6)}^0`;
    for (const phone of phones) {
      const sms = {
        at: now(),
        phone,
        signName,
        text: 'text' in text ? text.text : '',
        templateCode,
        outId: fields.get('OutId') ?? '',
        bizId,
      };
      messages.push(sms);
      appendKept(file, sms);
    }
    return { ...outcome('OK'), BizId: bizId };
  }

  function refusal(phone: string): string | undefined {
    return (
      refused.get(phone) ??
      (/^(\+?86)?1\d{10}$/.test(phone) ? undefined : 'isv.MOBILE_NUMBER_ILLEGAL')
    );
  }

  function limitReached(phone: string): SmsLimit | undefined {
    const present = now().getTime();
    return (options.limits ?? providerLimits).find(
      ({ messages: most, milliseconds }) =>
        messages.filter((sms) => sms.phone === phone && present - sms.at.getTime() < milliseconds)
          .length >= most,
    );
  }

  function details(fields: Fields): JsonObject {
    const size = Number(fields.get('PageSize') ?? 10);
    const start = (Number(fields.get('CurrentPage') ?? 1) - 1) * size;
    const found = messages.filter(
      (sms) =>
        sms.phone === fields.get('PhoneNumber') &&
        shanghai(sms.at).slice(0, 10).replaceAll('-', '') === fields.get('SendDate') &&
        (fields.get('BizId') === undefined || sms.bizId === fields.get('BizId')),
    );
    return {
      ...outcome('OK'),
      TotalCount: found.length,
      SmsSendDetailDTOs: { SmsSendDetailDTO: found.slice(start, start + size).map(detail) },
    };
  }

  const port = await listenOnLoopback(server, options.port);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    list: () => [...messages],
    failNext: (code, times = 1) => {
      failures.push(...Array.from({ length: times }, () => code));
    },
    loseNextAnswer(times = 1) {
      losses += times;
    },
    refuse: (phone, code = 'isv.MOBILE_NUMBER_ILLEGAL') => {
      refused.set(phone, code);
    },
    stop: () => closeServer(server),
  };
}

type Fields = ReadonlyMap<string, string>;

function outcome(code: string, message = code): JsonObject {
  return { Code: code, Message: message, RequestId: randomUUID().toUpperCase() };
}

/** RPC parameters stand in the query, in a form body, or in both. */
function fieldsOf(url: URL, contentType: string | undefined, body: Buffer): Fields {
  const form = contentType?.startsWith('application/x-www-form-urlencoded') === true;
  return new Map([
    ...url.searchParams,
    ...(form ? new URLSearchParams(body.toString('utf8')) : []),
  ]);
}

function rendered(
  template: string | undefined,
  parameters: string | undefined,
): { readonly text: string } | { readonly code: string } {
  if (template === undefined) return { code: 'isv.SMS_TEMPLATE_ILLEGAL' };
  const values = parseObject(parameters ?? '{}');
  if (values === undefined) return { code: 'isv.INVALID_JSON_PARAM' };
  const names = [...template.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => valueText(values, name) === undefined))
    return { code: 'isv.TEMPLATE_MISSING_PARAMETERS' };
  return {
    text: template.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => valueText(values, name) ?? ''),
  };
}

function valueText(values: JsonObject, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'number'
    ? String(value)
    : typeof value === 'string' && value !== ''
      ? value
      : undefined;
}

function detail(sms: CaughtSms): JsonObject {
  return {
    PhoneNum: sms.phone,
    TemplateCode: sms.templateCode,
    Content: `【${sms.signName}】${sms.text}`,
    OutId: sms.outId,
    SendDate: shanghai(sms.at),
    ReceiveDate: shanghai(sms.at),
    SendStatus: 3,
    ErrCode: 'DELIVERED',
  };
}

/** `2026-02-02 10:00:00` in Beijing, which has had no summer time since 1991. */
function shanghai(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function readSms(value: JsonObject): CaughtSms {
  return {
    at: new Date(textIn(value, 'at') ?? ''),
    phone: textIn(value, 'phone') ?? '',
    signName: textIn(value, 'signName') ?? '',
    text: textIn(value, 'text') ?? '',
    templateCode: textIn(value, 'templateCode') ?? '',
    outId: textIn(value, 'outId') ?? '',
    bizId: textIn(value, 'bizId') ?? '',
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, body: JsonObject): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' });
  response.end(JSON.stringify(body));
}
