import { everyEndpoint, policy } from '@ducha/contracts';
import { describe, expect, test } from 'vitest';
import { newCast } from './cast.ts';
import { everyAct } from './every-act.ts';

const sensible = everyAct.filter(({ blind }) => blind !== true);

/** Endpoints that no act calls, and why none does. */
const uncalled: Readonly<Record<string, string>> = {
  readChallenge: 'whoever implements the door works for what asks for a proof',
};

test('an endpoint that nobody calls is one of those that need not be called', () => {
  const called = new Set(sensible.flatMap(({ calls }) => calls));
  const missing = everyEndpoint.filter((endpoint) => !called.has(endpoint));
  expect(missing.map(({ name }) => name).toSorted()).toEqual(Object.keys(uncalled).toSorted());
});

describe.each(sensible)('$name', ({ who, calls }) => {
  test('is done by somebody of the cast', () => {
    const doers = newCast().filter(({ roles }) => roles.some((role) => who.includes(role)));
    expect(doers).not.toEqual([]);
  });

  test('calls nothing that none of them may call', () => {
    const closed = calls.filter(
      ({ name, audience }) =>
        audience === 'staff' && !policy[name]?.some(({ role }) => who.includes(role)),
    );
    expect(closed.map(({ name }) => name)).toEqual([]);
  });
});

test('each act and each person has a name of their own', () => {
  for (const names of [everyAct.map(({ name }) => name), newCast().map(({ name }) => name)]) {
    expect(names).toEqual([...new Set(names)]);
  }
});
