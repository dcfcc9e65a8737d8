import { isObject, textIn } from '../input.ts';
import type { JsonObject } from '../refused.ts';

/** A request to the provider, as it goes over the net. Its signature is not looked at. */
export interface SmsRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** A form, or empty when the fields stand in the query. */
  readonly body: string;
}

/** What the caller meets. `after`: milliseconds until it does. */
export type SmsAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: string;
      readonly after: number;
    }
  /** No connection was made (ECONNREFUSED): the provider has seen nothing. */
  | { readonly kind: 'unreachable'; readonly after: number }
  /** The connection broke without an answer (ECONNRESET); what became of the message is not known by it. */
  | { readonly kind: 'broken'; readonly after: number };

/** A call that is about to be answered. */
export interface SmsCall {
  readonly action: 'SendSms' | 'QuerySendDetails';
  readonly phones: readonly string[];
  /** The sender's own reference; empty when it gave none. */
  readonly outId: string;
}

/** What becomes of a call. All left out: it is done and answered, and on the phone, at once. */
export interface SmsFate {
  /** The provider is dead: no connection is made. */
  readonly dead?: boolean;
  /** The connection breaks before the provider has done anything, or after it has done all but answer. */
  readonly broken?: 'before' | 'after';
  /** The provider answers this code instead of doing anything. */
  readonly code?: string;
  /** The answer comes so many milliseconds late; what is done, is done at once. */
  readonly late?: number;
  /** How often a message comes to the phone: 0 is never, though it was taken. */
  readonly copies?: number;
  /** It comes to the phone so many milliseconds later. */
  readonly onItsWay?: number;
  /** The carrier of the phone refuses it: it comes never, and the receipt of delivery says so. */
  readonly undeliverable?: boolean;
  /** Receipts show it so many milliseconds later; Infinity: the provider says it never got it. */
  readonly unlisted?: number;
}

/** How many messages a number gets in a period, and the period's name in the provider's words. */
export interface SmsLimit {
  readonly messages: number;
  readonly milliseconds: number;
  readonly name: string;
}

/** A message on a phone. */
export interface SmsOnPhone {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly signName: string;
  /** The template's text with its parameters filled in, without the signature. */
  readonly text: string;
  readonly templateCode: string;
  readonly outId: string;
}

/** A message that the provider took. */
interface Taken extends Omit<SmsOnPhone, 'at'> {
  readonly takenAt: number;
  /** When it comes to the phone, once or several times; empty when it never does. */
  readonly arrivals: readonly number[];
  readonly undeliverable: boolean;
  readonly listedAt: number;
  readonly bizId: string;
}

/** What the provider knows at a moment; it can be restored often. */
export interface SmsSnapshot {
  readonly phones: ReadonlyMap<string, readonly Taken[]>;
  readonly drawn: number;
}

/** How to make the provider. */
export interface SmsDoubleOptions {
  /** The registered templates: code → text with `${name}` placeholders. */
  readonly templates: Readonly<Record<string, string>>;
  /** The registered signatures. */
  readonly signNames: readonly string[];
  /** Alibaba Cloud's when left out: 1 a minute, 5 an hour, 10 a day. */
  readonly limits?: readonly SmsLimit[];
  readonly fate?: (call: SmsCall, now: number) => SmsFate;
}

const providerLimits: readonly SmsLimit[] = [
  { messages: 1, milliseconds: 60_000, name: '分钟' },
  { messages: 5, milliseconds: 3_600_000, name: '小时' },
  { messages: 10, milliseconds: 86_400_000, name: '天' },
];
/** Receipts of the last thirty days are shown. */
const shown = 30 * 86_400_000;

/**
 * A provider of text messages that speaks Alibaba Cloud's API (Dysmsapi 2017-05-25): SendSms and QuerySendDetails. It
 * does what is asked at once; `fate` says when it does not.
 */
