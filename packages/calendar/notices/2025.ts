import type { WordedNotice } from './notice.ts';

export const notice2025: WordedNotice = {
  year: 2025,
  number: { series: 'guobanfa-mingdian', year: 2024, serial: 12 },
  issued: '2024-11-12',
  holidays: [
    {
      name: 'new-year',
      off: { from: '2025-01-01', until: '2025-01-01' },
      makeUp: [],
      wording: '元旦：1月1日（周三）放假1天，不调休。',
    },
    {
      name: 'spring-festival',
      off: { from: '2025-01-28', until: '2025-02-04' },
      makeUp: ['2025-01-26', '2025-02-08'],
      wording:
        '春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。',
    },
    {
      name: 'qingming',
      off: { from: '2025-04-04', until: '2025-04-06' },
      makeUp: [],
      wording: '清明节：4月4日（周五）至6日（周日）放假，共3天。',
    },
    {
      name: 'labour-day',
      off: { from: '2025-05-01', until: '2025-05-05' },
      makeUp: ['2025-04-27'],
      wording: '劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。',
    },
    {
      name: 'dragon-boat',
      off: { from: '2025-05-31', until: '2025-06-02' },
      makeUp: [],
      wording: '端午节：5月31日（周六）至6月2日（周一）放假，共3天。',
    },
    {
      name: 'national-day-and-mid-autumn',
      off: { from: '2025-10-01', until: '2025-10-08' },
      makeUp: ['2025-09-28', '2025-10-11'],
      wording:
        '国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。',
    },
  ],
};
