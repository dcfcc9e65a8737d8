import { complaintAct, isSamePlace, type Role } from '@ducha/contracts';
import { teamStream } from '@ducha/directory';
import { accessStream } from '../../../services/complaints/looks/access-fold.ts';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import type { Complaint } from '../../../services/complaints/complaint/complaint-state.ts';
import { inspectionStream } from '../../../services/inspections/inspection/inspection-fold.ts';
import {
  onTeam,
  type Inspection,
} from '../../../services/inspections/inspection/inspection-state.ts';
import { taskStream } from '../../../services/rectification/task/task-fold.ts';
import { batchStream } from '../../../services/complaints/batches/batch-fold.ts';
import { acknowledged } from './acknowledged.ts';
import type { AnswerOf, EndpointName } from './endpoint-name.ts';
import type { Evidence, Exchange } from './evidence.ts';
import { foldsOf, type Folded } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** Whoever was told something: their roles, and where they are. */
export interface Reader {
  readonly subject: string;
  readonly roles: readonly string[];
  /** Of their roles at an organisation; null where they are of none. */
  readonly organisation: string | null;
}

/** Somebody was told something, between two moments. */
interface Told {
  readonly reader: Reader;
  /** Milliseconds. */
  readonly since: number;
  readonly until: number;
}

/** What somebody was told of a complaint, as it was at that version. */
interface Seen extends Told {
  readonly endpoint: string;
  readonly complaint: string;
  readonly version: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- each endpoint answers its own
  readonly body: any;
}

/**
 * Who may see what (domain, sections 2, 3 and 4), said once more and simply, without the table of rights and without
 * the house's own relations: an answer is compared with the log as it was at the version that the answer names.
 */
