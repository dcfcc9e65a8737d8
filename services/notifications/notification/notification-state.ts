import type { DeliveryState } from '@ducha/contracts';
import type { Letter } from './notification-events.ts';

export type NotificationStage = DeliveryState | 'none';

/** One message and how far it has come. */
export interface Notification {
  readonly stage: NotificationStage;
  readonly letter: Letter | null;
  /** How often someone was asked to attend to it. */
  readonly rounds: number;
  /** How often someone was asked and nothing has come of it yet; 0 while nobody is asked. */
  readonly unheard: number;
  /** How often it was given to the provider. */
  readonly attempts: number;
  /** Which holder of the duty the last attempt went to; 0 before the first. */
  readonly tenure: number;
  /** How often the provider was asked since the last attempt. */
  readonly lookUps: number;
  /** How often the provider was asked in vain since it last answered. */
  readonly unanswered: number;
  readonly receipt: string | null;
  /** When the last attempt began; the provider files messages by that day. */
  readonly attemptedAt: string | null;
  /** When the clock must look at it again. */
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly since: string;
}
