import type { changeCalendar } from '@ducha/contracts';
import type { Asked } from '../../caller.ts';

type Entry = Asked<typeof changeCalendar>['body'];

/** 国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）; the house comes with later years alone. */
export const notice2020: Entry = {
  decision: 'notice',
  notice: {
    year: 2020,
    number: { series: 'guobanfa-mingdian', year: 2019, serial: 16 },
    issued: '2019-11-21',
    holidays: [
      { name: 'new-year', off: { from: '2020-01-01', until: '2020-01-01' }, makeUp: [] },
      {
        name: 'spring-festival',
        off: { from: '2020-01-24', until: '2020-01-30' },
        makeUp: ['2020-01-19', '2020-02-01'],
      },
      { name: 'qingming', off: { from: '2020-04-04', until: '2020-04-06' }, makeUp: [] },
      {
        name: 'labour-day',
        off: { from: '2020-05-01', until: '2020-05-05' },
        makeUp: ['2020-04-26', '2020-05-09'],
      },
      {
        name: 'dragon-boat',
        off: { from: '2020-06-25', until: '2020-06-27' },
        makeUp: ['2020-06-28'],
      },
      {
        name: 'national-day-and-mid-autumn',
        off: { from: '2020-10-01', until: '2020-10-08' },
        makeUp: ['2020-09-27', '2020-10-10'],
      },
    ],
  },
};
