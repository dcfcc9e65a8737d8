import type { AlarmEnd, AlarmKind, Duty } from '@ducha/contracts';

/** An alarm to the office, of one cause; null before it is raised. */
export type Alarm = {
  readonly kind: AlarmKind;
  readonly organisation: string;
  readonly duty: Duty | null;
  readonly number: string;
  readonly due: string;
  readonly unpublished?: number[] | undefined;
  readonly at: string;
  /** Null while its cause stands. */
  readonly ended: { readonly cause: AlarmEnd; readonly at: string } | null;
} | null;

/** What is said when it is raised. */
export type Raised = Omit<NonNullable<Alarm>, 'at' | 'ended'>;
