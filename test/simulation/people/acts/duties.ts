import {
  appointOfficial,
  duty,
  eraseOfficial,
  erasureGround,
  handleAlarm,
  listAlarms,
  listDuties,
  listHeldDuties,
  listReminders,
  vacateDuty,
} from '@ducha/contracts';
import { places } from '../cast.ts';
import { anyOf, happens, some } from '../../chance.ts';
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
  const reached = happens(random, 0.6)
    ? { mobile, email: plant(visit, 'official', email) }
    : { mobile };
  return { name: `王${drawnMark(random)}`, ...(happens(random, 0.1) ? { email } : reached) };
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

const erases: Act = {
  name: 'erases who held a duty before',
  who: ['notification-administrator', 'office-head'],
  weight: 0.7,
  calls: [listDuties, eraseOfficial],
  async do(visit) {
    const { random } = visit;
    const at = organisation(visit);
    const held = (await seen(visit, listDuties, { query: { organisation: at } }))?.duties ?? [];
    const before = held.filter(({ earlier }) => earlier.some(({ erased }) => !erased));
    // Now and then somebody who holds it still.
    const one = anyOf(random, before) ?? (happens(random, 0.2) ? anyOf(random, held) : undefined);
    if (one === undefined) return;
    const former = one.earlier.filter(({ erased }) => !erased).map(({ tenure }) => tenure);
    const tenures = former.length === 0 ? [one.earlier.length + 1] : some(random, former, 2);
    await change(visit, eraseOfficial, {
      params: { organisation: at, duty: one.duty },
      expected: one.version,
      body: { tenures, ground: random.pick(erasureGround.options) },
    });
  },
};

const handles: Act = {
  name: 'has seen to an alarm',
  who: ['notification-administrator', 'office-head'],
  weight: 0.5,
  calls: [listAlarms, handleAlarm],
  async do(visit) {
    const standing = (await seen(visit, listAlarms))?.alarms ?? [];
    const one = anyOf(visit.random, standing);
    if (one === undefined) return;
    await change(visit, handleAlarm, {
      params: { alarm: one.alarm },
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
  calls: [listReminders, listAlarms, listDuties, listHeldDuties],
  async do(visit) {
    const { random, world } = visit;
    const to = happens(random, 0.3) ? {} : { organisation: organisation(visit) };
    await look(visit, listReminders, { query: to });
    const task = anyOf(random, world.heard.get('task') ?? []);
    const complaint = anyOf(random, world.heard.get('complaint') ?? []);
    const matter = task === undefined ? `complaint:${complaint}` : `task:${task}`;
    if (complaint !== undefined) await look(visit, listReminders, { query: { matter } });
    await look(visit, listAlarms);
    await look(visit, listDuties, { query: { organisation: organisation(visit) } });
    await look(visit, listHeldDuties);
  },
};

export const dutyActs = [appoints, vacates, erases, handles, reads];