export class SmsDouble {
  readonly #options: SmsDoubleOptions;
  /** Number in eleven digits → what was taken for it, in order. */
  #phones = new Map<string, readonly Taken[]>();
  /** Its own ids are numbered. */
  #drawn = 0;

  constructor(options: SmsDoubleOptions) {
    this.#options = options;
  }

  /** Answers a request at a moment, in milliseconds since 1970. */
  answer(request: SmsRequest, now: number): SmsAnswer {
    const fields = fieldsOf(request);
    const action = request.headers['x-acs-action'];
    const isKnown =
      request.headers['x-acs-version'] === '2017-05-25' &&
      (action === 'SendSms' || action === 'QuerySendDetails');
    if (!isKnown) return this.#answered(404, this.#outcome('InvalidAction.NotFound'), 0);
    const phones = (fields.get(action === 'SendSms' ? 'PhoneNumbers' : 'PhoneNumber') ?? '').split(
      ',',
    );
    const fate =
      this.#options.fate?.({ action, phones, outId: fields.get('OutId') ?? '' }, now) ?? {};
    const { late: after = 0 } = fate;
    if (fate.dead === true) return { kind: 'unreachable', after };
    if (fate.broken === 'before') return { kind: 'broken', after };
    const body =
      fate.code !== undefined
        ? this.#outcome(fate.code)
        : action === 'SendSms'
          ? this.#send(fields, phones, fate, now)
          : this.#details(fields, phones, now);
    if (fate.broken === 'after') return { kind: 'broken', after };
    return this.#answered(200, body, after);
  }

  /** What has come to a phone by now, in the order in which it came. */
  inbox(phone: string, now: number): readonly SmsOnPhone[] {
    const taken = this.#phones.get(digits(phone)) ?? [];
    return taken
      .flatMap(({ arrivals, signName, text, templateCode, outId }) =>
        arrivals.map((at) => ({ at, signName, text, templateCode, outId })),
      )
      .filter(({ at }) => at <= now)
      .toSorted((one, other) => one.at - other.at);
  }

