import {
  askExtension,
  callBack,
  callBackOutcome,
  decideExtension,
  decideReopening,
  decideReply,
  endRectification,
  lesserOutcomes,
  listComplaints,
  lookAtComplaint,
  reachedOutcomes,
  readComplaint,
  rectificationEndReason,
  refuse,
  reply,
  requestReplyEvidence,
  reviewReply,
  signIn,
  verdict,
  type Outcomes,
  type Verdict,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { happens, some, weighted, whole } from '../../chance.ts';
import { drawnFile, putFile } from '../files.ts';
import { forOthers } from '../for-others.ts';
import { anyComplaint, toDos, today, type ComplaintRow } from '../reads.ts';
import { noOutcomes } from '../../../acts.ts';
import type { SeededRandom } from '../../../replay/seeded-random.ts';
import { change, hear, look, text, type Act, type Visit } from '../visit.ts';

/** The organisations handle what they were given 办理; the office reviews it 审核. */
type Shown = z.output<typeof readComplaint.answer>;

/** Most fit the verdict; some are a slip, which the house refuses. */
function outcomes(random: SeededRandom, found: Verdict): Outcomes {
  if (found === 'unsubstantiated' && !happens(random, 0.1)) {
    return { ...noOutcomes, summoned: happens(random, 0.1) ? 1 : 0 };
  }
  const some = () => (happens(random, 0.3) ? whole(random, 1, 3) : 0);
  const fined = some();
  return {
    orderedToRectify: some(),
    fined,
    fineYuan: fined * whole(random, 1_000, 90_000),
    criminalCases: 0,
    detained: 0,
    summoned: some(),
    heldAccountable: some(),
  };
}

function added(one: Outcomes, other: Outcomes): Outcomes {
  return {
    orderedToRectify: one.orderedToRectify + other.orderedToRectify,
    fined: one.fined + other.fined,
    fineYuan: one.fineYuan + other.fineYuan,
    criminalCases: one.criminalCases + other.criminalCases,
    detained: one.detained + other.detained,
    summoned: one.summoned + other.summoned,
    heldAccountable: one.heldAccountable + other.heldAccountable,
  };
}

async function evidence(visit: Visit, complaint: string): Promise<string[]> {
  const file = drawnFile(visit);
  const { sha256, bytes } = file;
  const announced = await change(visit, requestReplyEvidence, {
    params: { complaint },
    body: { sha256, bytes: bytes.length, mediaType: 'image/jpeg', kind: 'after' },
  });
  if (!announced.ok) return [];
  await putFile(visit, announced.body.upload, file);
  hear(visit.world, 'evidence', announced.body.evidence);
  return [announced.body.evidence];
}

async function answer(visit: Visit, shown: Shown, version: number): Promise<void> {
  const { random } = visit;
  const params = { complaint: shown.complaint };
  const result =
    shown.result === 'staged' && !happens(random, 0.05)
      ? 'closed'
      : weighted(random, [
          [5, 'closed' as const],
          [5, 'staged' as const],
          [1, 'open' as const],
        ]);
  const found = random.pick(verdict.options);
  const reached = reachedOutcomes(shown.replies);
  const drawn = outcomes(random, found);
  // Most add up what is new; some say less, with a reason or, by a slip, without.
  const done = happens(random, 0.9) ? added(reached, drawn) : drawn;
  const isLess = lesserOutcomes(done, reached).length > 0;
  const says = done.heldAccountable > 0 ? !happens(random, 0.05) : happens(random, 0.2);
  const files = happens(random, 0.15) ? { evidence: await evidence(visit, shown.complaint) } : {};
  await change(visit, reply, {
    params,
    expected: version,
    body: {
      kind: result === 'open' ? 'interim' : 'final',
      verdict: found,
      result,
      outcomes: done,
      ...(isLess && happens(random, 0.7) ? { lessReason: text(visit, 1_000) } : {}),
      findings: text(visit, 3_000),
      handling: text(visit, 3_000),
      ...(result === 'staged' || happens(random, 0.5) ? { goal: text(visit, 1_000) } : {}),
      ...(says ? { accountability: text(visit, 1_000) } : {}),
      ...(result === 'staged'
        ? {
            plan: {
              measures: text(visit, 3_000),
              deadline: today(
                visit,
                weighted(random, [
                  [1, 1],
                  [3, whole(random, 2, 20)],
                  [1, 90],
                ]),
              ),
            },
          }
        : {}),
      ...files,
    },
  });
}

async function worksOn(visit: Visit, row: ComplaintRow): Promise<void> {
  const { random, person } = visit;
  const params = { complaint: row.complaint };
  const shown = await look(visit, readComplaint, { params });
  if (!shown.ok) return;
  const leads = shown.body.parts.some(
    ({ organisation, role }) => role === 'lead' && organisation === person.organisation,
  );
  if (leads && row.todo?.act === 'sign-in' && happens(random, 0.06)) {
    await change(visit, refuse, {
      params,
      expected: shown.version,
      body: { reason: text(visit, 1_000) },
    });
    return;
  }
  if (row.todo?.act !== 'sign-in') {
    await answer(visit, shown.body, shown.version);
    return;
  }
  const signed = await change(visit, signIn, { params, expected: shown.version, body: {} });
  // Whoever is quick replies at once.
  if (signed.ok && leads && signed.body.stage === 'handling' && happens(random, 0.6)) {
    await answer(visit, signed.body, signed.version);
  }
}

const works: Act = {
  name: 'works through what waits',
  who: ['organisation-liaison', 'organisation-in-charge'],
  weight: 5,
  calls: [listComplaints, readComplaint, signIn, refuse, reply, requestReplyEvidence],
  async do(visit) {
    for (const row of (await toDos(visit, 'sign-in', 'reply')).slice(
      0,
      whole(visit.random, 2, 6),
    )) {
      await worksOn(visit, row);
    }
  },
};

const closesStaged: Act = {
  name: 'reports the end of what was staged',
  who: ['organisation-liaison', 'organisation-in-charge'],
  weight: 1,
  calls: [listComplaints, readComplaint, reply, requestReplyEvidence],
  async do(visit) {
    // Nobody asked for it: as a rule its task goes on.
    const row = await anyComplaint(visit, 'staged');
    if (row === undefined) return;
    const shown = await look(visit, readComplaint, { params: { complaint: row.complaint } });
    if (shown.ok) await answer(visit, shown.body, shown.version);
  },
};

const approves: Act = {
  name: 'approves replies',
  who: ['organisation-principal'],
  weight: 3,
  calls: [listComplaints, readComplaint, decideReply],
  async do(visit) {
    const { random } = visit;
    for (const { complaint } of some(
      random,
      await toDos(visit, 'approve-reply'),
      whole(random, 2, 6),
    )) {
      const params = { complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      const body = happens(random, 0.1)
        ? { decision: 'return' as const, reason: text(visit, 1_000) }
        : { decision: 'approve' as const };
      await change(visit, decideReply, { params, expected: shown.version, body });
    }
  },
};

const reviews: Act = {
  name: 'reviews replies',
  who: ['office-reviewer'],
  weight: 4,
  calls: [listComplaints, readComplaint, reviewReply],
  async do(visit) {
    const { random } = visit;
    for (const { complaint } of some(
      random,
      await toDos(visit, 'review-reply'),
      whole(random, 2, 6),
    )) {
      const params = { complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      const last = shown.body.replies.at(-1);
      const problem = forOthers(visit, 3_000, null);
      const body = happens(random, 0.12)
        ? {
            decision: 'return' as const,
            reason: text(visit, 1_000),
            redoBy: today(visit, whole(random, 0, 6)),
          }
        : {
            decision: 'confirm' as const,
            problem: problem.words,
            findings: text(visit, 3_000),
            confirmed: problem.confirmed,
            handling: text(visit, 3_000),
            ...(last?.goal === null ? {} : { goal: text(visit, 1_000) }),
            ...(last?.plan === null ? {} : { measures: text(visit, 3_000) }),
          };
      await change(visit, reviewReply, { params, expected: shown.version, body });
    }
  },
};

const asksForMore: Act = {
  name: 'asks for a later date',
  who: ['organisation-liaison', 'organisation-in-charge'],
  weight: 0.7,
  calls: [listComplaints, readComplaint, askExtension],
  async do(visit) {
    const { random } = visit;
    for (const { complaint } of some(random, await toDos(visit, 'reply'), 2)) {
      const params = { complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      const body = { until: today(visit, whole(random, 1, 25)), reason: text(visit, 1_000) };
      await change(visit, askExtension, { params, expected: shown.version, body });
    }
  },
};

const decidesOnMore: Act = {
  name: 'decides on later dates',
  who: ['office-screener', 'office-head'],
  weight: 1,
  calls: [listComplaints, readComplaint, decideExtension],
  async do(visit) {
    const { random } = visit;
    for (const { complaint } of await toDos(visit, 'decide-extension')) {
      const params = { complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      const body = happens(random, 0.6)
        ? { decision: 'grant' as const }
        : { decision: 'deny' as const, reason: text(visit, 1_000) };
      await change(visit, decideExtension, { params, expected: shown.version, body });
    }
  },
};

const callsBack: Act = {
  name: 'calls a complainant back',
  who: ['office-screener', 'office-reviewer', 'office-head'],
  weight: 1,
  calls: [listComplaints, readComplaint, lookAtComplaint, callBack],
  async do(visit) {
    const { random } = visit;
    const row = await anyComplaint(visit, 'closed');
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    // Some forget to look at the contact first.
    if (happens(random, 0.9)) {
      const body = { reason: text(visit, 500), contact: true };
      const seen = await change(visit, lookAtComplaint, { params, body });
      if (seen.ok && seen.body.contact?.phone === null && happens(random, 0.9)) return;
    }
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    const outcome = random.pick(callBackOutcome.options);
    const channel = 'phone' as const;
    const body =
      outcome === 'not-satisfied'
        ? { outcome, channel, reopening: text(visit, 1_000) }
        : { outcome, channel };
    await change(visit, callBack, { params, expected: shown.version, body });
  },
};

const decidesOnReopening: Act = {
  name: 'decides whether one is taken up again',
  who: ['office-screener', 'office-head'],
  weight: 1,
  calls: [listComplaints, readComplaint, decideReopening],
  async do(visit) {
    const { random } = visit;
    for (const { complaint } of await toDos(visit, 'decide-reopening')) {
      const params = { complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      if (happens(random, 0.4)) {
        const body = { decision: 'deny' as const, reason: text(visit, 1_000) };
        await change(visit, decideReopening, { params, expected: shown.version, body });
        continue;
      }
      const { words: reason, confirmed } = forOthers(visit, 1_000, null);
      const body = { decision: 'grant' as const, reason, confirmed };
      await change(visit, decideReopening, { params, expected: shown.version, body });
    }
  },
};

const ends: Act = {
  name: 'ends a rectification',
  who: ['office-head'],
  weight: 0.4,
  calls: [listComplaints, readComplaint, endRectification],
  async do(visit) {
    const row = await anyComplaint(visit, 'staged');
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    const body = { reason: visit.random.pick(rectificationEndReason.options) };
    await change(visit, endRectification, { params, expected: shown.version, body });
  },
};

export const handlingActs = [
  works,
  closesStaged,
  approves,
  reviews,
  asksForMore,
  decidesOnMore,
  callsBack,
  decidesOnReopening,
  ends,
];
