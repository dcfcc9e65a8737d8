import { policyForm, policyValue } from '@ducha/contracts';
import {
  complaintsPolicy,
  inspectionsPolicy,
  notificationsPolicy,
  rectificationPolicy,
} from '@ducha/policy';
import { describe, expect, test } from 'vitest';
import { policies as english } from './site/workspace/policies/en.ts';
import { policies as chinese } from './site/workspace/policies/zh.ts';
import { valueLines, type Names } from './site/workspace/policies/value-text.ts';

const names: Names = {
  language: 'zh',
  organisation: (code) => `单位${code}`,
  duty: (code) => `岗位${code}`,
};
const documents = [complaintsPolicy, inspectionsPolicy, rectificationPolicy, notificationsPolicy];

describe.each(documents.flatMap(({ entries }) => Object.entries(entries)))('%s', (_, entry) => {
  const form = policyForm().parse(entry.form);
  const standard = policyValue().parse(entry.standard);

  test('has words for its default in both languages', () => {
    for (const texts of [chinese, english]) {
      const lines = valueLines(form, standard, texts.words, names);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).not.toMatch(/undefined|\[object|^$/);
    }
  });

  test('says nothing of a value that is of another form', () => {
    const other = form.kind === 'hours' ? 7 : { from: 22, until: 7 };
    const lines = valueLines(form, other, chinese.words, names);
    expect(lines.join()).not.toMatch(/undefined|NaN|\[object/);
  });
});

test('a step of a ladder is said in one line', () => {
  const ladder = policyForm().parse({ kind: 'ladder', most: 5 });
  const lines = valueLines(
    ladder,
    [
      {
        step: 'day-before',
        time: { anchor: 'due-day', days: -1 },
        duties: ['liaison', 'in-charge'],
        office: false,
      },
      { step: 'late', time: { anchor: 'due-day', days: 3 }, duties: ['principal'], office: true },
    ],
    chinese.words,
    names,
  );
  expect(lines).toEqual([
    '到期前 1 天：岗位liaison、岗位in-charge',
    '逾期 3 天：岗位principal，并告知督察办',
  ]);
});
