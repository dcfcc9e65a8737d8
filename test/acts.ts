import {
  announceSample,
  createInspection,
  decideInspection,
  decideReply,
  discloseBatch,
  enterWinningNumbers,
  listComplaints,
  openStationing,
  prepareInspection,
  readBatch,
  readComplaint,
  readSample,
  registerOrganisations,
  reply,
  reviewReply,
  screenComplaint,
  signIn,
  submitInspection,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { randomUUID } from 'node:crypto';
import { addDays, beijingDate, weekday } from '@ducha/calendar';
import type { House } from './house.ts';

/** What several tests have people do before the thing that they are about. */

const day = 24 * 3600 * 1000;
type Policy = z.input<typeof createInspection.body>['policy'];

const usualPolicy: Policy = {
  round: 3,
  signIn: { value: 1, unit: 'working-days' },
  reply: { value: 10, unit: 'calendar-days' },
  typeCounting: 'main',
  organisationCounting: 'lead',
};

/** The subjects who are to sit on a team, the others are people of its own; and of which inspection it is. */
export interface TeamOf {
  readonly leader?: string;
  readonly deputy?: string;
  readonly members?: readonly string[];
  /** The code of the target; one of its own otherwise. */
  readonly target?: string;
  /** Municipal otherwise. */
  readonly level?: 'central';
}

/** A special inspection that takes complaints. Gives its id. */
export async function openInspection(
  house: House,
  policy: Partial<Policy> = {},
  team: TeamOf = {},
): Promise<string> {
  const { inspection, version } = await prepareOne(house, policy, team);
  await house.as('office-head').ok(openStationing, { params: { inspection }, version });
  await house.cloud.settled();
  return inspection;
}

/**
 * A special inspection whose team is ready, of a target of its own: those of one place would stand in
 * each other's way at one time. So are its people, but for those who are named.
 */
export async function prepareOne(
  house: House,
  policy: Partial<Policy> = {},
  team: TeamOf = {},
): Promise<{ inspection: string; version: number }> {
  const target = team.target ?? `s-${randomUUID().slice(0, 8)}`;
  const head = house.as('office-head');
  await head.ok(registerOrganisations, {
    body: {
      organisations: [
        {
          code: target,
          kind: 'enterprise',
          parent: null,
          successor: null,
          names: [{ from: '2000-01-01', chinese: '被督察单位', english: null }],
        },
      ],
    },
  });
  const now = house.cloud.clock.now();
  const created = await house.as('office-clerk').ok(createInspection, {
    body: {
      kind: 'special',
      level: team.level ?? 'municipal',
      important: false,
      targets: [target],
      from: beijingDate(now.toISOString()),
      until: beijingDate(new Date(now.getTime() + 29 * day).toISOString()),
      policy: { ...usualPolicy, ...policy },
    },
  });
  const params = { inspection: created.body.inspection };
  const submitted = await head.ok(submitInspection, { params, version: created.version });
  const approved = await house.as('working-group-approver').ok(decideInspection, {
    params,
    version: submitted.version,
    body: { decision: 'approve', reason: '同意' },
  });
  const prepared = await head.ok(prepareInspection, {
    params,
    version: approved.version,
    body: {
      leader: {
        subject: team.leader ?? `leader-${target}`,
        rank: 'bureau',
        retiredOn: null,
        organisations: [],
      },
      deputies: [
        {
          subject: team.deputy ?? `deputy-${target}`,
          rank: 'bureau',
          retiredOn: null,
          organisations: [{ organisation: 'sthjj', leads: true, left: null }],
        },
      ],
      members: (team.members ?? []).map((subject) => ({
        subject,
        rank: 'division' as const,
        retiredOn: null,
        organisations: [],
      })),
    },
  });
  return { ...params, version: prepared.version };
}

/** The subject by which the issuer knows a demonstration person. */
export async function subjectOf(house: House, person: string): Promise<string> {
  const [, claims = ''] = (await house.cloud.token(person)).split('.');
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string }).sub;
}

/** 望京街道: a sub-district of 朝阳区, which the basics do not hold. */
export const wangjing = '110105026';

/** Enters it into the register. */
export async function registerWangjing(house: House): Promise<void> {
  const entry = {
    code: wangjing,
    kind: 'township' as const,
    parent: '110105',
    successor: null,
    names: [{ from: '2000-01-01', chinese: '望京街道', english: null }],
  };
  await house.as('office-head').ok(registerOrganisations, { body: { organisations: [entry] } });
  await house.cloud.settled();
}

/** The complaints of an inspection at a stage, as the office's list gives them, every page. */
export async function complaintsAt(
  house: House,
  inspection: string,
  stage: 'received' | 'accepted' | 'transferred',
): Promise<z.output<typeof listComplaints.answer>['complaints']> {
  const all = [];
  let after: string | undefined;
  do {
    const { body } = await house.as('office-screener').ok(listComplaints, {
      query: { inspection, stage, limit: 200, ...(after === undefined ? {} : { after }) },
    });
    all.push(...body.complaints);
    after = body.next ?? undefined;
  } while (after !== undefined);
  return all;
}

