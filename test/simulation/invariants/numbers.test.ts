import { expect, test } from 'vitest';
import { accepted, received } from '../../../services/complaints/testing/complaint-history.ts';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import { numberInvariants } from './numbers.ts';
import { evidenceOf, faultsOf, idFor, type Streams } from './testing/evidence-of.ts';

const [first, second] = [idFor('first'), idFor('second')];
const [one, two, three] = [idFor('1'), idFor('2'), idFor('3')];

/** A complaint of an inspection with this number, as it comes of a series. */
function complaint(id: string, inspection: string, number: string): Streams {
  const said = accepted as Extract<ComplaintEvent, { type: 'complaint.accepted.v1' }>;
  return {
    [`complaint/${id}`]: [
      { events: [received({ inspection, receivedOn: '2026-03-02' })] },
      { events: [{ ...said, data: { ...said.data, number } }] },
    ],
  };
}

/** The series of the day: who got 1, 2, 3 … */
function series(...complaints: readonly string[]): Streams {
  return {
    'number/W3BJ20260302': complaints.map((id, index) => ({
      events: [{ type: 'number.given.v1', data: { serial: index + 1, complaint: id } }],
    })),
  };
}

const number = (serial: number): string => `W3BJ20260302${String(serial).padStart(4, '0')}`;
const faults = (name: string, ...streams: readonly Streams[]) =>
  faultsOf(
    numberInvariants,
    name,
    evidenceOf({ complaints: Object.assign({}, ...streams) as Streams }),
  );

test('numbers in a row, each of one complaint, break nothing', async () => {
  for (const { name } of numberInvariants) {
    expect(
      await faults(
        name,
        complaint(one, first, number(1)),
        complaint(two, first, number(2)),
        series(one, two),
      ),
      name,
    ).toEqual([]);
  }
});

test('one number of two complaints is found, and of two inspections', async () => {
  const same = [complaint(one, first, number(1)), complaint(two, first, number(1))];
  expect(await faults('a number is given once', ...same)).toEqual([
    `${first} ${number(1)} is the number of ${one} and ${two}`,
  ]);
  const cities = [complaint(one, first, number(1)), complaint(two, second, number(1))];
  expect(await faults('a number is given once', ...cities)).toEqual([]);
  expect(await faults('no number is given by two inspections', ...cities)).toEqual([
    `${number(1)} was given by ${first} and ${second}`,
  ]);
});

test('a gap is found', async () => {
  const gap = [complaint(one, first, number(1)), complaint(three, first, number(3))];
  expect(await faults('serials run without gaps', ...gap)).toEqual([
    `W3BJ20260302: 2 of 3 was given to nobody`,
  ]);
});

test('a number of another day, or of which its series knows nothing, is found', async () => {
  const name = 'a number says what its complaint is';
  expect(await faults(name, complaint(one, first, 'W3BJ202603030001'))).toHaveLength(1);
  expect(await faults(name, complaint(one, first, 'D3BJ202603020001'))).toHaveLength(1);
  expect(await faults(name, complaint(one, first, number(1)))).toEqual([
    `${number(1)} of ${one} was given to nobody`,
  ]);
  expect(await faults(name, complaint(one, first, number(1)), series(two))).toHaveLength(2);
});

test('a foreign number that two complaints bear is found', async () => {
  const foreign = { list: 'central-2025', number: 'D3HN202406020040' };
  const bears = (id: string): Streams => ({
    [`complaint/${id}`]: [{ events: [received({ foreign })] }],
  });
  const name = 'a number of another list is taken once';
  expect(await faults(name, bears(one))).toEqual([]);
  expect(await faults(name, bears(one), bears(two))).toHaveLength(1);
});
