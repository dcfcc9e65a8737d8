import { readComplaint, readPassedOnPhotograph, type Endpoint } from '@ducha/contracts';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import {
  histories,
  someNote,
  withdrawn,
} from '../../../services/complaints/testing/complaint-history.ts';
import type { Evidence, Exchange } from './evidence.ts';
import { photographInvariants } from './photographs.ts';
import { after, evidenceOf, faultsOf, idFor, type Said } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const original = idFor('yard');
const copy = idFor('copy');
const screener = { role: 'office-screener' as const, organisation: null, subject: 'screener' };
const attached: ComplaintEvent = {
  type: 'complaint.photographs-attached.v2',
  data: { photographs: [{ photograph: original, mediaType: 'image/jpeg', print: someNote }] },
};
const passedOn = (of = original): Said => ({
  at: after(5),
  actor: screener,
  events: [
    {
      type: 'complaint.photographs-passed-on.v1',
      data: { photographs: [{ original: of, copy, areas: 1, print: someNote }] },
    },
  ],
});
const look = (subject = 'screener', at = after(4)): Said => ({
  at,
  actor: { ...screener, subject },
  events: [{ type: 'access.looked.v1', data: { reason: someNote, contact: false } }],
});
const takenBack: Said = {
  events: [
    {
      type: 'note.erased.v1',
      data: {
        matter: { kind: 'complaint', id: complaint },
        cause: 'office',
        parts: ['photographs'],
        notes: [],
        files: [{ folder: 'evidence', file: copy }],
        plan: [],
        last: true,
      },
    },
  ],
};

/** A complaint in the hands of 110105, one of whose photographs was passed on in the commit that follows. */
function evidence(
  more: Partial<Omit<Evidence, 'logs'>> & {
    readonly looks?: readonly Said[];
    readonly before?: readonly Said[];
    readonly last?: readonly Said[];
    readonly of?: string;
  } = {},
): Evidence {
  const { looks = [look()], before = [], last = [], of, ...rest } = more;
  const [first, ...others] = histories.handling;
  return evidenceOf(
    {
      complaints: {
        [`complaint/${complaint}`]: [
          { events: [first!, attached, ...others] },
          ...before,
          passedOn(of),
          ...last,
        ],
        [`access/${complaint}`]: looks,
      },
    },
    { files: new Set([`evidence/${copy}`]), ...rest },
  );
}

const faults = (name: string, given: Evidence) => faultsOf(photographInvariants, name, given);

test('a copy that somebody passed on without a look of their own, or later, or of what was erased, is found', async () => {
  const name = 'photographs are passed on by who has looked at them';
  expect(await faults(name, evidence())).toEqual([]);
  for (const looks of [[], [look('another')], [look('screener', after(6))]]) {
    expect(await faults(name, evidence({ looks }))).toHaveLength(1);
  }
  const glanced: Said = {
    actor: screener,
    events: [{ type: 'access.glanced.v1', data: { sitting: idFor('sitting'), of: 1 } }],
  };
  expect(await faults(name, evidence({ looks: [glanced] }))).toHaveLength(1);
  expect(await faults(name, evidence({ of: idFor('another') }))).toHaveLength(1);
  const [event] = takenBack.events;
  const erased: Said = {
    events: [
      {
        type: 'note.erased.v1',
        data: { ...(event!.data as object), files: [{ folder: 'photographs', file: original }] },
      },
    ],
  };
  expect(await faults(name, evidence({ before: [erased] }))).toHaveLength(1);
});

const clerk = { sub: 'clerk', roles: ['office-clerk@office'] };
const liaison = { sub: 'liaison', roles: ['organisation-liaison@110105'] };
const told = (
  as: Exchange['as'],
  endpoint: Endpoint,
  body: unknown,
  version: number,
): Exchange => ({
  endpoint,
  as,
  asked: { params: { complaint } },
  answered: { status: 200, body, version },
  at: Date.parse(after(10)),
});

test('an original, a copy that is gone, and of which photograph it is are found where others see them', async () => {
  const name = 'others see copies of photographs alone';
  const fetches = (as: Exchange['as'], photograph: string, version = 2) =>
    told(as, readPassedOnPhotograph, { photograph }, version);
  const reads = (as: Exchange['as'], of: string | null, version = 2) =>
    told(as, readComplaint, { passedOn: [{ photograph: copy, original: of }] }, version);
  const last = [takenBack, { events: [withdrawn('office')] }];
  const found = async (exchange: Exchange, more: object = {}) =>
    faults(name, evidence({ exchanges: [exchange], ...more }));
  expect(await found(fetches(liaison, copy))).toEqual([]);
  expect(await found(reads(liaison, null))).toEqual([]);
  expect(await found(reads(clerk, original))).toEqual([]);
  expect(await found(fetches(clerk, original))).toHaveLength(1);
  expect(await found(reads(liaison, original))).toHaveLength(1);
  expect(await found(fetches(liaison, copy, 1))).toHaveLength(1);
  expect(await found(fetches(liaison, copy, 3), { last })).toHaveLength(1);
  const back = [{ events: [withdrawn('office')] }];
  expect(await found(fetches(liaison, copy, 3), { last: back })).toHaveLength(1);
  expect(await found(fetches(clerk, copy, 3), { last: back })).toEqual([]);
});

test('a copy that stands and is not there is found, and none of one that was taken back', async () => {
  const name = 'a copy lies in its bucket as long as it stands';
  expect(await faults(name, evidence())).toEqual([]);
  expect(await faults(name, evidence({ files: new Set() }))).toHaveLength(1);
  expect(await faults(name, evidence({ files: new Set(), last: [takenBack] }))).toEqual([]);
});
