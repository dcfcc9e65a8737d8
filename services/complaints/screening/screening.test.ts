import { complaintNumber } from '@ducha/contracts';
import { expect, test } from 'vitest';
import {
  accepted,
  asked,
  complaintAt,
  complaintId,
  complaintAfter,
  histories,
  received,
  someNote,
  policy,
} from '../testing/complaint-history.ts';
import { complaintNumberOf, highestSerial, numberSeriesId } from './complaint-number.ts';
import {
  decideAccept,
  decideAsk,
  decideDecline,
  decideLapse,
  decideMerge,
  decideSupplement,
} from './screening.ts';

const acceptance = {
  mainType: 'noise',
  otherTypes: ['air'],
  industry: null,
  keyAttention: false,
  assignments: [{ organisation: '110105', role: 'lead' as const }],
  cleared: someNote,
  gist: { ...someNote, note: `${'n'.repeat(26)}.gist` },
};
const { gist, ...complaintFacts } = acceptance;
const numbering = { complaint: complaintId, policy, series: { number: { given: 16 } } };
const other = 'e'.repeat(26);

test('acceptance takes the next number of its series', () => {
  expect(
    decideAccept(complaintAfter(received({ channel: 'phone' })), acceptance, numbering),
  ).toEqual({
    primary: [
      {
        type: 'complaint.accepted.v1',
        data: { ...complaintFacts, number: 'D3BJ202512200017' },
      },
      { type: 'complaint.gist-given.v1', data: { gist } },
    ],
    companions: {
      number: [{ type: 'number.given.v1', data: { serial: 17, complaint: complaintId } }],
    },
  });
});

test('a number goes on after the highest of the series that inspections kept for themselves, which end', () => {
  const series = {
    number: { given: 0 },
    'own-a': { given: 5 },
    'own-b': { given: 3 },
    'own-c': { given: 0 },
  } as const;
  expect(decideAccept(complaintAt('received'), acceptance, { ...numbering, series })).toMatchObject(
    {
      primary: [{ data: { number: 'W3BJ202512200006' } }, {}],
      companions: {
        number: [{ type: 'number.given.v1', data: { serial: 6, complaint: complaintId } }],
        'own-a': [{ type: 'number.series-moved.v1', data: { serial: 5 } }],
        'own-b': [{ type: 'number.series-moved.v1', data: { serial: 3 } }],
      },
    },
  );
  const full = { number: { given: 0 }, 'own-a': { given: highestSerial } } as const;
  expect(decideAccept(complaintAt('received'), acceptance, { ...numbering, series: full })).toEqual(
    { rejected: 'serial-exhausted' },
  );
});

test('a series is what a number shows before its serial, whatever inspection asks', () => {
  const parts = { channel: 'other', receivedOn: '2025-12-20', policy } as const;
  expect(numberSeriesId(parts)).toBe('Q3BJ20251220');
  expect(numberSeriesId({ ...parts, policy: { ...policy, round: null } })).toBe('QBJ20251220');
  expect(complaintNumberOf({ ...parts, serial: 7 })).toBe(`${numberSeriesId(parts)}0007`);
});

test.each([
  ['phone', 3, 'D3BJ202512200001'],
  ['letter', 3, 'X3BJ202512200001'],
  ['web', null, 'WBJ202512200001'],
  ['visit', 2, 'F2BJ202512200001'],
  ['other', 1, 'Q1BJ202512200001'],
] as const)('a complaint by %s of round %s has the number %s', (channel, round, number) => {
  expect(
    complaintNumberOf({
      channel,
      receivedOn: '2025-12-20',
      serial: 1,
      policy: { ...policy, round },
    }),
  ).toBe(number);
});

test('the letter of other channels is policy', () => {
  const parts = { channel: 'other', receivedOn: '2025-12-20', serial: 1 } as const;
  const lettered = (letterOfOther: 'Q' | 'T' | 'E') =>
    complaintNumberOf({ ...parts, policy: { ...policy, letterOfOther } });
  expect(lettered('T')).toBe('T3BJ202512200001');
  for (const letter of ['Q', 'T', 'E'] as const) complaintNumber.parse(lettered(letter));
});

test('no number after the last one', () => {
  const full = { ...numbering, series: { number: { given: highestSerial } } };
  expect(decideAccept(complaintAt('received'), acceptance, full)).toEqual({
    rejected: 'serial-exhausted',
  });
  const parts = { channel: 'web', receivedOn: '2025-12-20', policy } as const;
  expect(() => complaintNumberOf({ ...parts, serial: highestSerial + 1 })).toThrow(RangeError);
});

test.each([
  ['nobody leads', [{ organisation: '110105', role: 'assist' as const }]],
  [
    'two lead',
    [
      { organisation: '110105', role: 'lead' as const },
      { organisation: '110106', role: 'lead' as const },
    ],
  ],
  [
    'one is named twice',
    [
      { organisation: '110105', role: 'lead' as const },
      { organisation: '110105', role: 'assist' as const },
    ],
  ],
])('not when %s', (_why, assignments) => {
  const decided = decideAccept(complaintAt('received'), { ...acceptance, assignments }, numbering);
  expect(decided).toMatchObject({ rejected: 'one-lead', faults: [{ pointer: '#/organisations' }] });
});

