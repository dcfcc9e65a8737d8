import type { EventOf } from '@ducha/contracts';
import type { cutOffPassed, cutOffSet } from './cut-off-events.ts';

/** What holds from a day on, and since when it was said: no time before that is made up for. */
export type CutOffSetting = EventOf<typeof cutOffSet>['data'] & { readonly saidAt: string };

/** A time that has passed. */
export type CutOffPassed = EventOf<typeof cutOffPassed>['data'];

/** 定时组批: when the batches of an inspection are closed by themselves. */
export interface CutOffs {
  /** In the order of their days, each of another one. */
  readonly settings: readonly CutOffSetting[];
  /** The last times that passed, newest last. */
  readonly passed: readonly CutOffPassed[];
  /** Its last day, once it is over. */
  readonly ended: string | null;
}
