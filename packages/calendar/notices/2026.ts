import type { WordedNotice } from './notice.ts';

/** Published by Xinhua on the day on which it was issued. */
export const notice2026: WordedNotice = {
  year: 2026,
  number: { series: 'guobanfa-mingdian', year: 2025, serial: 7 },
  issued: '2025-11-04',
  holidays: [
    {
      name: 'new-year',
      off: { from: '2026-01-01', until: '2026-01-03' },
      makeUp: ['2026-01-04'],
      wording: '元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
    },
    {
      name: 'spring-festival',
      off: { from: '2026-02-15', until: '2026-02-23' },
      makeUp: ['2026-02-14', '2026-02-28'],
      wording:
        '春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。',
    },
    {
      name: 'qingming',
      off: { from: '2026-04-04', until: '2026-04-06' },
      makeUp: [],
      wording: '清明节：4月4日（周六）至6日（周一）放假，共3天。',
    },
    {
      name: 'labour-day',
      off: { from: '2026-05-01', until: '2026-05-05' },
      makeUp: ['2026-05-09'],
      wording: '劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。',
    },
    {
      name: 'dragon-boat',
      off: { from: '2026-06-19', until: '2026-06-21' },
      makeUp: [],
      wording: '端午节：6月19日（周五）至21日（周日）放假，共3天。',
    },
    {
      name: 'mid-autumn',
      off: { from: '2026-09-25', until: '2026-09-27' },
      makeUp: [],
      wording: '中秋节：9月25日（周五）至27日（周日）放假，共3天。',
    },
    {
      name: 'national-day',
      off: { from: '2026-10-01', until: '2026-10-07' },
      makeUp: ['2026-09-20', '2026-10-10'],
      wording:
        '国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。',
    },
  ],
};
