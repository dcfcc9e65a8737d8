import { expect, test } from 'vitest';
import { gistOf } from '@ducha/contracts';
import { acceptance, act, acted, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

const screening = (more: object = {}) => ({
  path: 'screening',
  as: people.screener,
  body: acceptance(more),
});
const correction = (corrected: string) => ({
  path: 'correction',
  as: people.head,
  body: { text: 'gist', corrected, old: 'kept' },
});

test('a gist is the one that the screener gave, or else the one that is proposed for the cleared text', async () => {
  const gist = '朝阳区搅拌站夜间施工';
  const given = await registered(house, house.inspection);
  expect(await acted(house, given, screening({ gist }))).toMatchObject({ gist });
  const proposed = await registered(house, house.inspection);
  expect(await acted(house, proposed, screening())).toMatchObject({
    gist: gistOf(acceptance().clearedText),
  });
});

test('a gist with personal data, or longer than a line, is refused by its place, and nothing is written', async () => {
  const complaint = await registered(house, house.inspection);
  const written = await house.written();
  const personal = await act(house, complaint, screening({ gist: '找13911112222反映噪声' }));
  expect(personal.body).toMatchObject({
    type: 'urn:ducha:problem:personal-data-in-text',
    faults: [{ pointer: '#/gist', code: 'phone' }],
  });
  const long = await act(house, complaint, screening({ gist: '长'.repeat(41) }));
  expect(long.body).toMatchObject({ faults: [{ pointer: '#/gist', code: 'too-big' }] });
  expect(await house.written()).toEqual(written);
});

test('a wrong gist is corrected, by one that is a gist too', async () => {
  const complaint = await registered(house, house.inspection);
  await acted(house, complaint, screening({ gist: '弄错了的要点' }));
  const long = await act(house, complaint, correction('长'.repeat(41)));
  expect(long.body).toMatchObject({ faults: [{ pointer: '#/corrected', code: 'too-big' }] });
  expect(await acted(house, complaint, correction('更正后的要点'))).toMatchObject({
    gist: '更正后的要点',
    corrections: [{ text: 'gist', keptOld: true }],
  });
});
