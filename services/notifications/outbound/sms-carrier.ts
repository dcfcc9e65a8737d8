import type { Finding, Outcome } from '../notification/delivery.ts';
import type { Carrier } from './carrier.ts';
import { billedParts, rendered, smsText, type SmsText } from './sms-text.ts';

/** A provider of text messages; which one a deployment has is the entry's choice. */
export interface SmsProvider {
  /** Never throws: what nobody can know is `unknown`. */
  send(message: { id: string; phone: string; text: SmsText }): Promise<Outcome>;
  /** What became of the message with our id, sent to this number at that time. Throws when it cannot tell. */
  lookUp(message: { id: string; phone: string; attemptedAt: string }): Promise<Finding>;
}

/** Text messages to mobile phones. */
export function smsCarrier(provider: SmsProvider, portal: string): Carrier {
  return {
    channel: 'sms',
    addressOf: ({ mobile }) => mobile,
    write(id, letter, now) {
      const text = smsText(letter, portal, now);
      return Promise.resolve({
        billedParts: billedParts(rendered(text)),
        send: (phone) => provider.send({ id, phone, text }),
      });
    },
    lookUp: ({ id, address, attemptedAt }) => provider.lookUp({ id, phone: address, attemptedAt }),
  };
}
