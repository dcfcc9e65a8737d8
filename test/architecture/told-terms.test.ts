import { complaintsPolicy, rectificationPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import { about as english } from '@ducha/portal/texts/en/about.ts';
import { about as chinese } from '@ducha/portal/texts/zh/about.ts';

const months = [
  complaintsPolicy.entries.contactRetention.standard,
  complaintsPolicy.entries.textRetention.standard,
  rectificationPolicy.entries.textRetention.standard,
];

test.each([
  ['保存多久', chinese, /(\d+) 年/g],
  ['How long', english, /(\d+) years/g],
] as const)(
  '%s: the public is told the terms that the policies begin with',
  (name, about, years) => {
    const found = JSON.stringify(about).split(`"name":"${name}"`)[1]?.split('}')[0] ?? '';
    expect([...found.matchAll(years)].map(([, said]) => Number(said) * 12)).toEqual(months);
  },
);
