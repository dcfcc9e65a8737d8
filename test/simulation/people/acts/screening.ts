import {
  acceptanceReason,
  correctAcceptance,
  decideRefusal,
  declineGround,
  glanceAtComplaints,
  glancedAtOnce,
  gistLength,
  listComplaints,
  linkRelapse,
  listComplaintTypes,
  lookAtComplaint,
  readComplaint,
  reassign,
  reassignReason,
  settleMessages,
  screenComplaint,
  undoneReason,
  undoScreening,
  withdrawalGround,
  withdrawComplaint,
  writeToComplainant,
  type Assignment,
  claimScreening,
  readScreeningDesk,
  setAsideReason,
  setAsideScreening,
} from '@ducha/contracts';
import { anyOf, happens, some, weighted, whole } from '../../chance.ts';
import { forOthers, type TextForOthers } from '../for-others.ts';
import { anyComplaint, complaints, toDos, today, type ComplaintRow } from '../reads.ts';
import { ordinaryProblem } from '../texts.ts';
import { change, look, seen, text, type Act, type Visit } from '../visit.ts';
import { shares } from './intake.ts';

/** The office's screeners 受理审查, and what else they have to do with a complaint. */

/** Mostly one organisation that leads; now and then others that assist, one twice, or none that leads. */
function assignments({ random }: Visit): Assignment[] {
  const lead = weighted(random, shares);
  const assisting = happens(random, 0.25)
    ? [weighted(random, shares), weighted(random, shares)]
    : [];
  const parts: Assignment[] = [lead, ...assisting].map((organisation, index) => ({
    organisation,
    role: index === 0 ? 'lead' : 'assist',
  }));
  if (happens(random, 0.02)) return parts;
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
  const looked = happens(random, 0.4) ? await lookAt(visit, row, happens(random, 0.5)) : null;
  const decision = weighted(random, [
    [16, 'accept' as const],
    [1, 'decline' as const],
    [1, 'merge' as const],
    [2.5, shown.body.question === null ? ('ask' as const) : ('accept' as const)],
  ]);
  const body = await decided(visit, row, decision, forOthers(visit, 3_000, looked));
  const asked = { params, expected: shown.version };
  const answer = await change(visit, screenComplaint, { ...asked, body });
  if (answer.ok || answer.problem !== 'personal-data-in-text' || body.decision !== 'accept') return;
  // Whoever is told where it is takes it out.
  const clearedText = ordinaryProblem(random);
  await change(visit, screenComplaint, { ...asked, body: { ...body, clearedText } });
}

/** Looks at what somebody wrote, and at their contact if that is wanted; gives the contact. */
async function lookAt(visit: Visit, row: ComplaintRow, contact: boolean) {
  const answer = await change(visit, lookAtComplaint, {
    params: { complaint: row.complaint },
    body: { reason: '受理审查', contact },
  });
  return answer.ok ? answer.body.contact : null;
}

/** Sees the opening words of what waits, before one is taken; now and then of what does not wait, or of one unknown. */
async function glance(visit: Visit, waiting: readonly ComplaintRow[]): Promise<void> {
  const { random, world } = visit;
  const heard = happens(random, 0.2)
    ? (anyOf(random, world.heard.get('complaint') ?? []) ?? [])
    : [];
  const complaints = [...waiting.map(({ complaint }) => complaint), heard].flat();
  if (complaints.length === 0) return;
  await change(visit, glanceAtComplaints, {
    body: { complaints: complaints.slice(0, glancedAtOnce) },
  });
}