  /** The numbers for which anything was ever taken. */
  phones(): readonly string[] {
    return [...this.#phones.keys()];
  }

  snapshot(): SmsSnapshot {
    return { phones: new Map(this.#phones), drawn: this.#drawn };
  }

  restore({ phones, drawn }: SmsSnapshot): void {
    this.#phones = new Map(phones);
    this.#drawn = drawn;
  }

  #send(fields: Fields, phones: readonly string[], fate: SmsFate, now: number): JsonObject {
    const signName = fields.get('SignName') ?? '';
    const templateCode = fields.get('TemplateCode') ?? '';
    if (!phones.every((phone) => /^(\+?86)?1\d{10}$/.test(phone)))
      return this.#outcome('isv.MOBILE_NUMBER_ILLEGAL');
    if (!this.#options.signNames.includes(signName))
      return this.#outcome('isv.SMS_SIGNATURE_ILLEGAL');
    const rendered = render(this.#options.templates[templateCode], fields.get('TemplateParam'));
    if ('code' in rendered) return this.#outcome(rendered.code);
    for (const phone of phones) {
      const reached = this.#limitReached(digits(phone), now);
      if (reached !== undefined)
        return this.#outcome(
          'isv.BUSINESS_LIMIT_CONTROL',
          `触发${reached.name}级流控Permits:${reached.messages}`,
        );
    }
    this.#drawn += 1;
    const bizId = `${now}${String(this.#drawn).padStart(6, '0')}^0`;
    const undeliverable = fate.undeliverable === true;
    const copies = undeliverable ? 0 : (fate.copies ?? 1);
    const arrival = now + (fate.onItsWay ?? 0);
    const taken: Taken = {
      signName,
      templateCode,
      text: rendered.text,
      outId: fields.get('OutId') ?? '',
      bizId,
      takenAt: now,
      arrivals: Array.from({ length: copies }, () => arrival),
      undeliverable,
      listedAt: now + (fate.unlisted ?? 0),
    };
    for (const phone of phones.map(digits))
      this.#phones.set(phone, [...(this.#phones.get(phone) ?? []), taken]);
    return { ...this.#outcome('OK'), BizId: bizId };
  }

  #limitReached(phone: string, now: number): SmsLimit | undefined {
    const taken = this.#phones.get(phone) ?? [];
    return (this.#options.limits ?? providerLimits).find(
      ({ messages, milliseconds }) =>
        taken.filter(({ takenAt }) => now - takenAt < milliseconds).length >= messages,
    );
  }

  #details(fields: Fields, [phone = '']: readonly string[], now: number): JsonObject {
    const size = Number(fields.get('PageSize') ?? 10);
    const start = (Number(fields.get('CurrentPage') ?? 1) - 1) * size;
    const [day, bizId] = [fields.get('SendDate'), fields.get('BizId')];
    const found = (this.#phones.get(digits(phone)) ?? []).filter(
      (sms) =>
        beijing(sms.takenAt).slice(0, 10).replaceAll('-', '') === day &&
        (bizId === undefined || sms.bizId === bizId) &&
        sms.listedAt <= now &&
        now - sms.takenAt < shown,
    );
    const page = found.slice(start, start + size).map((sms) => detail(sms, phone, now));
    return {
      ...this.#outcome('OK'),
      TotalCount: found.length,
      SmsSendDetailDTOs: { SmsSendDetailDTO: page },
    };
  }

  #outcome(code: string, message = code): JsonObject {
    this.#drawn += 1;
    const id = String(this.#drawn).padStart(12, '0');
    return { Code: code, Message: message, RequestId: `00000000-0000-4000-8000-${id}` };
  }

  #answered(status: number, body: JsonObject, after: number): SmsAnswer {
    return { kind: 'answered', status, body: JSON.stringify(body), after };
  }
}

type Fields = ReadonlyMap<string, string>;

/** RPC parameters stand in the query, in a form body, or in both. */
function fieldsOf({ url, headers, body }: SmsRequest): Fields {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return new Map([...new URL(url).searchParams, ...(isForm ? new URLSearchParams(body) : [])]);
}

function render(
  template: string | undefined,
  parameters = '{}',
): { readonly text: string } | { readonly code: string } {
  if (template === undefined) return { code: 'isv.SMS_TEMPLATE_ILLEGAL' };
  let values: unknown;
  try {
    values = JSON.parse(parameters);
  } catch {
    return { code: 'isv.INVALID_JSON_PARAM' };
  }
  if (!isObject(values)) return { code: 'isv.INVALID_JSON_PARAM' };
  let isMissing = false;
  const known: JsonObject = values;
  const text = template.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = typeof known[name] === 'number' ? String(known[name]) : textIn(known, name);
    isMissing ||= value === undefined || value === '';
    return value ?? '';
  });
  return isMissing ? { code: 'isv.TEMPLATE_MISSING_PARAMETERS' } : { text };
}

function detail(sms: Taken, phone: string, now: number): JsonObject {
  const [arrival] = sms.arrivals;
  const isDelivered = arrival !== undefined && arrival <= now;
  return {
    PhoneNum: phone,
    TemplateCode: sms.templateCode,
    Content: `【${sms.signName}】${sms.text}`,
    OutId: sms.outId,
    SendDate: beijing(sms.takenAt),
    ...(isDelivered ? { ReceiveDate: beijing(arrival) } : {}),
    // 1 on its way, 2 failed, 3 delivered.
    SendStatus: sms.undeliverable ? 2 : isDelivered ? 3 : 1,
    ...(sms.undeliverable
      ? { ErrCode: 'MOBILE_NOT_ON_SERVICE' }
      : isDelivered
        ? { ErrCode: 'DELIVERED' }
        : {}),
  };
}

/** A number of the mainland without its country. */
function digits(phone: string): string {
  return phone.slice(-11);
}

/** `2026-02-02 10:00:00` in Beijing, which has had no summer time since 1991. */
function beijing(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
