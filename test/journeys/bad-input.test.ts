import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyEndpoint, problem, type Endpoint } from '@ducha/contracts';
import { totalUsage, usageBetween } from '@ducha/local-cloud';
import { rightHolder, somePath } from '../staff-roles.ts';
import { openHouse, type House } from '../house.ts';

/** Whatever is sent to whichever endpoint: a problem that names every fault, and nothing is written. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
});

const withBody = everyEndpoint.filter(({ method }) => method !== 'GET');
const reads = everyEndpoint.filter(({ method }) => method === 'GET');

async function send(
  endpoint: Endpoint,
  body: string | undefined,
  headers: Record<string, string> = {},
  query = '',
): Promise<{ status: number; problem: z.infer<ReturnType<typeof problem>>; text: string }> {
  const token =
    endpoint.audience === 'staff' ? await house.cloud.token(rightHolder(endpoint)) : undefined;
  const response = await fetch(new URL(`${somePath(endpoint)}${query}`, house.cloud.address), {
    method: endpoint.method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'if-match': '"1"',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(endpoint.receipt === true ? { receipt: '1'.repeat(20) } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const text = await response.text();
  return { status: response.status, problem: problem().parse(JSON.parse(text)), text };
}

/** How many requests that write the functions have made since. */
function writesSince(before: ReturnType<House['cloud']['proxy']['usage']['snapshot']>): number {
  const rows = usageBetween(before, house.cloud.proxy.usage.snapshot()).filter(
    ({ service, operation }) =>
      service !== 'dynamodb' || /^(?:Put|Update|Delete|TransactWrite|BatchWrite)/.test(operation),
  );
  return totalUsage(rows.filter(({ service }) => service === 'dynamodb')).requests;
}

interface Shape {
  readonly type?: string;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly maxLength?: number;
}

/** The schema of a body; of a body with several forms, the first. */
function shapeOf(endpoint: Endpoint): Shape {
  const shape = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as Shape;
  return shape.oneOf?.[0] ?? shape.anyOf?.[0] ?? shape;
}

describe.each(withBody)('$name', (endpoint) => {
  it('answers malformed JSON, text and no type at all', async () => {
    const before = house.cloud.proxy.usage.snapshot();
    expect((await send(endpoint, '{"a":')).problem.type).toBe('urn:ducha:problem:malformed-json');
    expect((await send(endpoint, '{"a":1}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send(endpoint, '[1,2]')).status).toBe(400);
    expect(writesSince(before)).toBe(0);
  });

  it('names every missing and every unknown field at once', async () => {
    const shape = shapeOf(endpoint);
    const before = house.cloud.proxy.usage.snapshot();
    const sent = await send(
      endpoint,
      JSON.stringify({ ...discriminator(shape), unheardOf: '13912345678', alsoUnheardOf: 1 }),
    );
    expect(sent.status).toBe(400);
    const pointers = (sent.problem.faults ?? []).map(({ pointer }) => pointer);
    const missing = (shape.required ?? []).filter((name) => !(name in discriminator(shape)));
    expect(pointers).toEqual(
      expect.arrayContaining([
        '#/unheardOf',
        '#/alsoUnheardOf',
        ...missing.map((name) => `#/${name}`),
      ]),
    );
    expect(sent.text).not.toContain('13912345678');
    expect(writesSince(before)).toBe(0);
  });

  it('names every field of a wrong type or too long', async () => {
    const shape = shapeOf(endpoint);
    const wrong = Object.entries(shape.properties ?? {}).filter(
      ([name]) => !(name in discriminator(shape)),
    );
    // Of nothing, nothing is wrong: such a request is answered as it is, and a receipt that opens nothing is counted.
    if (wrong.length === 0) return;
    const body = Object.fromEntries(
      wrong.map(([name, { type, maxLength }]) => [
        name,
        type === 'string' && maxLength !== undefined
          ? '长'.repeat(maxLength + 1)
          : { nested: [null] },
      ]),
    );
    const before = house.cloud.proxy.usage.snapshot();
    const sent = await send(endpoint, JSON.stringify({ ...discriminator(shape), ...body }));
    const pointers = (sent.problem.faults ?? []).map(({ pointer }) => pointer);
    for (const [name] of wrong) {
      expect(
        pointers.some((pointer) => pointer.startsWith(`#/${name}`)),
        name,
      ).toBe(true);
    }
    expect(writesSince(before)).toBe(0);
  });

  it('asks for the headers of its effect', async () => {
    expect((await send(endpoint, '{}', { 'idempotency-key': 'short' })).status).toBe(400);
    if (endpoint.effect === 'change') {
      expect((await send(endpoint, '{}', { 'if-match': 'seven' })).status).toBe(400);
    }
  });
});

describe.each(reads)('$name', (endpoint) => {
  it('names every parameter that it does not know, and reads nothing out', async () => {
    const before = house.cloud.proxy.usage.snapshot();
    const sent = await send(endpoint, undefined, {}, '?unheardOf=13912345678&also=1');
    expect(sent.status).toBe(400);
    expect((sent.problem.faults ?? []).map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['query/unheardOf', 'query/also']),
    );
    expect(sent.text).not.toContain('13912345678');
    expect(writesSince(before)).toBe(0);
  });
});

it.each(reads.filter(({ path }) => path.includes('{')))(
  '$name takes no id that cannot be one',
  async (endpoint) => {
    const before = house.cloud.proxy.usage.snapshot();
    const path = endpoint.path.replaceAll(/\{\w+\}/g, encodeURIComponent('../13912345678 x'));
    const sent = await send({ ...endpoint, path }, undefined);
    expect(sent.status).toBe(400);
    expect(sent.text).not.toContain('13912345678');
    expect(writesSince(before)).toBe(0);
  },
);

/** The fixed members that say which form of a body it is. */
function discriminator(shape: Shape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape.properties ?? {}).flatMap(([name, member]) =>
      'const' in member ? [[name, member.const]] : [],
    ),
  );
}
