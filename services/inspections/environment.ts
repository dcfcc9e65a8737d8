import { deadLettersEnvironment, relayEnvironment, storeEnvironment } from '@ducha/lambda';

/** What each function of this service finds in its environment, by the name of its entry file. */
export const environments = {
  api: storeEnvironment,
  'public-api': storeEnvironment,
  inbox: storeEnvironment.extend(deadLettersEnvironment.shape),
  relay: storeEnvironment.extend(relayEnvironment.shape),
  clock: storeEnvironment,
} as const;
