import { everyEndpoint, type Endpoint } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { canDraw, drawnValue, spoiled, whatItTakes, type Schema } from './drawn-value.ts';

const heard = new Map([
  ['complaint', ['0'.repeat(26)]],
  ['organisation', ['110105']],
  ['batch', [`${'0'.repeat(26)}-1`]],
]);

/** The forms of all texts but those that a format says. */
function formsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, format, pattern } = schema as Schema;
  if (type === 'string') return format === undefined && pattern !== undefined ? [pattern] : [];
  return Object.values(schema).flatMap(formsIn);
}

/** What is drawn for an endpoint and its body's schema takes. */
function taken(endpoint: Endpoint, draw: (random: SeededRandom) => unknown): number {
  const random = new SeededRandom(7);
  const drawn = Array.from({ length: 40 }, () => draw(random));
  return drawn.filter((body) => endpoint.body.safeParse(body).success).length;
}

const each = everyEndpoint.map((endpoint) => ({ name: endpoint.name, endpoint }));

test.each(each)('$name: every form of a text can be drawn', ({ endpoint }) => {
  const forms = formsIn(Object.values(whatItTakes(endpoint)));
  expect(forms.filter((one) => !canDraw(one))).toEqual([]);
});

test.each(each.filter(({ endpoint }) => whatItTakes(endpoint).body !== undefined))(
  '$name: what is drawn is often good; spoiled, it is often not',
  ({ endpoint }) => {
    const schema = whatItTakes(endpoint).body ?? {};
    const draw = (random: SeededRandom) => drawnValue(schema, random, heard);
    const good = taken(endpoint, draw);
    expect(good).toBeGreaterThan(4);
    const bad = taken(endpoint, (random) => spoiled(draw(random), schema, random));
    expect(bad).toBeLessThan(Math.min(good, 30));
  },
);
