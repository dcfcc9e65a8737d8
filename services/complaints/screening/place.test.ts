import { beforeAll, describe, expect, test } from 'vitest';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { act, acted, acceptance, handOver, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** 所在地: where a matter is, found in screening and corrected after it. */
const house = complaintsHouseAt(new Date('2025-12-20T01:00:00Z'));
let inspection: string;

beforeAll(async () => {
  inspection = await house.openInspection();
});

/** A screener who is an official of a district too. */
const of = (district: string): TestPerson => ({
  ...people.screener,
  roles: ['office-screener', 'organisation-liaison'],
  org: district,
});
const screening = (more: object) => ({
  path: 'screening',
  as: people.screener,
  body: acceptance({ organisations: [{ organisation: '110105', role: 'lead' }], ...more }),
});
const correction = (more: object) => ({
  path: 'acceptance/correction',
  as: people.screener,
  body: { reason: 'judged-anew', ...more },
});
const listed = async (query: Record<string, string>) =>
  (
    await house.ask('GET /complaints', { as: people.clerk, query: { inspection, ...query } })
  ).body.complaints.map(({ complaint }: { complaint: string }) => complaint);

describe('where a matter is', () => {
  test('is a sub-district with its district, in the complaint, in lists and to be filtered by', async () => {
    const complaint = await registered(house, inspection, { district: '110106' });
    expect(await acted(house, complaint, screening({ place: '110105026' }))).toMatchObject({
      district: '110105',
      township: '110105026',
      relocations: [],
    });
    expect(await listed({ township: '110105026' })).toContain(complaint);
    expect(await listed({ district: '110105' })).toContain(complaint);
    expect(await listed({ district: '110106' })).not.toContain(complaint);
  });

  test('is as it was told where nobody says, and a district alone where no more is known', async () => {
    const told = await registered(house, inspection, { district: '110106' });
    expect(await acted(house, told, screening({}))).toMatchObject({
      district: '110106',
      township: null,
    });
    const found = await registered(house, inspection);
    expect(await acted(house, found, screening({ place: '110105' }))).toMatchObject({
      district: '110105',
      township: null,
    });
    expect(await listed({ township: '-' })).toEqual(expect.arrayContaining([told, found]));
  });

  test.each([
    ['nowhere', 'unknown-code'],
    ['sthjj', 'unknown-code'],
    ['110105099', 'organisation-merged'],
  ])('is not %s, which is refused beside what else is wrong', async (place, code) => {
    const complaint = await registered(house, inspection);
    const refused = await act(house, complaint, screening({ place, mainType: 'no-type' }));
    expect(refused).toMatchObject({
      status: 422,
      body: {
        faults: [
          { pointer: '#/mainType', code: 'unknown-code' },
          { pointer: '#/place', code },
        ],
      },
    });
    expect(await listed({ stage: 'received' })).toContain(complaint);
  });
});

describe('corrected after the acceptance', () => {
  test('keeps where it was thought to be, and why; the same place again changes nothing', async () => {
    const complaint = await registered(house, inspection, { district: '110106' });
    await acted(house, complaint, screening({}));
    await handOver(house, inspection);
    expect(await acted(house, complaint, correction({ place: '110105026' }))).toMatchObject({
      district: '110105',
      township: '110105026',
      relocations: [
        {
          reason: 'judged-anew',
          before: { district: '110106', township: null },
          after: { district: '110105', township: '110105026' },
        },
      ],
      acceptanceCorrections: [],
    });
    expect(await listed({ township: '110105026' })).toContain(complaint);
    const again = await act(house, complaint, correction({ place: '110105026' }));
    expect(again.status).toBe(422);
    expect(again.body.type).toMatch(/nothing-changed$/);
    const merged = await act(house, complaint, correction({ place: '110105099' }));
    expect(merged).toMatchObject({ status: 422, body: { faults: [{ pointer: '#/place' }] } });
    const wrong = await act(house, complaint, correction({ place: 'sthjj' }));
    expect(wrong).toMatchObject({ status: 422, body: { faults: [{ pointer: '#/place' }] } });
  });

  test('moves whose case it is: people of the district that was told act again, of the one found no more', async () => {
    const complaint = await registered(house, inspection, { district: '110105' });
    const organisations = [{ organisation: 'sthjj', role: 'lead' }];
    await acted(house, complaint, screening({ organisations }));
    // Whoever is of it has no part in it, and is told of nothing.
    const by = (as: TestPerson, keyAttention: boolean) =>
      act(house, complaint, { ...correction({ keyAttention }), as });
    expect((await by(of('110106'), true)).status).toBe(200);
    expect((await by(of('110105'), false)).body.type).toMatch(/not-found$/);
    await acted(house, complaint, correction({ place: '110106' }));
    expect((await by(of('110106'), false)).body.type).toMatch(/not-found$/);
    expect((await by(of('110105'), false)).status).toBe(200);
  });
});

describe('nobody makes a case their own', () => {
  const own = [{ organisation: '110106', role: 'lead' }];
  const theirs = [{ organisation: '110105', role: 'lead' }];

  test('neither by where the matter is, nor by whom it is given to: a colleague does it', async () => {
    const complaint = await registered(house, inspection, { district: '110105' });
    const by = async (what: { path: string; body: object }) =>
      (await act(house, complaint, { ...what, as: of('110106') })).body.type ?? 'done';
    const refused = expect.stringMatching(/own-case$/);
    expect(await by(screening({ place: '110106' }))).toEqual(refused);
    expect(await by(screening({ organisations: own }))).toEqual(refused);
    expect(await listed({ stage: 'received' })).toContain(complaint);
    expect(await by(screening({ organisations: theirs }))).toBe('done');
    expect(await by(correction({ place: '110106' }))).toEqual(refused);
    const head = { ...of('110106'), roles: ['office-head', 'organisation-liaison'] };
    const given = { path: 'reassignment', body: { organisations: own, reason: 'duties-changed' } };
    const reassigned = await act(house, complaint, { ...given, as: head });
    expect(reassigned.body.type).toEqual(refused);
    expect(await by(correction({ place: '110105026' }))).toBe('done');
  });
});