/** Screening accepts a complaint for one organisation; gives its number. */
export async function accept(
  house: House,
  complaint: string,
  organisation: string,
  as: { types: readonly string[]; keyAttention: boolean } = { types: ['air'], keyAttention: false },
): Promise<string | null> {
  const params = { complaint };
  const screener = house.as('office-screener');
  const seen = await screener.ok(readComplaint, { params });
  const [mainType = '', ...otherTypes] = as.types;
  const accepted = await screener.ok(screenComplaint, {
    params,
    version: seen.version,
    body: {
      decision: 'accept',
      mainType,
      otherTypes,
      keyAttention: as.keyAttention,
      organisations: [{ organisation, role: 'lead' }],
      clearedText: '所反映问题的摘要',
    },
  });
  return accepted.body.number;
}

/** A reply that had no consequences for anyone. */
export const noOutcomes = {
  orderedToRectify: 0,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};

/** The organisation signs for a complaint, unless it has, and replies, its principal approves, the office confirms. */
export async function answerComplaint(
  house: House,
  complaint: string,
  organisation: string,
  answer: Partial<z.input<typeof reply.body>> = {},
): Promise<void> {
  const params = { complaint };
  const { findings = '经核查的情况', handling = '处理和整改的情况', goal = '办结目标' } = answer;
  const cleared = { findings, handling, goal };
  const liaison = house.as(`organisation-liaison@${organisation}`);
  const seen = await liaison.ok(readComplaint, { params });
  const isSigned = seen.body.parts.some((part) => part.signedInAt !== null);
  const signed = isSigned ? seen : await liaison.ok(signIn, { params, version: seen.version });
  const replied = await liaison.ok(reply, {
    params,
    version: signed.version,
    body: {
      kind: 'final',
      verdict: 'substantiated',
      result: 'closed',
      outcomes: noOutcomes,
      ...cleared,
      ...answer,
    },
  });
  const approved = await house.as(`organisation-principal@${organisation}`).ok(decideReply, {
    params,
    version: replied.version,
    body: { decision: 'approve' },
  });
  await house.as('office-reviewer').ok(reviewReply, {
    params,
    version: approved.version,
    body: {
      decision: 'confirm',
      problem: '交办问题基本情况',
      ...cleared,
      ...(answer.plan === undefined ? {} : { measures: answer.plan.measures }),
    },
  });
}

/** Publishes the table of a batch as it stands. */
export async function disclose(house: House, batch: string): Promise<void> {
  const params = { batch };
  const { version } = await house.as('office-reviewer').ok(readBatch, { params });
  await house.as('office-reviewer').ok(discloseBatch, { params, version });
  await house.cloud.settled();
}

/**
 * 抽查: a sample, of the first edition of a batch, is announced and drawn: some days later, when the lottery has
 * drawn. Gives its id.
 * @param between what happens after the announcement
 */
export async function drawOne(
  house: House,
  batch: string,
  size = 1,
  between: () => Promise<void> = async () => undefined,
): Promise<string> {
  const { sample, drawnOn } = await announceOne(house, batch, size);
  await between();
  const after = new Date(`${addDays(drawnOn, 1)}T02:00:00Z`);
  await house.cloud.clock.moveTo(after, { step: day });
  await drawSample(house, sample);
  return sample;
}

/** Announces it by the next draw; gives its id and the day of the draw. */
async function announceOne(
  house: House,
  batch: string,
  size: number,
): Promise<{ readonly sample: string; readonly drawnOn: string }> {
  let drawnOn = addDays(beijingDate(house.cloud.clock.now().toISOString()), 1);
  while (![2, 4, 7].includes(weekday(drawnOn))) drawnOn = addDays(drawnOn, 1);
  const { body } = await house.as('office-head').ok(announceSample, {
    body: {
      batch,
      edition: 1,
      size: { by: 'count', count: size },
      lottery: 'ssq',
      issue: `${drawnOn.slice(0, 4)}137`,
      drawnOn,
    },
  });
  await house.cloud.settled();
  return { sample: body.sample, drawnOn };
}

/** Two persons enter the same winning numbers: the sample is drawn. */
async function drawSample(house: House, sample: string): Promise<void> {
  const params = { sample };
  for (const person of ['office-clerk', 'office-head']) {
    const { version } = await house.as(person).ok(readSample, { params });
    await house.as(person).ok(enterWinningNumbers, {
      params,
      version,
      body: { red: [3, 8, 15, 21, 26, 31], blue: 9 },
    });
  }
  await house.cloud.settled();
}
