import type { Fault } from '@ducha/contracts';
import { findPersonalData } from '@ducha/contracts/personal-data.ts';
import type { Rejection } from '@ducha/event-log';

/**
 * A phrase goes into the texts of many complaints: whatever looks like somebody's data is no part of it. There is no
 * reason for which it might stay, as in a text about one matter.
 */
export function personalDataIn(texts: Readonly<Record<string, string>>): Rejection | undefined {
  const faults = Object.entries(texts).flatMap(([field, text]) =>
    findPersonalData(text, nobody).map(({ start, end, kind }): Fault => ({
      pointer: `#/${field}`,
      code: kind,
      detail: `characters ${start + 1} to ${end}`,
    })),
  );
  return faults.length === 0 ? undefined : { rejected: 'personal-data-in-text', faults };
}

/** It is of no complaint, so that nobody's own data is known. */
const nobody = { name: null, phone: null, address: null };
