import { expect, test } from 'vitest';
import { changedAcceptance } from './changed-acceptance.ts';

const now = {
  mainType: 'noise',
  otherTypes: ['air', 'water'],
  industry: null,
  keyAttention: false,
  district: '110105',
  township: null,
  gist: '某工地夜间施工',
};
const same = {
  mainType: 'noise',
  otherTypes: ['water', 'air'],
  industry: '',
  keyAttention: false,
  place: '110105',
  gist: '某工地夜间施工',
};

test('what is as it was is not sent, in whatever order', () => {
  expect(changedAcceptance(now, same)).toEqual({});
  expect(changedAcceptance(now, { ...same, gist: '' })).toEqual({});
});

test.each([
  [{ mainType: 'soil' }, { mainType: 'soil' }],
  [{ industry: 'catering' }, { industry: 'catering' }],
  [{ keyAttention: true }, { keyAttention: true }],
  [{ gist: '某工地' }, { gist: '某工地' }],
  [{ place: '110105026' }, { place: '110105026' }],
  [{ place: '110106' }, { place: '110106' }],
  [{ place: '' }, {}],
  [{ otherTypes: ['air'] }, { otherTypes: ['air'] }],
  // The main type is not one of the others.
  [{ mainType: 'air' }, { mainType: 'air', otherTypes: ['water'] }],
])('%o is sent as %o', (written, sent) => {
  expect(changedAcceptance(now, { ...same, ...written })).toEqual(sent);
});

test('an industry that is taken away is sent as none', () => {
  expect(changedAcceptance({ ...now, industry: 'catering' }, same)).toEqual({ industry: null });
});

test('of a sub-district the district alone is another place', () => {
  const placed = { ...now, township: '110105026' };
  expect(changedAcceptance(placed, { ...same, place: '110105026' })).toEqual({});
  expect(changedAcceptance(placed, same)).toEqual({ place: '110105' });
});
