import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { keyedId } from '@ducha/event-log';

const version = z.int().check(z.minimum(1), z.maximum(9));

/**
 * The secret behind receipts: `{"secret": …}` as a stack generates it (version 1 then), or after a
 * rotation `{"keys": [{"version", "secret", "since"}, …]}`, older keys kept so that their receipts open.
 */
export const receiptSecret = z.union([
  z.strictObject({
    keys: z
      .array(
        z.strictObject({
          version,
          secret: z.string().check(z.minLength(32)),
          since: z.iso.datetime(),
        }),
      )
      .check(z.minLength(1), z.maxLength(9)),
  }),
  z.pipe(
    z.strictObject({ secret: z.string().check(z.minLength(32)) }),
    z.transform(({ secret }) => ({
      keys: [{ version: 1, secret, since: '1970-01-01T00:00:00Z' }],
    })),
  ),
]);
export type ReceiptKeys = z.infer<typeof receiptSecret>;
type ReceiptKey = ReceiptKeys['keys'][number];

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
  { keys }: ReceiptKeys,
  request: { readonly endpoint: string; readonly caller: string; readonly idempotencyKey: string },
  now: string,
): readonly [Receipt, ...Receipt[]] {
  const words = [request.endpoint, request.caller, request.idempotencyKey];
  const [newest, before] = newestFirst(keys);
  const recent = Date.parse(now) - Date.parse(newest.since) < overlap;
  const receiptOf = (key: ReceiptKey): Receipt => {
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
export function complaintBehind({ keys }: ReceiptKeys, sent: string): string {
  const receipt = sent
    .replaceAll(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\s\u3000-]/g, '');
  const key = keys.find((one) => String(one.version) === receipt.charAt(0));
  const sound = /^\d{20}$/.test(receipt) && withCheckDigit(receipt.slice(0, 19)) === receipt;
  return sound && key !== undefined
    ? complaintOf(key, receipt)
    : keyedId(bytesOf(newestFirst(keys)[0]), 'no receipt', sent);
}

function newestFirst(keys: readonly ReceiptKey[]): readonly [ReceiptKey, ReceiptKey?] {
  const [newest, before] = keys.toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since));
  if (newest === undefined) throw new Error('no receipt key');
  return before === undefined ? [newest] : [newest, before];
}

function complaintOf(key: ReceiptKey, receipt: string): string {
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

function bytesOf(key: ReceiptKey): Uint8Array {
  return new TextEncoder().encode(key.secret);
}
