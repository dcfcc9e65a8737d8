/** How many digits a receipt (查询凭证) has. */
const length = 20;

/** A receipt as a person typed it: its digits, or what is wrong with them. */
export type TypedReceipt =
  | { readonly is: 'receipt'; readonly receipt: string }
  | { readonly is: 'empty' }
  /** The complaint's number 受理编号, which opens nothing. */
  | { readonly is: 'number' }
  /** These characters are no digits. */
  | { readonly is: 'foreign'; readonly characters: string }
  | { readonly is: 'too-short' | 'too-long'; readonly digits: number };

/** Reads a receipt however it was written: full-width digits, blanks, dashes, points, any groups. */
export function typedReceipt(typed: string): TypedReceipt {
  const plain = typed.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}\p{Po}\p{Zs}−_]/gu, '');
  if (plain === '') return { is: 'empty' };
  if (/^[DXWFQTE]\d?[A-Z]{2}\d{8,}$/i.test(plain)) return { is: 'number' };
  const foreign = [...new Set(plain.replaceAll(/\d/g, ''))];
  if (foreign.length > 0) return { is: 'foreign', characters: foreign.slice(0, 5).join('') };
  const digits = plain.length;
  if (digits === length) return { is: 'receipt', receipt: plain };
  return { is: digits < length ? 'too-short' : 'too-long', digits };
}

/** A receipt as people read and copy it: groups of four. */
export function inGroups(receipt: string): readonly string[] {
  return receipt.match(/.{1,4}/g) ?? [];
}
