import {
  closeStationing,
  createInspection,
  decideInspection,
  endInspection,
  listPublicInspections,
  openStationing,
  prepareInspection,
  readInspection,
  submitInspection,
  type Endpoint,
} from '@ducha/contracts';
import type { LocalDate } from '@ducha/calendar';
import type { Asked } from '../../caller.ts';
import { dateOf } from '../month/moments.ts';
import type { Done, Town } from '../town.ts';

/** An inspection that takes complaints, and the day on which it began. */
export interface Stationed {
  readonly inspection: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The inspection of all districts that `npm start` has opened; undefined where it is over. */
export async function districtsInspection(town: Town): Promise<Stationed | undefined> {
  const { body } = await town.read(null, listPublicInspections);
  return body.inspections.find(
    ({ state, targets }) => state === 'stationed' && targets.includes('110105'),
  );
}

type Draft = Asked<typeof createInspection>['body'];

const special: Omit<Draft, 'targets' | 'from' | 'until'> = {
  kind: 'special',
  level: 'municipal',
  important: false,
  policy: { round: 3 },
};

/** 专项督察 of the sanitation group. Gives its id. */
export async function openSanitation(town: Town, began: LocalDate): Promise<string> {
  const inspection = await prepareDrafted(
    town,
    'sanitation',
    { ...special, targets: ['huanwei'], from: dateOf(1, began), until: dateOf(14, began) },
    { approver: 'working-group-approver', reason: '同意开展生活垃圾转运环节专项督察。' },
  );
  await station(town, 'sanitation', inspection);
  return inspection;
}

/** An inspection drafted, approved, and its team ready, all on one day. Gives its id. */
export async function prepareDrafted(
  town: Town,
  name: string,
  body: Draft,
  { approver, reason }: { readonly approver: string; readonly reason: string },
): Promise<string> {
  const inspection = await draft(town, name, body);
  await submit(town, name, inspection);
  await decide(town, name, inspection, approver, { decision: 'approve', reason });
  await prepare(town, name, inspection);
  return inspection;
}

/** 进驻: its team is on site from today. */
async function station(town: Town, name: string, inspection: string): Promise<void> {
  await change(town, `${name}/open`, inspection, openStationing, {});
}

/** 进驻结束: complaints that are sent in time are taken until a day. */
export async function leave(
  town: Town,
  name: string,
  inspection: string,
  complaintsTakenUntil: LocalDate,
): Promise<void> {
  await change(town, `${name}/close`, inspection, closeStationing, { complaintsTakenUntil });
}

/** 归档. */
export async function archiveSanitation(town: Town, inspection: string): Promise<void> {
  await change(town, 'sanitation/archive', inspection, endInspection, {
    reason: '督察报告已报送，反馈意见已移交，予以归档。',
  });
}

/** Inspections to come, at every stage before the team is on site: somebody has the next step of each. */
export async function planOthers(town: Town, began: LocalDate): Promise<void> {
  const from = (days: number): { from: LocalDate; until: LocalDate } => ({
    from: dateOf(days, began),
    until: dateOf(days + 20, began),
  });
  await draft(town, 'supply', { ...special, targets: ['jingneng'], ...from(75) });

  const works = await draft(town, 'works', {
    ...special,
    targets: ['jiangong', 'chengjian'],
    ...from(60),
  });
  await submit(town, 'works', works);

  const yearly = await draft(town, 'yearly', {
    kind: 'routine',
    level: 'municipal',
    important: false,
    targets: ['shuiwu', 'csglw', 'jtw'],
    policy: { round: 3 },
    ...from(90),
  });
  await submit(town, 'yearly', yearly);

  const transport = await draft(town, 'transport', {
    ...special,
    targets: ['gongjiao'],
    ...from(45),
  });
  await submit(town, 'transport', transport);
  await decide(town, 'transport', transport, 'working-group-approver', {
    decision: 'approve',
    reason: '同意，注意与春运保障统筹安排。',
  });

  const food = await draft(town, 'food', { ...special, targets: ['shounong'], ...from(35) });
  await submit(town, 'food', food);
  await decide(town, 'food', food, 'working-group-approver', {
    decision: 'approve',
    reason: '同意开展。',
  });
  await prepare(town, 'food', food);

  const again = await draft(town, 'again', { ...special, targets: ['beikong'], ...from(40) });
  await submit(town, 'again', again);
  await decide(town, 'again', again, 'working-group-approver', {
    decision: 'reject',
    reason: '与例行督察时间重叠，请另行安排窗口期。',
  });

  const dropped = await draft(town, 'dropped', { ...special, targets: ['shoufa'], ...from(50) });
  await change(town, 'dropped/cancel', dropped, endInspection, {
    reason: '并入交通领域专项督察，不再单独开展。',
  });
}

async function draft(town: Town, name: string, body: Draft): Promise<string> {
  const drafted = await town.act('office-clerk', `inspection/${name}/draft`, createInspection, {
    body,
  });
  return drafted.body.inspection;
}

async function submit(town: Town, name: string, inspection: string): Promise<void> {
  await change(town, `${name}/submit`, inspection, submitInspection, {});
}

async function decide(
  town: Town,
  name: string,
  inspection: string,
  who: string,
  body: Asked<typeof decideInspection>['body'],
): Promise<void> {
  await town.change(
    who,
    `inspection/${name}/decide`,
    decideInspection,
    { read: readInspection, params: { inspection } },
    body,
  );
}

/** 组建督察组: people of its own, since nobody leads two at a time. */
async function prepare(town: Town, name: string, inspection: string): Promise<void> {
  const person = (seat: string) => ({
    subject: `demonstration-${name}-${seat}`,
    rank: 'bureau' as const,
    retiredOn: null,
    organisations: [],
  });
  await change(town, `${name}/prepare`, inspection, prepareInspection, {
    leader: person('leader'),
    deputies: [
      {
        ...person('deputy'),
        organisations: [{ organisation: 'sthjj', leads: true, left: null }],
      },
    ],
    members: [person('member')],
  });
}

function change<E extends Endpoint>(
  town: Town,
  what: string,
  inspection: string,
  endpoint: E,
  body: Asked<E>['body'],
): Promise<Done<E>> {
  const seen = { read: readInspection, params: { inspection } };
  return town.change('office-head', `inspection/${what}`, endpoint, seen, body);
}
