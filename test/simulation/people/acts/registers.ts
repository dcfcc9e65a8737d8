import {
  defineComplaintType,
  listComplaintTypes,
  listOrganisations,
  registerOrganisations,
  renameOrganisation,
} from '@ducha/contracts';
import { anyOf, happens, whole } from '../../chance.ts';
import { today } from '../reads.ts';
import { change, hear, look, seen, type Act } from '../visit.ts';

/** The registers that are data: organisations 机构, and types of complaints 问题类型. */

const registers: Act = {
  name: 'registers organisations',
  who: ['office-head', 'integration-client'],
  weight: 0.5,
  calls: [registerOrganisations],
  async do(visit) {
    const { random, world } = visit;
    const codes = [`org-${whole(random, 1, 30)}`, `org-${whole(random, 31, 60)}`];
    const body = {
      organisations: codes.map((code) => ({
        code,
        kind: random.pick(['department', 'enterprise'] as const),
        parent: null,
        successor: null,
        names: [{ from: '2020-01-01', chinese: `某某单位${code}`, english: null }],
      })),
    };
    const answer = await change(visit, registerOrganisations, { body });
    if (answer.ok)
      for (const { code } of answer.body.organisations) hear(world, 'organisation', code);
  },
};

const renames: Act = {
  name: 'renames an organisation',
  who: ['office-head'],
  weight: 1,
  calls: [listOrganisations, renameOrganisation],
  async do(visit) {
    const { random } = visit;
    const one = anyOf(random, (await seen(visit, listOrganisations))?.organisations ?? []);
    if (one === undefined) return;
    const params = { organisation: one.code };
    const name = () => ({
      from: today(visit, whole(random, -2, 3)),
      chinese: `${one.chinese.slice(0, 30)}（${whole(random, 1, 99)}）`,
      english: one.english === null ? null : `${one.english.slice(0, 80)} ${whole(random, 1, 99)}`,
    });
    // No reading tells the version: whoever is told that it has moved is told where to.
    let answer = await change(visit, renameOrganisation, { params, expected: 1, body: name() });
    if (!answer.ok && answer.status === 412 && answer.version > 0) {
      answer = await change(visit, renameOrganisation, {
        params,
        expected: answer.version,
        body: name(),
      });
    }
    // It was mistyped, and is put right at once: others hear of both at the same time.
    for (let again = whole(random, 0, 2); again > 0 && answer.ok; again -= 1) {
      answer = await change(visit, renameOrganisation, {
        params,
        expected: answer.version,
        body: name(),
      });
    }
  },
};

const defines: Act = {
  name: 'changes the list of types',
  who: ['office-head'],
  weight: 0.7,
  calls: [listComplaintTypes, defineComplaintType],
  async do(visit) {
    const { random } = visit;
    const types = (await seen(visit, listComplaintTypes))?.types ?? [];
    const one = happens(random, 0.5) ? anyOf(random, types) : undefined;
    const number = whole(random, 1, 40);
    await change(visit, defineComplaintType, {
      body: {
        list: one?.list ?? 'beijing-2025',
        kind: one?.kind ?? random.pick(['type', 'industry'] as const),
        code: one?.code ?? `type-${number}`,
        chinese: `类型${number}`,
        english: `Type ${number}`,
        order: number,
        retired: happens(random, 0.1),
      },
    });
    await look(visit, listComplaintTypes);
  },
};

export const registerActs = [registers, renames, defines];
