import type { Name } from './notice.ts';

/** The holidays of the State Council's notices, by their names in both languages. */
export const holidayNames = {
  newYear: { en: "New Year's Day", zh: '元旦' },
  springFestival: { en: 'the Spring Festival', zh: '春节' },
  qingming: { en: 'the Qingming Festival', zh: '清明节' },
  labourDay: { en: 'Labour Day', zh: '劳动节' },
  dragonBoat: { en: 'the Dragon Boat Festival', zh: '端午节' },
  midAutumn: { en: 'the Mid-Autumn Festival', zh: '中秋节' },
  nationalDay: { en: 'National Day', zh: '国庆节' },
  nationalDayAndMidAutumn: { en: 'National Day and the Mid-Autumn Festival', zh: '国庆节、中秋节' },
} as const satisfies Record<string, Name>;
