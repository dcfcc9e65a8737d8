import { idOf } from '@ducha/event-log';
import type { DisclosedRow } from '../batches/batch-events.ts';
import { rowText } from './disclosure.ts';

/** How many characters a mark has. */
export const markLength = 8;

/**
 * What a row of a published table says, in eight characters: whoever compares them need not have the rows. Two that
 * differ are alike once in a million million.
 */
export function rowMark(row: DisclosedRow): string {
  return idOf(rowText(row)).slice(-markLength);
}
