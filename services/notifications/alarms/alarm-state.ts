import type { AlarmKind, Duty } from '@ducha/contracts';

/** An alarm to the office; null before it is raised. */
export type Alarm = {
  readonly kind: AlarmKind;
  readonly organisation: string;
  readonly duty: Duty | null;
  readonly number: string;
  readonly due: string;
  readonly unpublished?: number[] | undefined;
  readonly at: string;
} | null;
