import type { NoteRef } from '@ducha/contracts';

/** An address: the secret note, and the cleared one that shows a part of it. */
export interface Address {
  readonly full: NoteRef;
  readonly masked: NoteRef;
}

/** 责任人: who holds a duty now. */
export interface Holder {
  readonly name: NoteRef;
  readonly mobile: Address | null;
  readonly email: Address | null;
  readonly since: string;
  /** Counts the holders of this duty from 1. */
  readonly tenure: number;
}

/** Who held a duty, or holds it. */
export interface Tenure extends Holder {
  /** Null while it lasts. */
  readonly until: string | null;
  /** Until when name and addresses are kept; null until that is set, after the end. */
  readonly keptUntil: string | null;
  /** Name and addresses are gone. */
  readonly erased: boolean;
}

/** 岗位: a duty of an organisation; its earlier holders stay in the stream's history. */
export interface DutyState {
  readonly holder: Holder | null;
  /** All who have held it, in order, the present one included: `tenures[tenure - 1]`. */
  readonly tenures: readonly Tenure[];
}

/** Those who hold it no longer. */
export function earlierTenures({ tenures }: DutyState): readonly (Tenure & { until: string })[] {
  return tenures.flatMap((one) => (one.until === null ? [] : [{ ...one, until: one.until }]));
}
