import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownNotices } from '../working-days.ts';
import { documentNumberText, documentSeriesCodes, readDocumentNumber } from './document-number.ts';
import { readDates, readNotice } from './read-notice.ts';

test.each(knownNotices)('the wording of $year is read as the data of that year', (notice) => {
  const text = notice.holidays.map(
    ({ wording }, place) => `${'一二三四五六七八九'[place]}、${wording}`,
  );
  const whole = [
    '国务院办公厅关于部分节假日安排的通知',
    '国办发明电〔2025〕7号',
    '经国务院批准，现将安排通知如下。',
    '',
    ...text,
    '国务院办公厅',
    '2025年11月4日',
  ];
  expect(readNotice(notice.year, whole.join('\n'))).toEqual({
    holidays: notice.holidays.map(({ name, off, makeUp }) => ({ name, off, makeUp })),
    issued: '2025-11-04',
    number: { series: 'guobanfa-mingdian', year: 2025, serial: 7 },
    unread: [],
  });
});

describe('a number', () => {
  test.each([
    ['国办发明电〔2025〕7号', '国办发明电〔2025〕7号'],
    [' 国办发明电 [2026] 12 号 ', '国办发明电〔2026〕12号'],
    ['国办发（２０１２）３３号', '国办发〔2012〕33号'],
    ['国办函【2020】1号', '国办函〔2020〕1号'],
  ])('%s is one, whatever brackets and widths it has', (text, shown) => {
    const number = readDocumentNumber(text);
    expect(number === undefined ? number : documentNumberText(number)).toBe(shown);
  });

  test.each([
    '',
    '7号',
    '国办发明电〔25〕7号',
    '国办发明电〔2025〕0号',
    '京办发〔2025〕7号',
    '国办发明电2025-7',
    '国办发明电〔2025〕7号的通知',
  ])('%s is none', (text) => {
    expect(readDocumentNumber(text)).toBeUndefined();
  });

  test('every one is read as it is shown', () => {
    const number = fc.record({
      series: fc.constantFrom(...documentSeriesCodes),
      year: fc.integer({ min: 2000, max: 2100 }),
      serial: fc.integer({ min: 1, max: 9_999 }),
    });
    fc.assert(
      fc.property(number, (one) => {
        expect(readDocumentNumber(documentNumberText(one))).toEqual(one);
      }),
    );
  });

  test('of the notices that came with the program, each has one', () => {
    expect(knownNotices.map(({ number }) => number && documentNumberText(number))).toEqual([
      '国办发明电〔2024〕12号',
      '国办发明电〔2025〕7号',
    ]);
  });
});

describe('a holiday', () => {
  const read = (line: string, year = 2027) => readNotice(year, line);

  test.each([
    [
      'that begins in the year before, with its years',
      '元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。',
      {
        name: 'new-year',
        off: { from: '2018-12-30', until: '2019-01-01' },
        makeUp: ['2018-12-29'],
      },
    ],
    [
      'that begins in the year before, without',
      '元旦：12月30日至1月1日放假，共3天。12月29日（周六）上班。',
      {
        name: 'new-year',
        off: { from: '2018-12-30', until: '2019-01-01' },
        makeUp: ['2018-12-29'],
      },
    ],
    [
      'of two names in the other order, in narrow signs',
      '2. 中秋节、国庆节: 9月29日至10月6日放假调休,共8天。10月7日(周六)、8日(周日)上班。鼓励错峰出行。',
      {
        name: 'national-day-and-mid-autumn',
        off: { from: '2019-09-29', until: '2019-10-06' },
        makeUp: ['2019-10-07', '2019-10-08'],
      },
    ],
    [
      'of another name in December, which is of its own year',
      '纪念日：12月13日放假1天。',
      { name: 'commemoration', off: { from: '2019-12-13', until: '2019-12-13' }, makeUp: [] },
    ],
    [
      'without a count of its days',
      '端午节：6月10日（周一）放假，与周末连休。',
      { name: 'dragon-boat', off: { from: '2019-06-10', until: '2019-06-10' }, makeUp: [] },
    ],
  ])('%s', (_what, line, holiday) => {
    expect(read(line, 2019)).toEqual({ holidays: [holiday], issued: undefined, unread: [] });
  });

  test.each([
    ['of another name', '植树节：3月12日放假1天。'],
    ['whose days are not as many as it says', '元旦：1月1日至3日放假，共4天。'],
    ['whose one day is not as many as it says', '元旦：1月1日放假2天，不调休。'],
    ['with a day that there is not', '春节：2月28日至31日放假，共4天。'],
    ['that ends before it begins', '清明节：4月5日至4日放假。'],
    ['with a working day that there is not', '元旦：1月1日放假1天。2月30日（周六）上班。'],
    ['that is not off', '元旦：1月1日照常。'],
  ])('%s is not guessed at', (_what, line) => {
    expect(read(line)).toEqual({ holidays: [], issued: undefined, unread: [line] });
  });
});

test.each([
  ['', []],
  ['2027-02-14', ['2027-02-14']],
  ['2027/2/14，2月20日、21日', ['2027-02-14', '2027-02-20', '2027-02-21']],
  ['２月１４日（周日） 2月20日', ['2027-02-14', '2027-02-20']],
  ['14日', undefined],
  ['2月30日', undefined],
  ['soon', undefined],
])('"%s" says %s', (text, dates) => {
  expect(readDates(2027, text)).toEqual(dates);
});
