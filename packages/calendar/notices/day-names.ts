/** A name in both languages, as it stands in an explanation: `{ en: 'the Spring Festival', zh: '春节' }`. */
export interface Name {
  readonly en: string;
  readonly zh: string;
}

/** The holidays of the State Council's notices. */
export const holidayCodes = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
  'national-day-and-mid-autumn',
  'commemoration',
] as const;
export type HolidayName = (typeof holidayCodes)[number];

export const holidayNames: Readonly<Record<HolidayName, Name>> = {
  'new-year': { en: "New Year's Day", zh: '元旦' },
  'spring-festival': { en: 'the Spring Festival', zh: '春节' },
  qingming: { en: 'the Qingming Festival', zh: '清明节' },
  'labour-day': { en: 'Labour Day', zh: '劳动节' },
  'dragon-boat': { en: 'the Dragon Boat Festival', zh: '端午节' },
  'mid-autumn': { en: 'the Mid-Autumn Festival', zh: '中秋节' },
  'national-day': { en: 'National Day', zh: '国庆节' },
  'national-day-and-mid-autumn': {
    en: 'National Day and the Mid-Autumn Festival',
    zh: '国庆节、中秋节',
  },
  commemoration: { en: 'a day of commemoration', zh: '纪念日' },
};

/** Why a city counts a day otherwise than the notices. */
export const amendmentCodes = [
  'holiday-extended',
  'emergency',
  'severe-weather',
  'major-event',
  'municipal-order',
] as const;
export type AmendmentName = (typeof amendmentCodes)[number];

export const amendmentNames: Readonly<Record<AmendmentName, Name>> = {
  'holiday-extended': { en: 'an extended holiday', zh: '假期延长' },
  emergency: { en: 'an emergency', zh: '突发事件应对' },
  'severe-weather': { en: 'severe weather', zh: '极端天气' },
  'major-event': { en: 'a major event', zh: '重大活动' },
  'municipal-order': { en: 'a municipal order', zh: '本市统一安排' },
};

/** Every name by which a day is told from an ordinary one: a code, so that it may stand in an event. */
export type DayName = HolidayName | AmendmentName;

export const dayNames: Readonly<Record<DayName, Name>> = { ...holidayNames, ...amendmentNames };
