import * as z from 'zod/mini';
import { beijingDate } from '@ducha/calendar';
import type { Finding, Outcome } from '../notification/delivery.ts';
import { smsSignature, smsTemplates } from './sms-templates.ts';
import { signAcs, type AccessKey } from './acs-signature.ts';
import type { SmsProvider } from './sms-carrier.ts';

/** The account at the provider, as its secret holds it. */
export const smsAccount = z.object({
  accessKeyId: z.string().check(z.minLength(1)),
  accessKeySecret: z.string().check(z.minLength(1)),
  /** The registered signature and the codes of the registered texts, where they are not ours. */
  signature: z.optional(z.string().check(z.minLength(1))),
  templates: z.optional(z.partialRecord(z.string(), z.string())),
});
export type SmsAccount = z.infer<typeof smsAccount>;

const version = '2017-05-25';
/** How long the provider has to answer, in milliseconds. */
const patience = 5_000;
const pageSize = 50;
/** Pages of one number and day that are searched: more than the provider lets one number have. */
const pages = 4;

const answer = z.object({ Code: z.string(), BizId: z.optional(z.string()) });
const details = z.object({
  Code: z.string(),
  SmsSendDetailDTOs: z.optional(
    z.object({
      SmsSendDetailDTO: z.array(
        z.object({
          OutId: z.optional(z.string()),
          /** 1 on its way, 2 failed, 3 delivered. */
          SendStatus: z.number(),
        }),
      ),
    }),
  ),
});

/** Alibaba Cloud's SMS service (Dysmsapi 2017-05-25): SendSms and QuerySendDetails. */
export function alibabaSms(options: {
  endpoint: string;
  account: () => Promise<SmsAccount>;
}): SmsProvider {
  const call = async (
    action: string,
    parameters: Readonly<Record<string, string>>,
    key: AccessKey,
  ): Promise<Response> => {
    const { url, headers } = signAcs(
      { endpoint: options.endpoint, action, version, parameters },
      key,
      new Date(),
    );
    const { host: _, ...sent } = headers;
    return fetch(url, { method: 'POST', headers: sent, signal: AbortSignal.timeout(patience) });
  };

  return {
    async send({ id, phone, text }) {
      let account: SmsAccount;
      try {
        account = await options.account();
      } catch {
        // Without the key nothing was sent.
        return { kind: 'temporary', reason: 'unreachable' };
      }
      const { template, parameters } = text;
      let response: Response;
      try {
        response = await call(
          'SendSms',
          {
            PhoneNumbers: phone,
            SignName: account.signature ?? smsSignature,
            TemplateCode: account.templates?.[template] ?? smsTemplates[template].code,
            TemplateParam: JSON.stringify(parameters),
            OutId: id,
          },
          account,
        );
      } catch (error) {
        return neverConnected(error)
          ? { kind: 'temporary', reason: 'unreachable' }
          : { kind: 'unknown' };
      }
      return outcomeOf(response);
    },

    async lookUp({ id, phone, attemptedAt }) {
      const account = await options.account();
      for (let page = 1; page <= pages; page += 1) {
        const response = await call(
          'QuerySendDetails',
          {
            PhoneNumber: phone,
            SendDate: beijingDate(attemptedAt).replaceAll('-', ''),
            PageSize: String(pageSize),
            CurrentPage: String(page),
          },
          account,
        );
        const parsed = details.parse(await response.json());
        if (parsed.Code !== 'OK') throw new Error('the provider does not say what became of it');
        const found = parsed.SmsSendDetailDTOs?.SmsSendDetailDTO ?? [];
        const own = found.find(({ OutId }) => OutId === id);
        if (own !== undefined) return findingOf(own.SendStatus);
        if (found.length < pageSize) break;
      }
      return { kind: 'not-found' };
    },
  };
}

async function outcomeOf(response: Response): Promise<Outcome> {
  let parsed: z.infer<typeof answer>;
  try {
    parsed = answer.parse(await response.json());
  } catch {
    return { kind: 'unknown' };
  }
  const { Code: code, BizId: receipt } = parsed;
  if (code === 'OK') return { kind: 'taken', receipt: receipt ?? null };
  if (/^isv\.(?:BUSINESS|DAY|MONTH)_LIMIT_CONTROL$/.test(code) || code.startsWith('Throttling')) {
    return { kind: 'temporary', reason: 'provider-limit' };
  }
  if (code === 'isv.MOBILE_NUMBER_ILLEGAL' || code === 'isv.MOBILE_COUNT_OVER_LIMIT') {
    return { kind: 'permanent', reason: 'number-invalid' };
  }
  // An error inside the provider leaves open whether the message was taken.
  if (response.status >= 500 || code.startsWith('isp.')) return { kind: 'unknown' };
  return { kind: 'technical', reason: 'provider-refuses' };
}

function findingOf(sendStatus: number): Finding {
  if (sendStatus === 3) return { kind: 'delivered', at: new Date().toISOString() };
  return sendStatus === 2 ? { kind: 'refused' } : { kind: 'on-its-way', receipt: null };
}

/** The connection was never made, so the provider has seen nothing. */
function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(cause.code)
  );
}
