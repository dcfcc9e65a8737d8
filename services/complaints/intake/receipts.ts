import { createHmac } from 'node:crypto';
import { keyedId } from '@ducha/event-log';
import { newestFirst, type SecretKey, type SecretKeys } from '@ducha/lambda';

/** A receipt and the id of the complaint that it opens. */
export interface Receipt {
  readonly receipt: string;
  readonly complaint: string;
}

/** For how long after a rotation a retry may still belong to the key before, in milliseconds. */
const overlap = 48 * 3_600_000;

/**
 * The receipts that a request may have got, the newest key's first. Only within 48 hours after a
 * rotation is there a second one: a retry of a request that the key before had answered.
 */
export function receiptsFor(
  keys: SecretKeys,
  request: { readonly endpoint: string; readonly caller: string; readonly idempotencyKey: string },
  now: string,
): readonly [Receipt, ...Receipt[]] {
  const words = [request.endpoint, request.caller, request.idempotencyKey];
  const [newest, before] = newestFirst(keys);
  const recent = Date.parse(now) - Date.parse(newest.since) < overlap;
  const receiptOf = (key: SecretKey): Receipt => {
    const receipt = withCheckDigit(`${key.version}${eighteenDigits(key.secret, words)}`);
    return { receipt, complaint: complaintOf(key, receipt) };
  };
  return before !== undefined && recent
    ? [receiptOf(newest), receiptOf(before)]
    : [receiptOf(newest)];
}

/**
 * The complaint that a receipt would open, whether or not there is one: a malformed receipt gives the
 * id of none, so that it costs the same reads. Full-width digits and blanks are tolerated.
 */
export function complaintBehind(secret: SecretKeys, sent: string): string {
  const receipt = sent
    .replaceAll(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\s\u3000-]/g, '');
  const key = secret.keys.find((one) => String(one.version) === receipt.charAt(0));
  const sound = /^\d{20}$/.test(receipt) && withCheckDigit(receipt.slice(0, 19)) === receipt;
  return sound && key !== undefined
    ? complaintOf(key, receipt)
    : keyedId(bytesOf(newestFirst(secret)[0]), 'no receipt', sent);
}

function complaintOf(key: SecretKey, receipt: string): string {
  return keyedId(bytesOf(key), 'complaint', receipt);
}

function eighteenDigits(secret: string, words: readonly string[]): string {
  const mac = createHmac('sha256', secret)
    .update(JSON.stringify(['receipt', ...words]))
    .digest();
  return String(BigInt(`0x${mac.toString('hex')}`) % 10n ** 18n).padStart(18, '0');
}

/** ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap of neighbours. */
export function withCheckDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return `${digits}${(11 - product) % 10}`;
}

function bytesOf(key: SecretKey): Uint8Array {
  return new TextEncoder().encode(key.secret);
}
