import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planComplaints } from './complaint-plan.ts';
import { readPublishedFile } from './published-table.ts';

const tables = readPublishedFile(
  JSON.parse(readFileSync(new URL('published-tables.json', import.meta.url), 'utf8')),
);
const assumptions = {
  channels: ['来电', '来信', '网络'],
  districts: ['朝阳', '海淀'],
  types: ['大气', '水'],
};

function tally(words: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) if (word !== undefined) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

describe('planning the complaints of a published table', () => {
  it.each(tables)('gives $id its shares', (table) => {
    const { complaints } = planComplaints(table, assumptions, 1);
    expect(complaints).toHaveLength(table.cases);
    expect(complaints.filter(({ keyAttention }) => keyAttention)).toHaveLength(table.key ?? 0);
    if (table.channel)
      expect(tally(complaints.map(({ channel }) => channel))).toEqual(table.channel);
    if (table.district)
      expect(tally(complaints.map(({ district }) => district))).toEqual(table.district);
    if (table.type) expect(tally(complaints.map(({ types }) => types[0]))).toEqual(table.type);
    if (table.type_multi)
      expect(tally(complaints.flatMap(({ types }) => types))).toEqual(table.type_multi);
    if (table.verdict)
      expect(tally(complaints.map(({ verdict }) => verdict))).toEqual(table.verdict);
    if (table.status) expect(tally(complaints.map(({ status }) => status))).toEqual(table.status);
  });

  it('finds the page that does not add up, and only that one', () => {
    const odd = tables.filter(
      (table) => planComplaints(table, assumptions, 1).mismatches.length > 0,
    );
    expect(odd.map(({ id }) => id)).toEqual(
      tables.filter((table) => table.expect !== undefined).map(({ id }) => id),
    );
  });

  it('names what the table leaves open', () => {
    const hainan = tables.find(({ id }) => id === 'hainan_r3_b1_23');
    expect(hainan).toBeDefined();
    if (hainan === undefined) return;
    expect(
      planComplaints(hainan, assumptions, 1).assumed.map((line) => line.split(':')[0]),
    ).toEqual(['channel', 'district', 'type', 'key attention']);
  });

  it('gives every complaint of a table with many types at least one, none twice', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 60 })
          .chain((cases) =>
            fc.tuple(
              fc.constant(cases),
              fc.array(fc.integer({ min: 0, max: cases }), { minLength: 1, maxLength: 6 }),
            ),
          ),
        ([cases, counts]) => {
          const type_multi = Object.fromEntries(counts.map((n, index) => [`t${index}`, n]));
          const { complaints } = planComplaints({ id: 'a_b', cases, type_multi }, assumptions, 3);
          for (const { types } of complaints) {
            expect(new Set(types).size).toBe(types.length);
            if (counts.reduce((a, b) => a + b, 0) >= cases) expect(types.length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('is the same for the same seed and another for another', () => {
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    expect(planComplaints(table, assumptions, 7)).toEqual(planComplaints(table, assumptions, 7));
    expect(planComplaints(table, assumptions, 7)).not.toEqual(
      planComplaints(table, assumptions, 8),
    );
  });

  it('refuses a table with a key that it does not know, naming it', () => {
    expect(() => readPublishedFile({ tables: [{ id: 'a_b', cases: 1, colour: 2 }] })).toThrow(
      /colour/,
    );
  });
});
