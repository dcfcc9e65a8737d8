import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  appointOfficial,
  createInspection,
  decideInspection,
  defineComplaintType,
  openStationing,
  prepareInspection,
  registerOrganisations,
  submitInspection,
} from '@ducha/contracts';
import { beijingDate } from '@ducha/calendar';
import type { LocalCloudOptions } from '@ducha/local-cloud';
import * as z from 'zod/mini';
import { openHouse, type House } from '../house.ts';

/** A house in which a stationed inspection of two districts takes complaints: what every measure begins with. */
export interface StationedHouse extends House {
  readonly inspection: string;
  readonly assembly: string;
  readonly state: string;
}

export const districts = ['110105', '110108'] as const;
const complaintTypes = ['noise', 'air'] as const;

/** Opens a house with a fresh state and loads what a complaint needs; ends with `close`. */
export async function openStationedHouse(
  options: Pick<LocalCloudOptions, 'assembly' | 'state'> & Partial<LocalCloudOptions>,
): Promise<StationedHouse> {
  const house = await openHouse(options);
  try {
    await loadRegister(house);
    await loadOfficials(house);
    const inspection = await openInspection(house);
    await house.cloud.settled();
    return { ...house, inspection, assembly: options.assembly, state: options.state };
  } catch (error) {
    await house.close();
    throw error;
  }
}

/**
 * A function's logical id in an assembly: `ComplaintsPublicApi` → the id of the one function named so.
 * Throws when there is none.
 */
export function functionId(assembly: string, name: string): string {
  const found = Object.keys(templateOf(assembly).Resources).find((id) => functionName(id) === name);
  if (found === undefined) throw new Error(`the stack has no function ${name}`);
  return found;
}

/** A function's name without the hash that makes its logical id unique. */
export function functionName(logicalId: string): string {
  return logicalId.replace(/Function[0-9A-F]{8}$/, '');
}

/** Megabytes that a function may use. */
export function functionMegabytes(assembly: string, logicalId: string): number {
  const megabytes = templateOf(assembly).Resources[logicalId]?.Properties?.['MemorySize'];
  if (typeof megabytes !== 'number') throw new Error(`${logicalId} has no MemorySize`);
  return megabytes;
}

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});

function templateOf(assembly: string): z.infer<typeof template> {
  const file = path.join(assembly, 'Ducha.template.json');
  return template.parse(JSON.parse(readFileSync(file, 'utf8')));
}

async function loadRegister(house: House): Promise<void> {
  const head = house.as('office-head');
  const organisation = (code: string, kind: 'district' | 'department', chinese: string) => ({
    code,
    kind,
    parent: null,
    successor: null,
    names: [{ from: '2020-01-01', chinese, english: null }],
  });
  await head.ok(registerOrganisations, {
    body: {
      organisations: [
        organisation('110105', 'district', '朝阳区'),
        organisation('110108', 'district', '海淀区'),
        organisation('sthjj', 'department', '市生态环境局'),
      ],
    },
  });
  for (const [order, code] of complaintTypes.entries()) {
    const named = { noise: '噪声', air: '大气' }[code];
    await head.ok(defineComplaintType, {
      body: { list: 'bench', kind: 'type', order, code, chinese: named, english: code },
    });
  }
  await house.cloud.settled();
}

async function loadOfficials(house: House): Promise<void> {
  const administrator = house.as('notification-administrator');
  const duties = ['liaison', 'in-charge', 'principal'] as const;
  for (const [at, organisation] of districts.entries()) {
    for (const [index, duty] of duties.entries()) {
      await administrator.ok(appointOfficial, {
        params: { organisation, duty },
        body: {
          name: '值班人员',
          mobile: `138${String(10 * at + index + 1).padStart(8, '0')}`,
          email: `${duty}@${organisation}.example`,
        },
      });
    }
  }
}

async function openInspection(house: House): Promise<string> {
  const now = house.cloud.clock.now().getTime();
  const day = (after: number): string =>
    beijingDate(new Date(now + after * 24 * 3600 * 1000).toISOString());
  const created = await house.as('office-clerk').ok(createInspection, {
    body: {
      kind: 'routine',
      level: 'municipal',
      important: false,
      targets: [...districts],
      from: day(0),
      until: day(29),
      policy: {
        round: 3,
        signIn: { value: 1, unit: 'working-days' },
        reply: { value: 10, unit: 'calendar-days' },
        typeCounting: 'main',
        organisationCounting: 'lead',
      },
    },
    idempotencyKey: randomUUID(),
  });
  const params = { inspection: created.body.inspection };
  const head = house.as('office-head');
  const submitted = await head.ok(submitInspection, { params, version: created.version });
  const approved = await house.as('committee-and-government-approver').ok(decideInspection, {
    params,
    version: submitted.version,
    body: { decision: 'approve', reason: '同意' },
  });
  const person = { rank: 'bureau', retiredOn: null } as const;
  const leads = { organisation: 'sthjj', leads: true, left: null };
  const prepared = await head.ok(prepareInspection, {
    params,
    version: approved.version,
    body: {
      leader: { subject: 'bench-leader', ...person, organisations: [] },
      deputies: [{ subject: 'bench-deputy', ...person, organisations: [leads] }],
      members: [],
    },
  });
  await head.ok(openStationing, { params, version: prepared.version });
  return params.inspection;
}
