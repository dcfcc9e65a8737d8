import { invalid } from './refusals.ts';

/** The number 0.`digits` × 10^`exponent`; `digits` begin and end with no zero, and are empty for zero. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Whole numbers that are written as DynamoDB writes them. */
const plainWhole = /^(?:0|-?[1-9]\d{0,37})$/;
/** Whole numbers that JavaScript adds without a loss, and their sums too. */
const safeWhole = /^-?\d{1,15}$/;

/**
 * A number in the one form in which DynamoDB gives it back. Refuses what is no number, has more than 38
 * digits, or is beyond ±9.99…E+125 or nearer to zero than ±1E-130.
 */
export function canonicalNumber(text: string): string {
  return plainWhole.test(text) ? text : written(within(parsed(text)));
}

/** The sum of two numbers, or their difference. Refuses what a number cannot hold. */
export function addNumbers(left: string, right: string, sign: 1 | -1): string {
  if (safeWhole.test(left) && safeWhole.test(right))
    return String(Number(left) + sign * Number(right) + 0);
  const [a, b] = [parsed(left), parsed(right)];
  const scale = Math.min(scaleOf(a), scaleOf(b));
  const sum = scaled(a, scale) + BigInt(sign) * scaled(b, scale);
  return written(within(parsed(`${sum}E${scale}`)));
}

/** Below zero where the first is less, above where it is more. */
export function compareNumbers(left: string, right: string): number {
  if (safeWhole.test(left) && safeWhole.test(right)) return Number(left) - Number(right);
  const [a, b] = [numberOrder(left), numberOrder(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A text that sorts as its number does. */
export function numberOrder(text: string): string {
  const { negative, digits, exponent } = parsed(text);
  if (digits === '') return '1';
  const magnitude = `${String(exponent + 500).padStart(4, '0')}${digits.padEnd(38, '0')}`;
  return negative
    ? `0${magnitude.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}`
    : `2${magnitude}`;
}

/** The bytes that a number counts: one for two digits, one more, and one for a sign. */
export function numberSize(text: string): number {
  if (/^[1-9]$/.test(text)) return 2;
  const { negative, digits } = parsed(text);
  return digits === '' ? 1 : Math.ceil(digits.length / 2) + 1 + (negative ? 1 : 0);
}

function parsed(text: string): Decimal {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (whole + fraction === '')
    throw invalid(
      text === ''
        ? 'The parameter cannot be converted to a numeric value'
        : `The parameter cannot be converted to a numeric value: ${text}`,
    );
  const all = whole + fraction;
  const leading = /^0*/.exec(all)?.[0].length ?? 0;
  const digits = all.slice(leading).replace(/0+$/, '');
  return {
    negative: sign === '-' && digits !== '',
    digits,
    exponent: digits === '' ? 0 : whole.length - leading + Number(power),
  };
}

function within(number: Decimal): Decimal {
  const { digits, exponent } = number;
  if (digits.length > 38)
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  if (exponent - 1 > 125)
    throw invalid(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  if (exponent - 1 < -130)
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  return number;
}

function written({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`;
  if (exponent >= digits.length) return sign + digits.padEnd(exponent, '0');
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

/** The power of ten of the last digit. */
function scaleOf({ digits, exponent }: Decimal): number {
  return exponent - digits.length;
}

function scaled(number: Decimal, scale: number): bigint {
  const { negative, digits } = number;
  const magnitude = BigInt(digits === '' ? '0' : digits + '0'.repeat(scaleOf(number) - scale));
  return negative ? -magnitude : magnitude;
}