export const visibilityInvariants: readonly Invariant[] = [
  {
    name: 'a complaint is seen by those whose case it is',
    says: 'The office sees complaints, a team those of its inspection, an organisation those that were handed over to it, whoever re-checks those that were drawn; whoever is recused sees only what their organisation does.',
    moment: 'at-rest',
    check: (evidence) =>
      seen(evidence).flatMap((one) => {
        const state = stateAt(evidence, one);
        return state === undefined || maySee(evidence, one, state)
          ? []
          : [
              `${wordFor(one.reader)} was told by ${one.endpoint} of complaint ${one.complaint}, version ${one.version}`,
            ];
      }),
  },
  {
    name: 'what office and complainant write is theirs',
    says: 'To those who see a complaint as one of its organisations nothing is shown that could tell who complained: no question, no message, no number of photographs or attachments, no minute, no erasure of the complainant’s own.',
    moment: 'at-rest',
    check: (evidence) =>
      seen(evidence).flatMap((one) => {
        const state = stateAt(evidence, one);
        if (state === undefined || listing.has(one.endpoint)) return [];
        if (seesAsOffice(evidence, one, state)) return [];
        return private_(one.body).map(
          (what) =>
            `${wordFor(one.reader)} was told by ${one.endpoint} of ${what} of complaint ${one.complaint}`,
        );
      }),
  },
  {
    name: 'what is secret is seen by a recorded look alone',
    says: 'The complainant’s own words, contact and photographs are shown to screeners, reviewers and heads of the office who are not recused, opening words to screeners, and each time a look stands in the log by then.',
    moment: 'at-rest',
    check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const looks = foldsOf(evidence, 'complaints', accessStream);
      return acknowledged(evidence).flatMap(({ name, exchange, command, body }) => {
        const reader = readerOf(exchange);
        const may = mayLookBy[name];
        if (may === undefined) return [];
        const glanced: readonly { readonly complaint: string }[] = body?.shown ?? [];
        const seen: readonly string[] =
          name === 'lookAtComplaint'
            ? [exchange.asked.params?.['complaint'] ?? '']
            : glanced.map(({ complaint }) => complaint);
        return seen.flatMap((id) => {
          const state = complaints.get(id)?.states.find(({ intake }) => intake !== null);
          const recorded = looks
            .get(id)
            ?.events.find(({ commit }) => commit.command === command)?.event;
          const recordedSo =
            name === 'lookAtComplaint'
              ? recorded?.type === 'access.looked.v1' &&
                (body?.contact === null || recorded.data.contact)
              : recorded?.type === 'access.glanced.v1';
          const faults: string[] = [];
          if (
            reader === null ||
            state === undefined ||
            !isOneOf(reader, may) ||
            isRecusedAtAll(evidence, reader, id)
          ) {
            faults.push(
              `${reader === null ? 'nobody' : wordFor(reader)} looked at complaint ${id}`,
            );
          }
          if (!recordedSo) faults.push(`a look at complaint ${id} is not in the log as it was`);
          return faults;
        });
      });
    },
  },
  {
    name: 'the audit of looks is for those who answer for it',
    says: 'Who looked is told to heads of the office and auditors, why to heads alone, and to nobody of their own case.',
    moment: 'at-rest',
    check: (evidence) =>
      answers(evidence, 'listLooks').flatMap(({ reader, body }) => {
        return body.looks.flatMap(({ complaint, reason }) => {
          const may = isOneOf(reader, ['office-head', 'auditor']);
          const mayRead = reason === null || isOneOf(reader, ['office-head']);
          return may && mayRead && !isRecusedAtAll(evidence, reader, complaint)
            ? []
            : [`${wordFor(reader)} was told of looks at complaint ${complaint}`];
        });
      }),
  },
  {
    name: 'a receipt opens, and nothing else does',
    says: 'The follow-up page of a complaint was shown to nobody whose receipt was never given out.',
    moment: 'at-rest',
    check({ exchanges }) {
      const given = new Set(
        exchanges.flatMap(({ endpoint, answered }) =>
          answered !== 'lost' &&
          answered.status < 300 &&
          (endpoint.name === 'submitComplaint' || endpoint.name === 'registerComplaint')
            ? [String((answered.body as { receipt?: unknown }).receipt)]
            : [],
        ),
      );
      return exchanges.flatMap(({ endpoint, asked, answered }) =>
        endpoint.receipt === true &&
        answered !== 'lost' &&
        answered.status < 300 &&
        !given.has((asked.receipt ?? '').normalize('NFKC').replaceAll(/[\s-]/g, ''))
          ? [`${endpoint.name} was answered to a receipt that nobody was given`]
          : [],
      );
    },
  },
  {
    name: 'an inspection is seen by the office and its team',
    says: 'Of an inspection before it is public, the office, those who approve and its team are told; nobody who is of one of its targets.',
    moment: 'at-rest',
    check(evidence) {
      const inspections = foldsOf(evidence, 'inspections', inspectionStream);
      const told = [
        ...(['readInspection', 'readInspectionActs'] as const).flatMap((name) =>
          answers(evidence, name).map((one) => ({ ...one, id: one.body.inspection })),
        ),
        ...answers(evidence, 'listInspections').flatMap((one) =>
          one.body.inspections.map(({ inspection }) => ({
            ...one,
            id: inspection,
          })),
        ),
      ];
      return told.flatMap((one) => {
        const found = inspections.get(one.id);
        return found === undefined || maySeeInspection(one, found)
          ? []
          : [`${wordFor(one.reader)} was told of inspection ${one.id}`];
      });
    },
  },
  {
    name: 'a task is seen by those who have a part in it',
    says: 'Of a task the office, the team of its inspection, its organisations and the one that accepts it are told.',
    moment: 'at-rest',
    check(evidence) {
      const tasks = foldsOf(evidence, 'rectification', taskStream);
      const told = [
        ...(['readTask', 'readTaskActs', 'readTaskTimeline', 'readEvidence'] as const).flatMap(
          (name) => answers(evidence, name).map((one) => ({ ...one, name, id: one.body.task })),
        ),
        ...answers(evidence, 'listTasks').flatMap((one) =>
          one.body.tasks.map(({ task }) => ({
            ...one,
            name: 'listTasks' as const,
            id: task,
          })),
        ),
        ...answers(evidence, 'readTaskLedger').flatMap((one) =>
          one.body.rows.map(({ task }) => ({
            ...one,
            name: 'readTaskLedger' as const,
            id: task,
          })),
        ),
      ];
      return told.flatMap((one) => {
        const { reader, name, id } = one;
        const task = tasks.get(id)?.state ?? null;
        if (task === null) return [];
        const { lead, assisting, accepting, inspection } = task;
        const units = [lead, ...assisting];
        const own = reader.organisation;
        const may =
          (own !== null && units.includes(own) && isOneOf(reader, organisationRoles)) ||
          (own === accepting &&
            isOneOf(reader, ['accepting-unit-officer']) &&
            name !== 'readTaskTimeline') ||
          (!isOf(reader, [...units, accepting]) &&
            (isOneOf(reader, [...officeRoles, 'municipal-re-checker']) ||
              (name === 'listTasks' && isOneOf(reader, ['integration-client'])) ||
              (name === 'readTaskTimeline' && isOneOf(reader, ['auditor'])) ||
              (name !== 'readTaskTimeline' &&
                sitsOnTeam(evidence, one, 'rectification', inspection))));
        return may ? [] : [`${wordFor(reader)} was told by ${name} of task ${id}`];
      });
    },
  },
  {
    name: 'what was sent is told to those whom it concerns',
    says: 'What an organisation was reminded of is told to the office, the administrator and that organisation; alarms and duties not to others either.',
    moment: 'at-rest',
    check(evidence) {
      const office: readonly Role[] = [...officeRoles, 'notification-administrator'];
      const told = <Name extends EndpointName>(
        name: Name,
        list: (body: AnswerOf<Name>) => readonly { organisation: string }[],
      ) =>
        answers(evidence, name).flatMap(({ reader, body }) =>
          list(body).map(({ organisation }) => ({ reader, name: String(name), organisation })),
        );
      return [
        ...told('listReminders', ({ reminders }) => reminders),
        ...told('listAlarms', ({ alarms }) => alarms),
        ...told('listDuties', ({ duties }) => duties),
      ].flatMap(({ reader, name, organisation }) => {
        const own = reader.organisation === organisation && isOneOf(reader, organisationRoles);
        const may =
          (own && name !== 'listAlarms') ||
          (isOneOf(reader, office) &&
            (name !== 'listDuties' && name !== 'listAlarms'
              ? !isOf(reader, [organisation])
              : !isOneOf(reader, ['commissioner']) ||
                isOneOf(
                  reader,
                  office.filter((role) => role !== 'commissioner'),
                )));
        return may ? [] : [`${wordFor(reader)} was told by ${name} of ${organisation}`];
      });
    },
  },
  {
    name: 'a batch is seen by the office and the team',
    says: 'Before it is published, a batch is told to the office and the team of its inspection, and of its list none that the reader is recused from.',
    moment: 'at-rest',
    check(evidence) {
      const batches = foldsOf(evidence, 'complaints', batchStream);
      return (['readBatch', 'closeBatch'] as const).flatMap((name) =>
        answers(evidence, name).flatMap((one) => {
          const { reader, body } = one;
          const inspection = batches.get(body.batch)?.state.closed?.inspection ?? null;
          const may =
            isOneOf(reader, officeRoles) || sitsOnTeam(evidence, one, 'complaints', inspection);
          const listed = body.complaints.filter(({ complaint }) =>
            isRecusedAtAll(evidence, reader, complaint),
          );
          return [
            ...(may ? [] : [`${wordFor(reader)} was told by ${name} of batch ${body.batch}`]),
            ...listed.map(
              ({ complaint }) => `${wordFor(reader)} was told by ${name} of complaint ${complaint}`,
            ),
          ];
        }),
      );
    },
  },
];

