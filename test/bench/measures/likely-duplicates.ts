import { likelyOnes, likenessIndex } from '@ducha/contracts/likeness.ts';
import { planMonth } from '../../demo/month/plan-month.ts';
import type { PlannedComplaint } from '../../demo/month/steps.ts';
import { atMost, printed, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { median } from '../percentile.ts';

/** Accepted complaints of one inspection, more than four times as many as Beijing ever had in one. */
const size = 10_000;
const complaintsOfMonth = 2_000;
/** Milliseconds until the next picture. */
const budget = 50;

/**
 * 疑似重复: how long the page takes to compare one complaint with ten thousand, and how many of the complaints that
 * the plans of the demonstration merge are listed with one about the same matter on the same road. The texts are those
 * of `npm run demo`: complainants and screeners put the same matter in other words.
 */
export const likelyDuplicates: Measure = {
  name: 'likely-duplicates',
  measure: (surroundings) => Promise.resolve(found(surroundings)),
};

function found({ say }: Surroundings): readonly Finding[] {
  say(`${size} gists, and the words that are compared with them`);
  const months: (readonly PlannedComplaint[])[] = [];
  const rows: PlannedComplaint[] = [];
  for (let seed = 1; rows.length < size; seed += 1) {
    const { complaints } = planMonth(seed, complaintsOfMonth);
    months.push(complaints);
    rows.push(...complaints.filter(({ steps }) => steps.some((step) => step.do === 'accept')));
  }
  const all = rows.slice(0, size);
  const began = performance.now();
  const index = indexOf(all);
  const built = performance.now() - began;
  const asked = (months[0] ?? []).slice(0, 300).map((complaint) => {
    const from = performance.now();
    likelyOnes(index, toldBy(complaint));
    return performance.now() - from;
  });
  const [first = []] = months;
  const own = indexOf(first.filter(({ steps }) => steps.some((step) => step.do === 'accept')));
  const merged = first.filter(({ steps }) => steps.some((step) => step.do === 'merge'));
  const listed = merged.map((complaint) =>
    likelyOnes(own, toldBy(complaint)).map(({ row }) => isSame(row, complaint)),
  );
  const share = (count: number): number => (100 * count) / merged.length;
  return [
    atMost(
      {
        name: `likely duplicates among ${size}, for one complaint`,
        unit: 'ms',
        measured: median(asked),
        breakdown: [
          `median of ${asked.length}; the slowest ${Math.max(...asked).toFixed(0)} ms; prepared once in ${built.toFixed(0)} ms`,
        ],
      },
      budget,
    ),
    printed({
      name: 'likely duplicates: merged ones that are listed with their like',
      unit: '%',
      measured: share(listed.filter((found) => found.includes(true)).length),
      breakdown: [
        `of ${merged.length} in a month of ${first.length}; in the first place ${share(listed.filter(([best]) => best === true).length).toFixed(0)} %`,
      ],
    }),
  ];
}

function indexOf(complaints: readonly PlannedComplaint[]) {
  return likenessIndex(complaints, ({ key, reported: { gist, place, matter } }) => ({
    id: key,
    gist,
    number: null,
    district: place.district,
    mainType: matter.type,
  }));
}

function toldBy({ key, chosen, reported: { problem, place, where, matter } }: PlannedComplaint) {
  return {
    id: key,
    texts: [problem, `${place.name}${where}`],
    district: chosen ? place.district : null,
    type: chosen ? matter.type : null,
  };
}

function isSame(one: PlannedComplaint, other: PlannedComplaint): boolean {
  const [a, b] = [one.reported, other.reported];
  return a.place.road === b.place.road && a.matter.code === b.matter.code;
}
