import {
  appointOfficial,
  duty,
  listAlarms,
  listDuties,
  listReminders,
  vacateDuty,
} from '@ducha/contracts';
import { places } from '../cast.ts';
import { anyOf, chance } from '../chance.ts';
import { drawnMark, drawnMobile } from '../planted.ts';
import { change, look, plant, seen, type Act, type Visit } from '../visit.ts';

/** Who holds which duty 岗位, and what they were told. */

/** Their own organisation, or any for those of the office. */
function organisation({ person, random }: Visit): string {
  return person.organisation ?? random.pick(places).code;
}

/** A person with a name, and an address or two, that nobody else has. */
export function official(visit: Visit) {
  const { random } = visit;
  const mobile = plant(visit, 'official', drawnMobile(random));
  const email = `o${drawnMobile(random)}@example.cn`;
  const reached = chance(random, 0.6)
    ? { mobile, email: plant(visit, 'official', email) }
    : { mobile };
  return { name: `王${drawnMark(random)}`, ...(chance(random, 0.1) ? { email } : reached) };
}

const appoints: Act = {
  name: 'appoints an official',
  who: ['notification-administrator', 'organisation-liaison'],
  weight: 1.5,
  calls: [listDuties, appointOfficial],
  async do(visit) {
    const { random } = visit;
    const at = organisation(visit);
    const held = (await seen(visit, listDuties, { query: { organisation: at } }))?.duties ?? [];
    const vacant = held.filter(({ holder }) => holder === null).map((one) => one.duty);
    const chosen = anyOf(random, vacant) ?? random.pick(duty.options);
    await change(visit, appointOfficial, {
      params: { organisation: at, duty: chosen },
      body: official(visit),
    });
  },
};

const vacates: Act = {
  name: 'vacates a duty',
  who: ['notification-administrator', 'organisation-liaison'],
  weight: 0.5,
  calls: [listDuties, vacateDuty],
  async do(visit) {
    const at = organisation(visit);
    const held = (await seen(visit, listDuties, { query: { organisation: at } }))?.duties ?? [];
    const one = anyOf(
      visit.random,
      held.filter(({ holder }) => holder !== null),
    );
    if (one === undefined) return;
    await change(visit, vacateDuty, {
      params: { organisation: at, duty: one.duty },
      expected: one.version,
      body: {},
    });
  },
};

const reads: Act = {
  name: 'reads what was sent',
  who: [
    'notification-administrator',
    'office-clerk',
    'organisation-liaison',
    'organisation-principal',
    'commissioner',
  ],
  weight: 1,
  calls: [listReminders, listAlarms, listDuties],
  async do(visit) {
    const { random, world } = visit;
    await look(visit, listReminders, { query: { organisation: organisation(visit) } });
    const task = anyOf(random, world.heard.get('task') ?? []);
    const complaint = anyOf(random, world.heard.get('complaint') ?? []);
    const matter = task === undefined ? `complaint:${complaint}` : `task:${task}`;
    if (complaint !== undefined) await look(visit, listReminders, { query: { matter } });
    await look(visit, listAlarms);
    await look(visit, listDuties, { query: { organisation: organisation(visit) } });
  },
};

export const dutyActs = [appoints, vacates, reads];