const officeRoles: readonly Role[] = [
  'office-clerk',
  'office-screener',
  'office-reviewer',
  'office-head',
  'commissioner',
];
const teamRoles: readonly Role[] = ['team-leader', 'team-deputy', 'team-member'];
const organisationRoles: readonly Role[] = [
  'organisation-liaison',
  'organisation-in-charge',
  'organisation-principal',
];
/** Who may look, by the endpoints that show what is secret. */
const mayLookBy: Readonly<Record<string, readonly Role[]>> = {
  lookAtComplaint: ['office-screener', 'office-reviewer', 'office-head'],
  glanceAtComplaints: ['office-screener'],
};

/** Endpoints that answer one complaint, each with the version that it shows. */
const ofOneComplaint: ReadonlySet<string> = new Set<EndpointName>([
  'readComplaint',
  'readComplaintActs',
  'readComplaintTimeline',
  'readPassedOnPhotograph',
  ...complaintAct.options,
]);

/** Who asked; null for whoever signs in as nobody. */
export function readerOf({ as }: Pick<Exchange, 'as'>): Reader | null {
  if (as === null) return null;
  const held = as.roles.map((entry) => entry.split('@'));
  const places = held.map(([, place = '']) => place);
  return {
    subject: as.sub,
    roles: held.map(([role = '']) => role),
    organisation: places.find((place) => place !== 'office' && place !== 'team') ?? null,
  };
}