test('the main type is not one of the others', () => {
  const twice = { ...acceptance, otherTypes: ['noise'] };
  expect(decideAccept(complaintAt('received'), twice, numbering)).toMatchObject({
    rejected: 'unknown-code',
  });
});

test('a merged complaint has a number of its own and points to the one it joined', () => {
  const into = { complaint: other, state: complaintAt('accepted') };
  expect(decideMerge(complaintAt('received'), into, numbering)).toMatchObject({
    primary: [{ type: 'complaint.merged.v1', data: { number: 'W3BJ202512200017', into: other } }],
    companions: {
      number: [{ data: { serial: 17 } }],
      into: [{ type: 'complaint.joined.v1', data: { complaint: complaintId } }],
    },
  });
});

test('one that was accepted is merged with the number that it has, until it is handed over', () => {
  const into = { complaint: other, state: complaintAt('handling') };
  expect(decideMerge(complaintAt('accepted'), into, numbering)).toMatchObject({
    primary: [{ data: { number: 'W3BJ202512200001', into: other } }],
    companions: { number: [] },
  });
  for (const stage of ['transferred', 'handling', 'closed', 'merged', 'declined'] as const) {
    expect(decideMerge(complaintAt(stage), into, numbering)).toEqual({ rejected: 'wrong-stage' });
  }
});

test.each(['closed', 'staged'] as const)('into one that is %s nothing is merged', (stage) => {
  const into = { complaint: other, state: complaintAt(stage) };
  expect(decideMerge(complaintAt('received'), into, numbering)).toMatchObject({
    rejected: 'merge-ended',
    faults: [{ pointer: '#/into' }],
  });
});

test('a matter of another place needs the place, or a word that says where it belongs', () => {
  const state = complaintAt('received');
  const decline = { ground: 'other-place', explanation: null, handedTo: null } as const;
  expect(decideDecline(state, decline)).toMatchObject({
    rejected: 'place-missing',
    faults: [{ pointer: '#/handedTo' }],
  });
  for (const named of [{ handedTo: '110106' }, { explanation: someNote }]) {
    expect(decideDecline(state, { ...decline, ...named })).not.toHaveProperty('rejected');
  }
  expect(decideDecline(state, { ...decline, ground: 'repeated' })).not.toHaveProperty('rejected');
});

test.each([
  ['itself', { complaint: complaintId, state: complaintAt('accepted') }],
  ['one that is not accepted', { complaint: other, state: complaintAt('received') }],
  ['one that was merged itself', { complaint: other, state: complaintAt('merged') }],
  [
    'one that was merged after it was accepted',
    {
      complaint: other,
      state: complaintAfter(...histories.accepted, ...histories.merged.slice(-1)),
    },
  ],
  ['none', { complaint: other, state: complaintAt('none') }],
  [
    'one of another inspection',
    { complaint: other, state: complaintAfter(received({ inspection: 'f'.repeat(26) }), accepted) },
  ],
])('it does not join %s', (_what, into) => {
  expect(decideMerge(complaintAt('received'), into, numbering)).toMatchObject({
    rejected: 'merge-impossible',
  });
});

test('a question may be answered until the end of the day named', () => {
  const decided = decideAsk(complaintAt('received'), {
    question: someNote,
    answerBy: '2025-12-25',
    counted: null,
    today: '2025-12-25',
  });
  expect(decided).toEqual([asked]);
  const late = { question: someNote, answerBy: '2025-12-24', counted: null, today: '2025-12-25' };
  expect(decideAsk(complaintAt('received'), late)).toMatchObject({ rejected: 'dates-impossible' });
  const never = { ...late, answerBy: '9999-12-31' };
  expect(decideAsk(complaintAt('received'), never)).toMatchObject({ rejected: 'dates-impossible' });
});

test('an answer in time is taken, a late one is not', () => {
  const state = complaintAt('asked');
  const answer = (at: string) => decideSupplement(state, { text: someNote, at });
  expect(answer('2025-12-25T15:59:59.999Z')).toEqual([
    { type: 'complaint.supplemented.v1', data: { text: someNote } },
  ]);
  expect(answer('2025-12-25T16:00:00.000Z')).toEqual({ rejected: 'wrong-stage' });
});

test('a question lapses when it is due, once, and only while it waits', () => {
  const due = '2025-12-25T16:00:00.000Z';
  expect(decideLapse(complaintAt('asked'), due)).toEqual([
    { type: 'complaint.question-lapsed.v1', data: { due } },
  ]);
  expect(decideLapse(complaintAt('asked'), '2025-12-25T15:00:00.000Z')).toEqual([]);
  expect(decideLapse(complaintAt('accepted'), due)).toEqual([]);
});
