import {
  decideRefusal,
  declineGround,
  listComplaints,
  listComplaintTypes,
  lookAtComplaint,
  readComplaint,
  screenComplaint,
  writeToComplainant,
  type Assignment,
} from '@ducha/contracts';
import { anyOf, chance, some, weighted, whole } from '../chance.ts';
import { complaints, toDos, today, type ComplaintRow } from '../reads.ts';
import { ordinaryProblem } from '../texts.ts';
import { change, look, seen, text, type Act, type Visit } from '../visit.ts';
import { shares } from './intake.ts';

/** The office's screeners 受理审查, and what else they have to do with a complaint. */

/** Mostly one organisation that leads; now and then others that assist, one twice, or none that leads. */
function assignments({ random }: Visit): Assignment[] {
  const lead = weighted(random, shares);
  const assisting = chance(random, 0.25)
    ? [weighted(random, shares), weighted(random, shares)]
    : [];
  const parts: Assignment[] = [lead, ...assisting].map((organisation, index) => ({
    organisation,
    role: index === 0 ? 'lead' : 'assist',
  }));
  if (chance(random, 0.02)) return parts;
  return parts.filter(
    ({ organisation }, index) =>
      parts.findIndex((one) => one.organisation === organisation) === index,
  );
}

async function screen(visit: Visit, row: ComplaintRow): Promise<void> {
  const { random } = visit;
  const params = { complaint: row.complaint };
  const shown = await look(visit, readComplaint, { params });
  if (!shown.ok) return;
  if (chance(random, 0.4)) {
    await change(visit, lookAtComplaint, {
      params,
      body: { reason: '受理审查', contact: chance(random, 0.3) },
    });
  }
  const decision = weighted(random, [
    [16, 'accept' as const],
    [1, 'decline' as const],
    [1, 'merge' as const],
    [1.5, shown.body.question === null ? ('ask' as const) : ('accept' as const)],
  ]);
  await change(visit, screenComplaint, {
    params,
    expected: shown.version,
    body: await decided(visit, row, decision),
  });
}

async function decided(
  visit: Visit,
  row: ComplaintRow,
  decision: 'accept' | 'decline' | 'merge' | 'ask',
) {
  const { random } = visit;
  if (decision === 'decline') {
    return {
      decision,
      ground: random.pick(declineGround.options),
      ...(chance(random, 0.7) ? { explanation: text(visit, 1_000) } : {}),
      ...(chance(random, 0.3) ? { handedTo: weighted(random, shares) } : {}),
    };
  }
  if (decision === 'ask') {
    return {
      decision,
      question: text(visit, 1_000),
      ...(chance(random, 0.3) ? { answerBy: today(visit, whole(random, 0, 6)) } : {}),
    };
  }
  if (decision === 'merge') {
    const stage = random.pick(['accepted', 'transferred', 'handling', 'closed'] as const);
    const into = anyOf(random, await complaints(visit, { inspection: row.inspection, stage }));
    if (into !== undefined) return { decision, into: into.complaint };
  }
  const types = ((await seen(visit, listComplaintTypes))?.types ?? [])
    .filter(({ kind, retired }) => kind === 'type' && !retired)
    .map(({ code }) => code);
  const [mainType = 'noise', ...otherTypes] = some(random, types, whole(random, 1, 3));
  return {
    decision: 'accept' as const,
    mainType,
    otherTypes,
    keyAttention: chance(random, 0.2),
    organisations: assignments(visit),
    clearedText: text(visit, 3_000, ordinaryProblem),
  };
}

const screens: Act = {
  name: 'screens complaints',
  who: ['office-screener'],
  weight: 12,
  calls: [listComplaints, readComplaint, lookAtComplaint, screenComplaint, listComplaintTypes],
  async do(visit) {
    for (const row of some(visit.random, await toDos(visit, 'screen'), whole(visit.random, 2, 5))) {
      await screen(visit, row);
    }
  },
};

const decidesRefusals: Act = {
  name: 'decides refusals',
  who: ['office-screener'],
  weight: 3,
  calls: [listComplaints, readComplaint, decideRefusal],
  async do(visit) {
    for (const row of await toDos(visit, 'decide-refusal')) {
      const params = { complaint: row.complaint };
      const shown = await look(visit, readComplaint, { params });
      if (!shown.ok) continue;
      const body = chance(visit.random, 0.5)
        ? { decision: 'deny' as const }
        : { decision: 'grant' as const, organisations: assignments(visit) };
      await change(visit, decideRefusal, { params, expected: shown.version, body });
    }
  },
};

const stages = [
  'received',
  'asked',
  'declined',
  'accepted',
  'transferred',
  'handling',
  'closed',
] as const;

/** A complaint at any stage, of what was heard of. */
async function anyComplaint(visit: Visit): Promise<ComplaintRow | undefined> {
  const inspection = anyOf(visit.random, visit.world.heard.get('inspection') ?? []);
  if (inspection === undefined) return undefined;
  const stage = visit.random.pick(stages);
  return anyOf(visit.random, await complaints(visit, { inspection, stage }));
}

const writesToComplainant: Act = {
  name: 'writes to a complainant',
  who: ['office-screener', 'office-reviewer', 'office-head'],
  weight: 1.5,
  calls: [listComplaints, readComplaint, writeToComplainant],
  async do(visit) {
    const row = await anyComplaint(visit);
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    await change(visit, writeToComplainant, {
      params,
      expected: shown.version,
      body: { text: text(visit, 1_000) },
    });
  },
};

const looks: Act = {
  name: 'looks at what was written',
  who: ['office-screener', 'office-reviewer', 'office-head'],
  weight: 1.5,
  calls: [listComplaints, lookAtComplaint],
  async do(visit) {
    const row = await anyComplaint(visit);
    if (row === undefined) return;
    await change(visit, lookAtComplaint, {
      params: { complaint: row.complaint },
      body: { reason: text(visit, 500), contact: chance(visit.random, 0.4) },
    });
  },
};

export const screeningActs = [screens, decidesRefusals, writesToComplainant, looks];