function isOneOf({ roles }: Reader, wanted: readonly Role[]): boolean {
  return wanted.some((role) => roles.includes(role));
}

/** 回避: whether somebody is of one of these places, or of a township of it, or of its district. */
function isOf({ organisation }: Reader, places: readonly (string | null)[]): boolean {
  return (
    organisation !== null && places.some((one) => one !== null && isSamePlace(one, organisation))
  );
}

/** What an endpoint answered to those who signed in. */
function answers<Name extends EndpointName>(
  { exchanges }: Pick<Evidence, 'exchanges'>,
  name: Name,
): (Told & { readonly body: AnswerOf<Name> })[] {
  return exchanges.flatMap((exchange) => {
    const { endpoint, answered } = exchange;
    if (endpoint.name !== name || answered === 'lost' || answered.status >= 300) return [];
    const told = toldOf(exchange);
    return told === null ? [] : [{ ...told, body: answered.body as AnswerOf<Name> }];
  });
}

/** Who was told, and when; null for whoever signs in as nobody. */
function toldOf(exchange: Exchange): Told | null {
  const reader = readerOf(exchange);
  const { at, askedAt = at - longest } = exchange;
  return reader === null ? null : { reader, since: askedAt, until: at };
}

/** How long an answer takes, where it is not known when it was asked for, in milliseconds. */
const longest = 60_000;

/** The endpoints that tell of many complaints, a row each. */
const listing: ReadonlySet<string> = new Set([
  'listComplaints',
  'readComplaintLedger',
  'findComplaints',
]);

/** Everything that somebody was told of single complaints. */
export function seen({ exchanges }: Pick<Evidence, 'exchanges'>): Seen[] {
  return exchanges.flatMap((exchange): Seen[] => {
    const { endpoint, answered, asked } = exchange;
    if (answered === 'lost' || answered.status >= 300) return [];
    const told = toldOf(exchange);
    if (told === null) return [];
    const { body, version } = answered as { body: Record<string, unknown>; version?: number };
    if (listing.has(endpoint.name)) {
      const rows = (body['complaints'] ?? body['rows']) as readonly {
        complaint: string;
        version: number;
      }[];
      return rows.map((row) => ({ ...told, endpoint: endpoint.name, ...row, body: row }));
    }
    const complaint = asked.params?.['complaint'];
    if (!ofOneComplaint.has(endpoint.name) || complaint === undefined || version === undefined)
      return [];
    return [{ ...told, endpoint: endpoint.name, complaint, version, body }];
  });
}

export function stateAt(evidence: Evidence, { complaint, version }: Seen): Complaint | undefined {
  return foldsOf(evidence, 'complaints', complaintStream).get(complaint)?.states[version];
}

/** The organisations whose case a complaint is: of the district that it is about, and those who have a part in it. */
function parties({ intake, located, assignments }: Complaint): (string | null)[] {
  const district = located?.district ?? intake?.district ?? null;
  return [district, ...assignments.map(({ organisation }) => organisation)];
}

function maySee(evidence: Evidence, one: Seen, state: Complaint): boolean {
  const { reader } = one;
  const own = reader.organisation;
  const hasPart =
    own !== null &&
    state.transfer !== null &&
    state.assignments.some(({ organisation }) => organisation === own) &&
    isOneOf(reader, organisationRoles);
  return hasPart || seesToRecheck(one, state) || seesAsOffice(evidence, one, state);
}

/** Whether somebody sees a complaint because it was drawn for re-check. */
function seesToRecheck({ reader, endpoint }: Seen, state: Complaint): boolean {
  const closed = ['readComplaintTimeline', 'readComplaintLedger', 'findComplaints'];
  const mayRead = isOneOf(reader, ['municipal-re-checker']) && !closed.includes(endpoint);
  return mayRead && state.rechecks.length > 0 && !isOf(reader, parties(state));
}

