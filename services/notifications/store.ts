import type * as z from 'zod';
import { openStore, PolicyReader, type Store, type storeEnvironment } from '@ducha/lambda';
import { notificationsPolicy } from '@ducha/policy';

/** What the functions of this service work with: made once at cold start. */
export interface NotificationsStore extends Store {
  readonly policy: PolicyReader<typeof notificationsPolicy>;
}

/** Opens the service's tables; no call is made yet. */
export function openNotifications(
  environment: z.infer<typeof storeEnvironment>,
): NotificationsStore {
  const store = openStore(environment);
  return { ...store, policy: new PolicyReader(store, notificationsPolicy) };
}
