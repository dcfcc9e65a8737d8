import { happens, whole } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import type { MailFate } from '../doubles/mail/mail.ts';
import type { SmsCall, SmsDouble, SmsFate } from '../doubles/sms/sms.ts';
import type { WireRequest } from './current.ts';
import { connectionError, type PlainAnswer } from './engine-calls.ts';
import type { Rates } from './luck.ts';

/** What becomes of a call of the provider. */
export type SmsFateOf = (call: SmsCall, now: number) => SmsFate;

const minute = 60_000;

/** A provider in bad luck: away for minutes or hours, late, silent after it has sent, without receipts for a while. */
export function providerLuck(random: SeededRandom, rates: () => Rates): SmsFateOf {
  let backAt = 0;
  return (_, now) => {
    if (now < backAt) return { dead: true };
    const { provider } = rates();
    if (!happens(random, provider)) return {};
    return random.pick<() => SmsFate>([
      () => {
        backAt = now + random.pick([2, 20, 200]) * minute;
        return { dead: true };
      },
      () => ({ broken: 'before' }),
      () => ({ broken: 'after' }),
      () => ({ code: 'isp.SYSTEM_ERROR' }),
      () => ({ code: 'isv.BUSINESS_LIMIT_CONTROL' }),
      () => ({ late: whole(random, 1_000, 20_000) }),
      () => ({ onItsWay: whole(random, 1, 30) * minute }),
      () => ({ unlisted: whole(random, 1, 20) * minute }),
      () => ({ undeliverable: true, copies: 0 }),
    ])();
  };
}

/** A mail server in bad luck. What it took counts as handed over, so nothing that it took is lost. */
export function mailLuck(random: SeededRandom, rates: () => Rates): () => MailFate {
  return () => {
    if (!happens(random, rates().provider)) return {};
    return random.pick<MailFate>([
      { dead: true },
      { broken: 'before' },
      { broken: 'after' },
      { refused: { at: 'MAIL FROM', reply: '451 4.3.0 later' } },
      { refused: { at: 'RCPT TO', reply: '550 5.1.1 no such mailbox' } },
      { late: 4_000 },
    ]);
  };
}

/** Hands a request to the provider. */
export function askProvider(sms: SmsDouble, request: WireRequest, now: number): PlainAnswer {
  const query = new URLSearchParams(
    Object.entries(request.query).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  const said = sms.answer(
    {
      method: request.method,
      url: `http://sms.world${request.path}?${query.toString()}`,
      headers: request.headers,
      body: typeof request.body === 'string' ? request.body : '',
    },
    now,
  );
  switch (said.kind) {
    case 'answered':
      return { answer: { status: said.status, headers: {}, body: said.body }, after: said.after };
    case 'unreachable':
      return { broken: connectionError('ECONNREFUSED'), after: said.after };
    case 'broken':
      return { broken: connectionError('ECONNRESET'), after: said.after };
  }
}
