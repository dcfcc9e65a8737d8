import type { places as chinese } from '../zh/places.ts';

/** The 16 districts and the development area: as they are called for short, and in full. */
export const places: typeof chinese = {
  '110119': { name: 'Yanqing', whole: 'Yanqing District' },
  '110116': { name: 'Huairou', whole: 'Huairou District' },
  '110118': { name: 'Miyun', whole: 'Miyun District' },
  '110114': { name: 'Changping', whole: 'Changping District' },
  '110113': { name: 'Shunyi', whole: 'Shunyi District' },
  '110117': { name: 'Pinggu', whole: 'Pinggu District' },
  '110109': { name: 'Mentougou', whole: 'Mentougou District' },
  '110108': { name: 'Haidian', whole: 'Haidian District' },
  '110105': { name: 'Chaoyang', whole: 'Chaoyang District' },
  '110112': { name: 'Tongzhou', whole: 'Tongzhou District' },
  '110107': { name: 'Shijingshan', whole: 'Shijingshan District' },
  '110102': { name: 'Xicheng', whole: 'Xicheng District' },
  '110101': { name: 'Dongcheng', whole: 'Dongcheng District' },
  '110111': { name: 'Fangshan', whole: 'Fangshan District' },
  '110106': { name: 'Fengtai', whole: 'Fengtai District' },
  '110115': { name: 'Daxing', whole: 'Daxing District' },
  kfq: { name: 'BDA', whole: 'Beijing Economic-Technological Development Area' },
};
