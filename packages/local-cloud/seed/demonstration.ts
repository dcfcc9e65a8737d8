import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  appointOfficial,
  call,
  createInspection,
  decideInspection,
  defineComplaintType,
  listOrganisations,
  listPublicAnnouncements,
  listPublicComplaintTypes,
  listPublicInspections,
  openStationing,
  prepareInspection,
  publishAnnouncement,
  registerOrganisations,
  submitInspection,
  listDuties,
  type Called,
  type Endpoint,
  type Request,
} from '@ducha/contracts';
import type { LocalCloud } from '../cloud.ts';
import { findPerson } from '../issuer/persons.ts';
import { beijingComplaintTypes } from './complaint-types.ts';
import { demonstrationOfficials } from './officials.ts';
import { organisations } from './organisations.ts';
import { stationingAnnouncement } from './stationing-announcement.ts';

/** The part of a local cloud that loading needs: its door, its clock, its persons. */
export type Door = Pick<LocalCloud, 'address' | 'clock' | 'token' | 'settled'>;

const day = 24 * 3600 * 1000;
/** How many organisations one request takes. */
const bulk = 100;

/**
 * Loads what a house needs before its first complaint, through the HTTP API alone: the organisations but
 * for the townships, the complaint types, and officials of three districts. Does nothing that was done
 * before. Gives one sentence for each thing that it did.
 */
export async function loadBasics(door: Door): Promise<string[]> {
  const registered = await loadOrganisations(
    door,
    organisations.filter(({ kind }) => kind !== 'township'),
  );
  // The other services know an organisation once its event has reached them.
  if (registered > 0) await door.settled();
  return [
    ...sentence(registered, 'organisations registered'),
    ...(await loadComplaintTypes(door)),
    ...(await loadOfficials(door)),
  ];
}

/**
 * The basics, and an inspection of all districts that takes complaints from today on, with its announcement; its team
 * are the persons of the team who can sign in.
 */
export async function loadDemonstration(door: Door): Promise<string[]> {
  return [
    ...(await loadBasics(door)),
    ...(await openInspection(door)),
    ...(await announceStationing(door)),
  ];
}

/** The townships and sub-districts, which no complaint has to wait for. */
export async function loadTownships(door: Door): Promise<string[]> {
  return sentence(
    await loadOrganisations(door, organisations),
    'townships and sub-districts registered',
  );
}

/** Registers those of these organisations that are not there; gives how many. */
async function loadOrganisations(door: Door, wanted: typeof organisations): Promise<number> {
  const { body } = await ask(door, undefined, listOrganisations);
  const there = new Set(body.organisations.map(({ code }) => code));
  const missing = wanted.filter(({ code }) => !there.has(code));
  for (let from = 0; from < missing.length; from += bulk) {
    await ask(door, 'office-head', registerOrganisations, {
      body: { organisations: missing.slice(from, from + bulk) },
    });
  }
  return missing.length;
}

function sentence(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

async function loadComplaintTypes(door: Door): Promise<string[]> {
  const { body } = await ask(door, undefined, listPublicComplaintTypes);
  if (body.types.length > 0) return [];
  for (const [order, type] of beijingComplaintTypes.entries()) {
    await ask(door, 'office-head', defineComplaintType, {
      body: { list: 'beijing-2025', kind: 'type', order, ...type },
    });
  }
  await door.settled();
  return sentence(beijingComplaintTypes.length, 'complaint types defined');
}

async function loadOfficials(door: Door): Promise<string[]> {
  const administrator = 'notification-administrator';
  const appointed = await Promise.all(
    demonstrationOfficials.map(async ({ organisation, duty, ...person }) => {
      const { body } = await ask(door, administrator, listDuties, { query: { organisation } });
      if (body.duties.some((held) => held.duty === duty && held.holder !== null)) return 0;
      await ask(door, administrator, appointOfficial, {
        params: { organisation, duty },
        body: person,
      });
      return 1;
    }),
  );
  const count = appointed.filter((one) => one === 1).length;
  return sentence(count, 'demonstration officials appointed');
}

async function openInspection(door: Door): Promise<string[]> {
  const open = await ask(door, undefined, listPublicInspections);
  if (open.body.inspections.length > 0) return [];
  const now = door.clock.now();
  const created = await ask(door, 'office-clerk', createInspection, {
    body: {
      kind: 'routine',
      level: 'municipal',
      important: false,
      targets: organisations.filter(({ kind }) => kind === 'district').map(({ code }) => code),
      from: beijingDay(now),
      until: beijingDay(new Date(now.getTime() + 29 * day)),
      policy: {
        round: 3,
        signIn: { value: 1, unit: 'working-days' },
        reply: { value: 10, unit: 'calendar-days' },
        typeCounting: 'main',
        organisationCounting: 'lead',
      },
    },
  });
  const params = { inspection: created.body.inspection };
  const submitted = await ask(door, 'office-head', submitInspection, {
    params,
    ifMatch: created.version,
  });
  const approved = await ask(door, 'committee-and-government-approver', decideInspection, {
    params,
    ifMatch: submitted.version,
    body: { decision: 'approve', reason: '同意' },
  });
  const prepared = await ask(door, 'office-head', prepareInspection, {
    params,
    ifMatch: approved.version,
    body: {
      leader: teamMember('team-leader'),
      deputies: [
        {
          ...teamMember('team-deputy'),
          organisations: [{ organisation: 'sthjj', leads: true, left: null }],
        },
      ],
      members: [teamMember('team-member')],
    },
  });
  await ask(door, 'office-head', openStationing, { params, ifMatch: prepared.version });
  await door.settled();
  return ['an inspection of all districts opened its stationing'];
}

/** One of the persons who can sign in, as somebody who may sit on a team. */
function teamMember(slug: string) {
  const { sub: subject } = findPerson(slug);
  return { subject, rank: 'bureau' as const, retiredOn: null, organisations: [] };
}

/** 进驻公告 of the inspection that takes complaints. */
async function announceStationing(door: Door): Promise<string[]> {
  const open = await ask(door, undefined, listPublicInspections);
  const [first] = open.body.inspections;
  if (first === undefined) return [];
  const { inspection, from, until } = first;
  const there = await ask(door, undefined, listPublicAnnouncements, {
    query: { inspection, kind: 'stationing' },
  });
  if (there.body.announcements.length > 0) return [];
  await ask(door, 'office-head', publishAnnouncement, {
    body: { inspection, ...stationingAnnouncement(from, until) },
  });
  await door.settled();
  return ['its stationing was announced'];
}

/** How often something is asked of a service that is not available yet. */
const attempts = 10;

/**
 * Calls as a person (or nobody) and gives the answer; throws when it was a refusal. What answers 503 on a busy
 * machine is asked again, as the same act.
 */
async function ask<E extends Endpoint>(
  door: Door,
  person: string | undefined,
  endpoint: E,
  request: Partial<Request<E>> = {},
): Promise<Extract<Called<E>, { ok: true }> & { version: number }> {
  const asked = {
    ...request,
    ...(endpoint.effect === 'read' ? {} : { idempotencyKey: randomUUID() }),
    ...(person === undefined ? {} : { token: await door.token(person) }),
  };
  let called = await call(door.address, endpoint, asked);
  for (let attempt = 1; called.status === 503 && attempt < attempts; attempt += 1) {
    await pause(attempt * 100);
    called = await call(door.address, endpoint, asked);
  }
  if (!called.ok) {
    throw new Error(`loading: ${endpoint.name} answered ${called.status} ${called.problem.type}`);
  }
  return { ...called, version: called.version ?? 0 };
}

function beijingDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}
