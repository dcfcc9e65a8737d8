import { sheetMoment } from './sheet-moment.ts';

/** What is written out of a ledger: what is filtered, in the order in which it stands, every cell a text. */
export interface Sheet {
  readonly title: string;
  /** What stands above the rows: as of when, how many, what they are filtered and ordered by. */
  readonly head: readonly { readonly name: string; readonly says: string }[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the sheets of a workbook are called. */
  readonly names: { readonly rows: string; readonly head: string };
}

/** A name for the file, without anything that a disk forbids; it says as of when, as the sheet does. */
export function fileName({ title }: Sheet, asOf: string, extension: string): string {
  const moment = sheetMoment(asOf).replaceAll(/\D/g, '');
  return `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${moment}.${extension}`;
}
