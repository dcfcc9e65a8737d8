import {
  announceSample,
  enterWinningNumbers,
  listBatches,
  listInspections,
  listPublicSamples,
  listSamples,
  listComplaints,
  readComplaint,
  readPublicSample,
  readSample,
  recheckResult,
  recordRecheck,
  settleRecheck,
  withdrawSample,
  type WinningNumbers,
} from '@ducha/contracts';
import { addDays, weekday } from '@ducha/calendar';
import { SeededRandom } from '../../../replay/seeded-random.ts';
import { happens, some, whole } from '../../chance.ts';
import { complaints, inspectionsAt, toDos, today } from '../reads.ts';
import { change, hear, look, seen, text, type Act, type Visit } from '../visit.ts';

/** Samples 抽查: announced, and drawn by the numbers of a lottery. */

const announces: Act = {
  name: 'announces a sample',
  who: ['office-head'],
  weight: 1,
  calls: [listInspections, listBatches, announceSample],
  async do(visit) {
    const { random, world } = visit;
    for (const { inspection } of await inspectionsAt(visit, 'stationed', 'reporting', 'archived')) {
      const listed = await seen(visit, listBatches, { query: { inspection } });
      for (const { batch, editions } of listed?.batches ?? []) {
        if (editions === 0 ? happens(random, 0.95) : happens(random, 0.5)) continue;
        const drawnOn = nextDraw(today(visit, whole(random, 0, 4)));
        const body = {
          batch,
          edition: Math.max(1, editions),
          size: happens(random, 0.6)
            ? { by: 'share' as const, percent: whole(random, 1, 100) }
            : { by: 'count' as const, count: whole(random, 1, 3) },
          lottery: 'ssq' as const,
          issue: `${drawnOn.slice(0, 4)}${String(whole(random, 1, 150)).padStart(3, '0')}`,
          drawnOn,
        };
        const answer = await change(visit, announceSample, { body });
        if (answer.ok) hear(world, 'sample', answer.body.sample);
      }
    }
  },
};

const withdraws: Act = {
  name: 'takes the announcement of a sample back',
  who: ['office-head'],
  weight: 0.5,
  calls: [listInspections, listSamples, readSample, withdrawSample],
  async do(visit) {
    const { random } = visit;
    for (const { sample, state } of await samples(visit)) {
      // Some try it when it is too late.
      if (state === 'withdrawn' || happens(random, 0.7)) continue;
      const params = { sample };
      const shown = await look(visit, readSample, { params });
      if (!shown.ok) continue;
      const reason = random.pick(['wrong-draw', 'wrong-size', 'wrong-edition'] as const);
      await change(visit, withdrawSample, { params, expected: shown.version, body: { reason } });
    }
  },
};

/** The day on or after one on which the lottery draws. */
function nextDraw(day: string): string {
  return [2, 4, 7].includes(weekday(day)) ? day : nextDraw(addDays(day, 1));
}

/** What the lottery drew is the same for everyone who looks it up. */
function winningNumbers(issue: string): WinningNumbers {
  const random = new SeededRandom(Number(issue));
  const red = random.shuffle(Array.from({ length: 33 }, (_, index) => index + 1)).slice(0, 6);
  return { red, blue: whole(random, 1, 16) };
}

const enters: Act = {
  name: 'enters winning numbers',
  who: ['office-clerk', 'office-reviewer', 'office-head'],
  weight: 1,
  calls: [listInspections, listSamples, readSample, enterWinningNumbers],
  async do(visit) {
    const { random } = visit;
    for (const { sample, state, drawnOn, issue } of await samples(visit)) {
      const isDue = state !== 'drawn' && drawnOn < today(visit);
      if (!isDue && happens(random, 0.9)) continue;
      const params = { sample };
      const shown = await look(visit, readSample, { params });
      if (!shown.ok) continue;
      const { red, blue } = winningNumbers(issue);
      const body = happens(random, 0.1) ? { red, blue: whole(random, 1, 16) } : { red, blue };
      await change(visit, enterWinningNumbers, { params, expected: shown.version, body });
    }
  },
};

async function samples(visit: Visit) {
  const inspections = await inspectionsAt(visit, 'stationed', 'reporting', 'archived');
  const lists = await Promise.all(
    inspections.map(({ inspection }) => seen(visit, listSamples, { query: { inspection } })),
  );
  const all = lists.flatMap((list) => list?.samples ?? []);
  for (const { sample } of all) hear(visit.world, 'sample', sample);
  return all;
}

const follows: Act = {
  name: 'looks at published samples',
  who: ['citizen'],
  weight: 0.3,
  calls: [listPublicSamples, readPublicSample],
  async do(visit) {
    for (const inspection of some(visit.random, visit.world.heard.get('inspection') ?? [], 2)) {
      const listed = await seen(visit, listPublicSamples, { query: { inspection } });
      for (const { sample } of listed?.samples ?? []) hear(visit.world, 'sample', sample);
    }
    for (const sample of some(visit.random, visit.world.heard.get('sample') ?? [], 3)) {
      await look(visit, readPublicSample, { params: { sample } });
    }
  },
};

const rechecks: Act = {
  name: 're-checks what was drawn',
  who: ['municipal-re-checker'],
  weight: 1,
  calls: [listComplaints, readComplaint, recordRecheck],
  async do(visit) {
    const { random } = visit;
    // Some look through what was drawn before.
    if (happens(random, 0.2)) await complaints(visit, {});
    for (const { complaint } of await toDos(visit, 're-check')) {
      const params = { complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      const body = { result: random.pick(recheckResult.options), words: text(visit, 2_000) };
      await change(visit, recordRecheck, { params, expected: shown.version, body });
    }
  },
};

const settles: Act = {
  name: 'settles what a re-check found otherwise',
  who: ['office-reviewer', 'office-head'],
  weight: 0.7,
  calls: [listComplaints, readComplaint, settleRecheck],
  async do(visit) {
    for (const { complaint } of await toDos(visit, 'settle-recheck')) {
      const params = { complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      const body = { words: text(visit, 2_000) };
      await change(visit, settleRecheck, { params, expected: shown.version, body });
    }
  },
};

export const sampleActs = [announces, withdraws, enters, follows, rechecks, settles];
