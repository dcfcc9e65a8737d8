import {
  changeComplaintsPolicy,
  changeInspectionsPolicy,
  changeNotificationsPolicy,
  changeRectificationPolicy,
  readComplaintsPolicy,
  readInspectionsPolicy,
  readNotificationsPolicy,
  readRectificationPolicy,
  type Service,
  type readComplaintsPolicy as Read,
} from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

/** The rules of one service, as the house shows them. */
export type PolicyShown = BodyOf<typeof Read>;

/** The rules of each service: where they are read, and changed. */
export const servicePolicies = {
  complaints: { read: readComplaintsPolicy, change: changeComplaintsPolicy },
  inspections: { read: readInspectionsPolicy, change: changeInspectionsPolicy },
  rectification: { read: readRectificationPolicy, change: changeRectificationPolicy },
  notifications: { read: readNotificationsPolicy, change: changeNotificationsPolicy },
} as const satisfies Readonly<Record<Service, unknown>>;