async function decided(
  visit: Visit,
  row: ComplaintRow,
  decision: 'accept' | 'decline' | 'merge' | 'ask',
  { words, confirmed }: TextForOthers,
) {
  const { random } = visit;
  if (decision === 'decline') {
    return {
      decision,
      ground: random.pick(declineGround.options),
      ...(happens(random, 0.8) ? { explanation: text(visit, 1_000) } : {}),
      ...(happens(random, 0.3) ? { handedTo: weighted(random, shares) } : {}),
    };
  }
  if (decision === 'ask') {
    return {
      decision,
      question: text(visit, 1_000),
      ...(happens(random, 0.3) ? { answerBy: today(visit, whole(random, 0, 6)) } : {}),
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
    keyAttention: happens(random, 0.2),
    ...(happens(random, 0.6) ? { place: weighted(random, shares) } : {}),
    organisations: assignments(visit),
    clearedText: words,
    ...(happens(random, 0.5) ? { gist: text(visit, gistLength) } : {}),
    confirmed,
  };
}

/** The office assigns a complaint anew that an organisation sent back, or lets it stand. */
async function decideOnRefusal(visit: Visit, { complaint }: ComplaintRow): Promise<void> {
  const params = { complaint };
  const shown = await look(visit, readComplaint, { params });
  if (!shown.ok) return;
  const body = happens(visit.random, 0.5)
    ? { decision: 'deny' as const }
    : { decision: 'grant' as const, organisations: assignments(visit) };
  await change(visit, decideRefusal, { params, expected: shown.version, body });
}

/** Takes it from the desk, mostly also where a colleague has it, or puts it off; lets it go now and then. */
async function holds(visit: Visit, { complaint }: ComplaintRow): Promise<boolean> {
  const { random } = visit;
  const params = { complaint };
  if (happens(random, 0.5)) return true;
  await seen(visit, readScreeningDesk);
  if (happens(random, 0.2)) {
    const until = happens(random, 0.5) ? { until: today(visit, whole(random, 0, 3)) } : {};
    const reason = happens(random, 0.5) ? { reason: random.pick(setAsideReason.options) } : {};
    const body = { aside: happens(random, 0.8), ...until, ...reason };
    await look(visit, setAsideScreening, { params, body });
    return false;
  }
  const claimed = await look(visit, claimScreening, { params, body: { hold: true } });
  if (happens(random, 0.2)) await look(visit, claimScreening, { params, body: { hold: false } });
  return !claimed.ok || claimed.body.claim?.mine !== false || happens(random, 0.5);
}

const screens: Act = {
  name: 'screens complaints',
  who: ['office-screener'],
  weight: 4,
  calls: [
    listComplaints,
    readComplaint,
    glanceAtComplaints,
    readScreeningDesk,
    claimScreening,
    setAsideScreening,
    lookAtComplaint,
    screenComplaint,
    listComplaintTypes,
    decideRefusal,
  ],
  async do(visit) {
    const { random } = visit;
    const waiting = await toDos(visit, 'screen', 'decide-refusal');
    if (happens(random, 0.4)) await glance(visit, waiting);
    for (const row of some(random, waiting, whole(random, 2, 6))) {
      if (row.todo?.act === 'decide-refusal') await decideOnRefusal(visit, row);
      else if (await holds(visit, row)) await screen(visit, row);
    }
  },
};

const headDecides: Act = {
  name: 'decides a refusal',
  who: ['office-head'],
  weight: 0.7,
  calls: [listComplaints, readComplaint, decideRefusal],
  async do(visit) {
    const row = await anyComplaint(visit, 'refused');
    if (row !== undefined) await decideOnRefusal(visit, row);
  },
};

const mergesLate: Act = {
  name: 'merges one that was accepted',
  who: ['office-screener'],
  weight: 1,
  calls: [listComplaints, readComplaint, screenComplaint],
  async do(visit) {
    const { random } = visit;
    const row = await anyComplaint(visit, 'accepted');
    if (row === undefined) return;
    const stage = random.pick(['accepted', 'accepted', 'transferred', 'closed'] as const);
    const into = anyOf(random, await complaints(visit, { inspection: row.inspection, stage }));
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok || into === undefined) return;
    await change(visit, screenComplaint, {
      params,
      expected: shown.version,
      body: { decision: 'merge', into: into.complaint },
    });
  },
};

const takesBack: Act = {
  name: 'takes a decline or a merger back',
  who: ['office-screener', 'office-head'],
  weight: 1,
  calls: [listComplaints, readComplaint, undoScreening],
  async do(visit) {
    const row = await anyComplaint(visit, 'declined', 'merged');
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    const reason = visit.random.pick(undoneReason.options);
    await change(visit, undoScreening, { params, expected: shown.version, body: { reason } });
  },
};

