import { duty } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { vacanciesOf } from './vacancies.ts';

const of = (code: string, kind: 'district' | 'township' | 'office', successor = null) => ({
  code,
  kind,
  successor,
});
const holding = (organisation: string, ...duties: (typeof duty.options)[number][]) =>
  duties.map((one) => ({ organisation, duty: one }));

test('what nobody holds is vacant, by kind and code; what is filled is counted alone', () => {
  const organisations = [
    of('110106', 'district'),
    of('110105', 'district'),
    of('110108', 'district'),
    of('110105026', 'township'),
    of('office', 'office'),
  ];
  const held = [
    ...holding('110105', ...duty.options),
    ...holding('110106', 'liaison'),
    ...holding('110105026', 'liaison', 'principal'),
  ];
  expect(vacanciesOf(organisations, held, duty.options)).toEqual([
    {
      kind: 'district',
      organisations: 3,
      vacant: [
        { code: '110106', vacant: ['in-charge', 'principal'] },
        { code: '110108', vacant: ['liaison', 'in-charge', 'principal'] },
      ],
    },
    { kind: 'township', organisations: 1, vacant: [{ code: '110105026', vacant: ['in-charge'] }] },
  ]);
});

test('one that was merged into another has no duties to fill', () => {
  const merged = { ...of('hbj', 'district'), successor: 'sthjj' };
  expect(vacanciesOf([merged], [], duty.options)).toEqual([]);
});
