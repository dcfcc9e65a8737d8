import type { Language } from '../language.ts';
import { places as english } from '../texts/en/places.ts';
import { places as chinese } from '../texts/zh/places.ts';

/**
 * The 16 districts and the development area, each at its place in a grid of four columns and five rows,
 * roughly as they lie on a map with north at the top. Not a map: those of Beijing need an approval number.
 */
const grid = [
  { code: '110119', column: 1, row: 0 },
  { code: '110116', column: 2, row: 0 },
  { code: '110118', column: 3, row: 0 },
  { code: '110114', column: 1, row: 1 },
  { code: '110113', column: 2, row: 1 },
  { code: '110117', column: 3, row: 1 },
  { code: '110109', column: 0, row: 2 },
  { code: '110108', column: 1, row: 2 },
  { code: '110105', column: 2, row: 2 },
  { code: '110112', column: 3, row: 2 },
  { code: '110107', column: 0, row: 3 },
  { code: '110102', column: 1, row: 3 },
  { code: '110101', column: 2, row: 3 },
  { code: '110111', column: 0, row: 4 },
  { code: '110106', column: 1, row: 4 },
  { code: '110115', column: 2, row: 4 },
  { code: 'kfq', column: 3, row: 4 },
] as const;

export const places = grid.map(({ code, column, row }) => ({
  code,
  column,
  row,
  chinese: chinese[code].name,
  english: english[code].name,
}));

/** One of the 17, with its place in the grid. */
export type Place = (typeof places)[number];

/** The whole name of one of the 17: `大兴区`, `Daxing District`. */
export function placeName(language: Language, { code }: Place): string {
  return (language === 'zh' ? chinese : english)[code].whole;
}

/** The colour step of a count, 0 to 4: none, then up to each quarter of the largest. */
export function stepOf(count: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (count <= 0 || largest <= 0) return 0;
  if (count * 4 <= largest) return 1;
  if (count * 2 <= largest) return 2;
  return count * 4 <= largest * 3 ? 3 : 4;
}

/** The counts that belong to each step, from 0 to the largest; steps that no count falls into are left out. */
export function stepsUpTo(
  largest: number,
): readonly { readonly step: number; readonly from: number; readonly to: number }[] {
  const bounds = [0, 1, 2, 3, 4].map((step) => Math.floor((step * largest) / 4));
  return bounds
    .map((to, step) => ({ step, from: step === 0 ? 0 : (bounds[step - 1] ?? 0) + 1, to }))
    .filter(({ from, to }) => from <= to);
}
