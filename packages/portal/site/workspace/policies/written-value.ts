import type { PolicyForm, PolicyValue } from '@ducha/contracts';

/** A whole number as somebody types it: digits of either width, with a sign; none where it is anything else. */
export function wholeNumber(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/\s/g, '');
  return /^-?\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}

/** Minutes with commas of either width, or blanks, between them; none where one of them is no number. */
export function minutesIn(typed: string): number[] | undefined {
  const parts = typed
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((part) => part !== '');
  const minutes = parts.map(wholeNumber);
  return parts.length > 0 && minutes.every((one) => one !== undefined) ? minutes : undefined;
}

/**
 * Whether a value can be sent for a rule of this form; whether it may hold, the house decides.
 * `undefined` is a value that is not written out yet.
 */
export function isWritten(form: PolicyForm, value: PolicyValue | undefined): value is PolicyValue {
  if (value === undefined || value === '') return false;
  if (form.kind === 'organisations' || form.kind === 'ladder') {
    return Array.isArray(value) && value.length > 0;
  }
  return true;
}
