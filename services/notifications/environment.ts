import * as z from 'zod';
import { deadLettersEnvironment, relayEnvironment, storeEnvironment } from '@ducha/lambda';

const outbound = storeEnvironment.extend({
  ...deadLettersEnvironment.shape,
  /** Where the links of messages lead: scheme, host and port of the portal. */
  PORTAL_ORIGIN: z.url(),
});

/** What each function of the service finds in its environment; the stack gives exactly these. */
export const environments = {
  api: storeEnvironment,
  inbox: storeEnvironment.extend(deadLettersEnvironment.shape),
  relay: storeEnvironment.extend(relayEnvironment.shape),
  clock: storeEnvironment,
  sms: outbound.extend({
    /** Origin of the SMS provider, `https://dysmsapi.aliyuncs.com`. */
    SMS_ENDPOINT: z.url(),
    /** Secret with the provider's access key, see `sms-provider.ts`. */
    SMS_SECRET: z.string().min(1),
  }),
  mail: outbound.extend({
    /** `smtp://host:port` or `smtps://host:port`. */
    MAIL_ENDPOINT: z.url({ protocol: /^smtps?$/ }),
    /** Secret with the mail account, see `mail-provider.ts`; without it no login is tried. */
    MAIL_SECRET: z.string().min(1).optional(),
  }),
};
