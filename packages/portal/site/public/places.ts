import type { Language } from '../language.ts';

/**
 * The 16 districts and the development area, each at its place in a grid of four columns and five rows,
 * roughly as they lie on a map with north at the top. Not a map: those of Beijing need an approval number.
 */
export const places = [
  { code: '110119', chinese: '延庆', english: 'Yanqing', column: 1, row: 0 },
  { code: '110116', chinese: '怀柔', english: 'Huairou', column: 2, row: 0 },
  { code: '110118', chinese: '密云', english: 'Miyun', column: 3, row: 0 },
  { code: '110114', chinese: '昌平', english: 'Changping', column: 1, row: 1 },
  { code: '110113', chinese: '顺义', english: 'Shunyi', column: 2, row: 1 },
  { code: '110117', chinese: '平谷', english: 'Pinggu', column: 3, row: 1 },
  { code: '110109', chinese: '门头沟', english: 'Mentougou', column: 0, row: 2 },
  { code: '110108', chinese: '海淀', english: 'Haidian', column: 1, row: 2 },
  { code: '110105', chinese: '朝阳', english: 'Chaoyang', column: 2, row: 2 },
  { code: '110112', chinese: '通州', english: 'Tongzhou', column: 3, row: 2 },
  { code: '110107', chinese: '石景山', english: 'Shijingshan', column: 0, row: 3 },
  { code: '110102', chinese: '西城', english: 'Xicheng', column: 1, row: 3 },
  { code: '110101', chinese: '东城', english: 'Dongcheng', column: 2, row: 3 },
  { code: '110111', chinese: '房山', english: 'Fangshan', column: 0, row: 4 },
  { code: '110106', chinese: '丰台', english: 'Fengtai', column: 1, row: 4 },
  { code: '110115', chinese: '大兴', english: 'Daxing', column: 2, row: 4 },
  { code: 'kfq', chinese: '经开区', english: 'BDA', column: 3, row: 4 },
] as const;

/** One of the 17, with its place in the grid. */
export type Place = (typeof places)[number];

/** The whole name of one of the 17: `大兴区`, `Daxing District`. */
export function placeName(language: Language, place: Place): string {
  if (language === 'zh') return place.code === 'kfq' ? place.chinese : `${place.chinese}区`;
  return place.code === 'kfq'
    ? 'Beijing Economic-Technological Development Area'
    : `${place.english} District`;
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
