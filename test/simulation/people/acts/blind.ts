import { everyEndpoint, roles, type Endpoint } from '@ducha/contracts';
import { anyOf, happens, drawnKey, whole } from '../../chance.ts';
import type { Asked } from '../door.ts';
import { drawnValue, spoiled, whatItTakes } from '../drawn-value.ts';
import { ask, outcomeOf, type Act, type Visit } from '../visit.ts';

/** What nobody does who knows what they are about. */

const triesDoors: Act = {
  name: 'tries a door',
  who: roles,
  weight: 2,
  calls: everyEndpoint,
  blind: true,
  async do(visit) {
    const { random, person, requests } = visit;
    const endpoint = random.pick(everyEndpoint);
    const asked = drawnRequest(visit, endpoint);
    const answered = await ask(visit, endpoint, person.claims, asked);
    requests.push({
      endpoint: endpoint.name,
      on: null,
      outcome: outcomeOf(answered),
      at: visit.world.door.now(),
    });
  },
};

/** A request as a declaration describes it, or nearly; of things that were heard of. */
function drawnRequest({ random, world }: Visit, endpoint: Endpoint): Asked {
  const takes = whatItTakes(endpoint);
  const parts = (value: unknown) =>
    Object.fromEntries(Object.entries(value ?? {}).map(([name, one]) => [name, String(one)]));
  const body = takes.body === undefined ? undefined : drawnValue(takes.body, random, world.heard);
  return {
    params: parts(drawnValue(takes.params, random, world.heard)),
    query: parts(drawnValue(takes.query, random, world.heard)),
    ...(takes.body === undefined
      ? {}
      : { body: happens(random, 0.5) ? spoiled(body, takes.body, random) : body }),
    ...(endpoint.effect === 'read' ? {} : { key: drawnKey(random) }),
    ...(endpoint.effect === 'change' ? { expected: whole(random, 1, 12) } : {}),
    ...(endpoint.receipt === true
      ? { receipt: String(whole(random, 0, 999_999_999)).padStart(20, '1') }
      : {}),
  };
}

const sendsAgain: Act = {
  name: 'sends an old request again',
  who: roles,
  weight: 3,
  calls: everyEndpoint,
  blind: true,
  async do(visit) {
    const { random, person, requests } = visit;
    const old = anyOf(random, person.memory.requests);
    if (old === undefined) return;
    const asked = happens(random, 0.8) ? old.asked : { ...old.asked, key: drawnKey(random) };
    const answered = await ask(visit, old.endpoint, old.as, asked);
    requests.push({
      endpoint: old.endpoint.name,
      on: Object.values(asked.params ?? {}).join(' ') || null,
      outcome: outcomeOf(answered),
      at: visit.world.door.now(),
    });
  },
};

export const blindActs = [triesDoors, sendsAgain];