const assignsAnew: Act = {
  name: 'assigns a complaint anew',
  who: ['office-screener', 'office-head'],
  weight: 1,
  calls: [listComplaints, readComplaint, reassign],
  async do(visit) {
    const row = await anyComplaint(visit, 'accepted', 'transferred', 'handling');
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    const { random } = visit;
    // Now and then those who have it stay, in other roles or with others beside them.
    const stay = happens(random, 0.4) ? shown.body.assignments : [];
    const anew = assignments(visit).filter(
      ({ organisation }) => !stay.some((one) => one.organisation === organisation),
    );
    const organisations = [
      ...anew,
      ...stay.map((one) => (anew.length === 0 ? one : { ...one, role: 'assist' as const })),
    ];
    await change(visit, reassign, {
      params,
      expected: shown.version,
      body: { organisations, reason: random.pick(reassignReason.options) },
    });
  },
};

const linksRelapses: Act = {
  name: 'links a relapse',
  who: ['office-screener', 'office-reviewer', 'office-head'],
  weight: 0.6,
  calls: [listComplaints, readComplaint, linkRelapse],
  async do(visit) {
    const row = await anyComplaint(visit, 'accepted', 'transferred', 'handling');
    const earlier = await anyComplaint(visit, 'closed', 'staged', 'handling');
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    const of = shown.body.relapseOf === null ? (earlier?.complaint ?? null) : null;
    await change(visit, linkRelapse, { params, expected: shown.version, body: { of } });
  },
};

const withdraws: Act = {
  name: 'takes a complaint back',
  who: ['office-screener', 'office-head'],
  weight: 0.4,
  calls: [listComplaints, readComplaint, withdrawComplaint],
  async do(visit) {
    const row = await anyComplaint(
      visit,
      'received',
      'accepted',
      'transferred',
      'handling',
      'replied',
    );
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    const ground = visit.random.pick(withdrawalGround.options);
    await change(visit, withdrawComplaint, { params, expected: shown.version, body: { ground } });
  },
};

const correctsAcceptance: Act = {
  name: 'corrects what was accepted',
  who: ['office-screener', 'office-reviewer', 'office-head'],
  weight: 1.2,
  calls: [listComplaints, readComplaint, listComplaintTypes, correctAcceptance],
  async do(visit) {
    const { random } = visit;
    const row = await anyComplaint(
      visit,
      'accepted',
      'transferred',
      'handling',
      'staged',
      'closed',
    );
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    const types = ((await seen(visit, listComplaintTypes))?.types ?? [])
      .filter(({ kind, retired }) => kind === 'type' && !retired)
      .map(({ code }) => code);
    const [mainType, ...otherTypes] = some(random, types, whole(random, 1, 3));
    await change(visit, correctAcceptance, {
      params,
      expected: shown.version,
      body: {
        reason: random.pick(acceptanceReason.options),
        ...(happens(random, 0.6) ? { keyAttention: happens(random, 0.5) } : {}),
        ...(happens(random, 0.4) && mainType !== undefined ? { mainType, otherTypes } : {}),
        ...(happens(random, 0.2) ? { place: weighted(random, shares) } : {}),
        ...(happens(random, 0.3) ? { gist: text(visit, gistLength) } : {}),
      },
    });
  },
};

const writesToComplainant: Act = {
  name: 'writes to a complainant',
  who: ['office-screener', 'office-reviewer', 'office-head'],
  weight: 1.5,
  calls: [listComplaints, readComplaint, writeToComplainant, settleMessages],
  async do(visit) {
    const row = await anyComplaint(visit);
    if (row === undefined) return;
    const params = { complaint: row.complaint };
    const shown = await look(visit, readComplaint, { params });
    if (!shown.ok) return;
    if (happens(visit.random, 0.3)) {
      await change(visit, settleMessages, { params, expected: shown.version, body: {} });
      return;
    }
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
      body: { reason: text(visit, 500), contact: happens(visit.random, 0.4) },
    });
  },
};

export const screeningActs = [
  screens,
  headDecides,
  mergesLate,
  takesBack,
  assignsAnew,
  correctsAcceptance,
  linksRelapses,
  withdraws,
  writesToComplainant,
  looks,
];
