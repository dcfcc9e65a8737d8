import { setTimeout as pause } from 'node:timers/promises';
import { appointOfficial, duty, listDuties, listOrganisations, type Duty } from '@ducha/contracts';
import { leadingTownships } from '../words/places.ts';
import { inParallel } from '../../replay/in-parallel.ts';
import { anew, NotFillable } from '../not-fillable.ts';
import type { Town } from '../town.ts';
import { width } from './intake.ts';
import { isVacant } from './place.ts';

const administrator = 'notification-administrator';
const words: Readonly<Record<Duty, string>> = {
  liaison: '联络员',
  'in-charge': '分管负责人',
  principal: '主要负责人',
};

/**
 * Fills the duties of all districts, departments and enterprises, and of the sub-districts that lead something, but
 * for a few. Officials have no names but their duty's; their numbers begin with 154, which no network has, and lead
 * to the local cloud's own phone page, their addresses to its mailbox.
 */
export async function fillDuties(town: Town): Promise<void> {
  const organisations = await everyOrganisation(town);
  // The register knows an organisation before the service of duties has heard of it.
  await town.rest();
  const named = organisations.filter(
    ({ code, kind }) =>
      (kind !== 'township' && kind !== 'office') || leadingTownships.includes(code),
  );
  await inParallel([...named.entries()], width, async ([place, { code, chinese }]) => {
    const { body } = await town.read(administrator, listDuties, { query: { organisation: code } });
    const held = new Set(body.duties.flatMap((one) => (one.holder === null ? [] : [one.duty])));
    for (const [rank, one] of duty.options.entries()) {
      if (held.has(one) || isVacant(code, one)) continue;
      const order = String(place * duty.options.length + rank).padStart(4, '0');
      await town.act(administrator, `duty/${code}/${one}`, appointOfficial, {
        params: { organisation: code, duty: one },
        body: {
          name: `${chinese}${words[one]}`,
          mobile: `1540001${order}`,
          email: `${one}@${code}.example`,
        },
      });
    }
  });
}

/** How often, and in what milliseconds, the register is asked for the last that `npm start` enters. */
const looks = 300;
const pauseBetween = 200;

/** The organisations, once the sub-districts are among them: `npm start` enters them when all else is up. */
async function everyOrganisation(town: Town) {
  for (let look = 1; ; look += 1) {
    const { body } = await town.read(null, listOrganisations);
    const codes = new Set(body.organisations.map(({ code }) => code));
    if (leadingTownships.every((code) => codes.has(code))) return body.organisations;
    if (look === looks)
      throw new NotFillable(`The sub-districts of 朝阳区 are not registered here. ${anew}`);
    await pause(pauseBetween);
  }
}

/** 换人: the liaison of a district hands over to another; who held it before stays known by the time. */
export async function changeLiaison(town: Town): Promise<void> {
  await town.act(administrator, 'duty/110108/liaison/successor', appointOfficial, {
    params: { organisation: '110108', duty: 'liaison' },
    body: {
      name: '海淀区联络员（接任）',
      mobile: '15400019999',
      email: 'liaison-2@110108.example',
    },
  });
}
