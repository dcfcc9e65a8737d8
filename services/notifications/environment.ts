import * as z from 'zod/mini';
import { once } from '@ducha/contracts';
import { deadLettersEnvironment, relayEnvironment, storeEnvironment } from '@ducha/lambda';

const outbound = once(() =>
  z.extend(storeEnvironment, {
    ...deadLettersEnvironment().shape,
    /** Where the links of messages lead: scheme, host and port of the portal. */
    PORTAL_ORIGIN: z.url(),
  }),
);

/** What each function of the service finds in its environment; the stack gives exactly these. */
export const environments = {
  api: storeEnvironment,
  get inbox() {
    return z.extend(storeEnvironment, deadLettersEnvironment().shape);
  },
  get relay() {
    return z.extend(storeEnvironment, relayEnvironment().shape);
  },
  clock: storeEnvironment,
  get sms() {
    return z.extend(outbound(), {
      /** Origin of the SMS provider, `https://dysmsapi.aliyuncs.com`. */
      SMS_ENDPOINT: z.url(),
      /** Secret with the provider's access key, see `sms-provider.ts`. */
      SMS_SECRET: z.string().check(z.minLength(1)),
    });
  },
  get mail() {
    return z.extend(outbound(), {
      /** `smtp://host:port` or `smtps://host:port`. */
      MAIL_ENDPOINT: z.url({ protocol: /^smtps?$/ }),
      /** Secret with the mail account, see `mail-provider.ts`; without it no login is tried. */
      MAIL_SECRET: z.optional(z.string().check(z.minLength(1))),
    });
  },
};
