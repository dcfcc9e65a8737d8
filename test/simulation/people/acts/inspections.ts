import {
  changeTeam,
  closeStationing,
  createInspection,
  decideInspection,
  endInspection,
  eraseInspectionTexts,
  erasureGround,
  inspectionKind,
  listInspections,
  openStationing,
  prepareInspection,
  readInspection,
  readInspectionActs,
  rescheduleInspection,
  seat,
  submitInspection,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { places, teams } from '../cast.ts';
import { anyOf, happens, some, weighted, whole } from '../../chance.ts';
import { inspectionsAt, today } from '../reads.ts';
import { change, hear, look, text, type Act, type Visit } from '../visit.ts';

/** Inspections 督察: drafted, approved, prepared, stationed, ended. */
type Team = z.input<typeof prepareInspection.body>;
type Row = Awaited<ReturnType<typeof inspectionsAt>>[number];

const drafts: Act = {
  name: 'drafts an inspection',
  who: ['office-clerk', 'office-head'],
  weight: 1.5,
  calls: [createInspection],
  async do(visit) {
    const { random, world } = visit;
    const from = whole(random, -1, 10);
    const body = {
      kind: random.pick(inspectionKind.options),
      level: random.pick(['municipal', 'municipal', 'central'] as const),
      important: happens(random, 0.3),
      targets: some(
        random,
        places.filter(({ kind }) => kind !== 'office').map(({ code }) => code),
        whole(random, 1, 2),
      ),
      from: today(visit, from),
      until: today(visit, from + whole(random, 0, 40)),
      policy: {
        round: weighted(random, [
          [4, whole(random, 1, 9)],
          [1, null],
        ]),
        ...(happens(random, 0.4)
          ? {
              reply: {
                value: whole(random, 3, 10),
                unit: random.pick(['calendar-days', 'working-days'] as const),
              },
            }
          : {}),
        ...(happens(random, 0.4)
          ? {
              signIn: random.pick([
                { value: 2, unit: 'hours' as const },
                { value: 1, unit: 'working-days' as const },
              ]),
            }
          : {}),
        ...(happens(random, 0.3) ? { typeCounting: random.pick(['main', 'every'] as const) } : {}),
        ...(happens(random, 0.3)
          ? { organisationCounting: random.pick(['lead', 'each', 'joint-bucket'] as const) }
          : {}),
        ...(happens(random, 0.2) ? { resultRateTarget: whole(random, 50, 100) } : {}),
      },
    };
    const answer = await change(visit, createInspection, { body });
    if (answer.ok) hear(world, 'inspection', answer.body.inspection);
  },
};

/** Mostly a team that may go; now and then one whose leader is booked or retired, or who belongs to the target. */
function team({ random }: Visit): Team {
  const known = random.pick(teams);
  const fresh = `leader-${whole(random, 1, 999)}`;
  return {
    leader: {
      subject: happens(random, 0.3) ? known.leader : fresh,
      rank: happens(random, 0.95) ? 'bureau' : 'division',
      retiredOn: happens(random, 0.1) ? `20${whole(random, 15, 25)}-06-30` : null,
      organisations: [],
    },
    deputies: [
      {
        subject: happens(random, 0.5) ? known.deputy : `deputy-${whole(random, 1, 999)}`,
        rank: 'bureau',
        retiredOn: null,
        organisations: [{ organisation: 'sthjj', leads: true, left: null }],
      },
    ],
    members: known.members.map((subject) => ({
      subject,
      rank: 'division',
      retiredOn: null,
      organisations: happens(random, 0.05)
        ? [{ organisation: random.pick(places).code, leads: false, left: null }]
        : [],
    })),
  };
}

async function goesOn(visit: Visit, { inspection, todo }: Row): Promise<void> {
  const { random } = visit;
  const params = { inspection };
  const shown = await look(visit, readInspection, { params });
  if (!shown.ok) return;
  const asked = { params, expected: shown.version };
  switch (todo?.act) {
    case 'submit':
      await change(visit, submitInspection, { ...asked, body: {} });
      return;
    case 'decide': {
      const decision = happens(random, 0.85) ? ('approve' as const) : ('reject' as const);
      await change(visit, decideInspection, {
        ...asked,
        body: { decision, reason: text(visit, 2_000) },
      });
      return;
    }
    case 'prepare':
      await change(visit, prepareInspection, { ...asked, body: team(visit) });
      return;
    case 'reschedule':
      if (happens(random, 0.7)) await move(visit, asked);
      else await change(visit, endInspection, { ...asked, body: { reason: text(visit, 500) } });
      return;
    case 'open-stationing':
      // It stands in the list before its first day.
      if (shown.body.from > today(visit) && !happens(random, 0.05)) return;
      await change(visit, openStationing, { ...asked, body: {} });
      return;
    case 'close-stationing':
      await close(visit, asked);
      return;
    case undefined:
  }
}

async function move(
  visit: Visit,
  asked: { readonly params: { readonly inspection: string }; readonly expected: number },
): Promise<void> {
  const from = whole(visit.random, -2, 10);
  const body = {
    from: today(visit, from),
    until: today(visit, from + whole(visit.random, 0, 40)),
    reason: text(visit, 500),
  };
  await change(visit, rescheduleInspection, { ...asked, body });
}

async function close(
  visit: Visit,
  asked: { readonly params: { readonly inspection: string }; readonly expected: number },
): Promise<void> {
  const body = { complaintsTakenUntil: today(visit, whole(visit.random, 0, 12)) };
  await change(visit, closeStationing, { ...asked, body });
}

type Step = NonNullable<Row['todo']>['act'];

/** What the list shows as the asking person's, of these kinds. */
async function doWaiting(visit: Visit, steps: readonly Step[]): Promise<void> {
  const rows = (await inspectionsAt(visit)).filter(
    ({ todo }) => todo !== null && steps.includes(todo.act),
  );
  for (const row of some(visit.random, rows, 6)) await goesOn(visit, row);
}

const bringsOn: Act = {
  name: 'brings inspections on',
  who: ['office-head'],
  weight: 3,
  calls: [
    listInspections,
    readInspection,
    submitInspection,
    prepareInspection,
    openStationing,
    closeStationing,
    rescheduleInspection,
    endInspection,
  ],
  do: async (visit) =>
    doWaiting(visit, ['submit', 'prepare', 'reschedule', 'open-stationing', 'close-stationing']),
};

const leads: Act = {
  name: 'opens or ends their stationing',
  who: ['team-leader'],
  weight: 1.5,
  calls: [listInspections, readInspection, openStationing, closeStationing],
  do: async (visit) => doWaiting(visit, ['open-stationing', 'close-stationing']),
};

const decides: Act = {
  name: 'decides on inspections',
  who: ['working-group-approver', 'committee-and-government-approver'],
  weight: 2,
  calls: [listInspections, readInspection, decideInspection],
  do: async (visit) => doWaiting(visit, ['decide']),
};

const endsEarly: Act = {
  name: 'ends a stationing early',
  who: ['office-head', 'team-leader'],
  weight: 0.3,
  calls: [listInspections, closeStationing],
  async do(visit) {
    const row = anyOf(visit.random, await inspectionsAt(visit, 'stationed'));
    if (row === undefined) return;
    await close(visit, { params: { inspection: row.inspection }, expected: row.version });
  },
};

async function moveOrEnd(visit: Visit): Promise<void> {
  const { random } = visit;
  // Mostly what goes nowhere by itself; now and then one that has a team, or is not to be ended at all.
  const rows = await inspectionsAt(
    visit,
    ...(happens(random, 0.15) ? [] : (['draft', 'rejected', 'reporting'] as const)),
  );
  const row = anyOf(random, rows);
  if (row === undefined) return;
  const asked = { params: { inspection: row.inspection }, expected: row.version };
  const waits = ['approved', 'rejected'].includes(row.stage);
  if (waits && happens(random, 0.6)) await move(visit, asked);
  else await change(visit, endInspection, { ...asked, body: { reason: text(visit, 500) } });
}

const changesTeams: Act = {
  name: 'changes a team, moves or ends an inspection',
  who: ['office-head'],
  weight: 0.8,
  calls: [listInspections, readInspection, changeTeam, rescheduleInspection, endInspection],
  async do(visit) {
    const { random, world } = visit;
    if (happens(random, 0.3)) {
      await moveOrEnd(visit);
      return;
    }
    const row = anyOf(random, await inspectionsAt(visit, 'preparing', 'stationed'));
    if (row === undefined) return;
    const params = { inspection: row.inspection };
    const shown = await look(visit, readInspection, { params });
    if (!shown.ok || shown.body.team === null) return;
    const { leader, deputies, members } = shown.body.team;
    const leaving = anyOf(random, happens(random, 0.2) ? [leader, ...deputies] : members);
    const sits =
      leaving === leader ? 'leader' : deputies.includes(leaving ?? '') ? 'deputy' : 'member';
    const people = [...world.people.values()];
    const known = people.filter(({ roles }) => roles.some((role) => role.startsWith('team-')));
    const subject = happens(random, 0.6)
      ? (random.pick(known).claims?.sub ?? 'nobody')
      : `joined-${whole(random, 1, 99)}`;
    const of = sits === 'deputy' ? [{ organisation: 'sthjj', leads: true, left: null }] : [];
    const person = { subject, rank: 'bureau' as const, retiredOn: null, organisations: of };
    // A seat that was left is taken; now and then another one, or none.
    const joins = happens(random, 0.8)
      ? [{ seat: happens(random, 0.9) ? sits : random.pick(seat.options), person }]
      : [];
    await change(visit, changeTeam, {
      params,
      expected: shown.version,
      body: { leaves: leaving === undefined ? [] : [leaving], joins, reason: text(visit, 500) },
    });
  },
};

const erases: Act = {
  name: 'erases texts of an inspection',
  who: ['office-head'],
  weight: 0.6,
  calls: [listInspections, readInspection, eraseInspectionTexts],
  async do(visit) {
    const { random } = visit;
    const row = anyOf(random, await inspectionsAt(visit));
    if (row === undefined) return;
    const params = { inspection: row.inspection };
    const shown = await look(visit, readInspection, { params });
    if (!shown.ok) return;
    const texts = some(random, shown.body.erasable, whole(random, 1, 3));
    const ground = random.pick(erasureGround.options);
    if (texts.length === 0) return;
    const asked = { params, expected: shown.version };
    await change(visit, eraseInspectionTexts, { ...asked, body: { texts, ground } });
  },
};

const reads: Act = {
  name: 'reads an inspection',
  who: [
    'office-clerk',
    'office-screener',
    'office-reviewer',
    'commissioner',
    'team-leader',
    'team-deputy',
    'team-member',
  ],
  weight: 0.7,
  calls: [listInspections, readInspection, readInspectionActs],
  async do(visit) {
    const { random, world } = visit;
    const row = anyOf(random, await inspectionsAt(visit));
    const inspection = happens(random, 0.8)
      ? row?.inspection
      : anyOf(random, world.heard.get('inspection') ?? []);
    if (inspection === undefined) return;
    await look(visit, readInspection, { params: { inspection } });
    await look(visit, readInspectionActs, { params: { inspection } });
  },
};

export const inspectionActs = [
  drafts,
  bringsOn,
  leads,
  decides,
  endsEarly,
  changesTeams,
  erases,
  reads,
];
