import { laneOf, listLanes, type Row } from '@ducha/event-log';
import type { Look } from './access-state.ts';

/**
 * The rows of the looks at one complaint, each in the list of all looks. The first is the main row:
 * most complaints are looked at once, and then it is the only thing to write.
 */
export function lookRows(looks: readonly Look[], complaint: string): readonly Row[] {
  const rows = looks.map(({ version, at, contact }, index): Row => ({
    name: index === 0 ? 'main' : `look-${version}`,
    data: { version, at, contact },
    list1: { list: lookList(laneOf(complaint)), order: lookOrder(complaint, { version, at }) },
  }));
  return rows.length === 0 ? [{ name: 'main', data: {} }] : rows;
}

/** The partitions of all looks. */
export function lookLists(): string[] {
  return Array.from({ length: listLanes }, (_, lane) => lookList(lane));
}

/** Where a look stands among all: by time, and no two at one place. */
export function lookOrder(
  complaint: string,
  { version, at }: Pick<Look, 'version' | 'at'>,
): string {
  return `${at}/${complaint}/${String(version).padStart(9, '0')}`;
}

function lookList(lane: number): string {
  return `looks/${lane}`;
}