/** Whether somebody sees a complaint as one of the office or of the team. */
export function seesAsOffice(evidence: Evidence, one: Seen, state: Complaint): boolean {
  const { reader, endpoint } = one;
  if (isOf(reader, parties(state))) return false;
  if (isOneOf(reader, officeRoles)) return true;
  // Another system of the office lists, and opens none.
  if (isOneOf(reader, ['integration-client']))
    return listing.has(endpoint) && endpoint !== 'readComplaintLedger';
  if (endpoint === 'readComplaintTimeline') return isOneOf(reader, ['auditor']);
  return sitsOnTeam(evidence, one, 'complaints', state.intake?.inspection ?? null);
}

/**
 * Whether somebody with a role of teams sat on that of an inspection when they were told, as the service that told
 * them knew it, and belongs to none of its targets.
 */
function sitsOnTeam(
  evidence: Pick<Evidence, 'logs'>,
  { reader, since, until }: Told,
  service: 'complaints' | 'rectification',
  inspection: string | null,
): boolean {
  const state = foldsOf(evidence, 'inspections', inspectionStream).get(inspection ?? '')?.state;
  const copy = foldsOf(evidence, service, teamStream).get(inspection ?? '');
  if (state === undefined || state === null || copy === undefined) return false;
  const sat = statesBetween(copy, since, until).some(({ people }) =>
    people.includes(reader.subject),
  );
  return sat && isOneOf(reader, teamRoles) && !isOf(reader, state.targets);
}

/** A commit stands in its log a little after the moment that it says. */
const slack = 60_000;

/** The states in which a stream was between two moments. */
function statesBetween<State>(
  { commits, states }: Folded<State, unknown>,
  since: number,
  until: number,
): readonly State[] {
  const before = commits.filter(({ at }) => Date.parse(at) < since - slack).length;
  const begun = commits.filter(({ at }) => Date.parse(at) <= until + slack).length;
  return states.slice(before, begun + 1);
}

function maySeeInspection(
  { reader, since, until }: Told,
  inspection: Folded<Inspection | null, unknown>,
): boolean {
  if (isOf(reader, inspection.state?.targets ?? [])) return false;
  const office: readonly Role[] = [
    ...officeRoles,
    'working-group-approver',
    'committee-and-government-approver',
  ];
  if (isOneOf(reader, office)) return true;
  const sat = statesBetween(inspection, since, until).some(
    (state) => (state?.team ?? null) !== null && onTeam(state!.team!).includes(reader.subject),
  );
  return sat && isOneOf(reader, teamRoles);
}

/** Whether somebody was recused from a complaint at every version that it had: nobody could take them for free. */
function isRecusedAtAll(evidence: Pick<Evidence, 'logs'>, reader: Reader, id: string): boolean {
  const states = foldsOf(evidence, 'complaints', complaintStream).get(id)?.states.slice(1) ?? [];
  return states.length > 0 && states.every((state) => isOf(reader, parties(state)));
}

/** What an answer tells of what office and complainant have with each other. */
// oxlint-disable-next-line typescript/no-explicit-any -- each endpoint answers its own
function private_(body: any): string[] {
  const its: string[] = [];
  if (body.question !== undefined && body.question !== null) its.push('the question');
  if ((body.messages?.length ?? 0) > 0) its.push('messages');
  if (body.photographs !== undefined && body.photographs !== null) its.push('photographs');
  if (body.attachments !== undefined && body.attachments !== null) its.push('attachments');
  if (typeof body.visitors === 'number') its.push('how many came');
  if (typeof body.postedOn === 'string') its.push('when they posted it');
  if (typeof body.anonymous === 'boolean') its.push('whether a contact was left');
  if (typeof body.receivedAt === 'string') its.push('the minute in which it came');
  if ((body.erasable?.length ?? 0) > 0) its.push('what can be erased');
  const own = ['contact', 'words', 'photographs', 'messages'];
  const erased: readonly { parts: readonly string[] }[] = body.erasures ?? [];
  if (erased.some(({ parts }) => parts.some((part) => own.includes(part)))) its.push('erasures');
  const commits: readonly { events: readonly string[] }[] = body.commits ?? [];
  const told = commits.flatMap(({ events }) => events);
  if (
    told.some((type) =>
      /^complaint\.(?:asked|supplemented|written|photographs-attached|attachments-attached|position|visited)/.test(
        type,
      ),
    )
  ) {
    its.push('commits between the two');
  }
  return its;
}

/** A reader, as a fault names them: who they are in the made-up world. */
export function wordFor({ subject, organisation }: Reader): string {
  return organisation === null ? subject : `${subject} (${organisation})`;
}
