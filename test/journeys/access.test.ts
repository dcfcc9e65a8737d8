import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyEndpoint, policy } from '@ducha/contracts';
import { SignJWT, generateKeyPair } from 'jose';
import { personOf, somePath, staffRoles } from '../staff-roles.ts';
import { openHouse, type House } from '../house.ts';

/** Every role on every endpoint, through the door of the started stack. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
});

/** What was found, by role. */
const matrix = new Map<string, ReadonlySet<string>>();
const staffEndpoints = everyEndpoint.filter(({ audience }) => audience === 'staff');

async function knock(path: string, method: string, token: string | undefined): Promise<number> {
  const response = await fetch(new URL(path, house.cloud.address), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  await response.arrayBuffer();
  return response.status;
}

describe('who may do what', () => {
  it.each(staffRoles)('%s: each endpoint is open or closed as the table says', async (role) => {
    const token = await house.cloud.token(personOf(role));
    const found = await Promise.all(
      staffEndpoints.map(async (endpoint) => {
        const status = await knock(somePath(endpoint), endpoint.method, token);
        return { endpoint: endpoint.name, open: status !== 403 && status !== 401 };
      }),
    );
    const table = staffEndpoints.map(({ name }) => ({
      endpoint: name,
      open: (policy[name] ?? []).some((right) => right.role === role),
    }));
    expect(found).toEqual(table);
    matrix.set(role, new Set(found.filter(({ open }) => open).map(({ endpoint }) => endpoint)));
  });

  it('is the matrix that was read and agreed to', async () => {
    const lines = staffEndpoints.map(({ name }) => {
      const open = staffRoles.filter((role) => matrix.get(role)?.has(name) === true);
      return `${name}: ${open.join(', ')}`;
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('access-matrix.txt');
  });

  it('lets nobody in without a token, with a forged, an expired or a foreign one', async () => {
    const [endpoint] = staffEndpoints;
    if (endpoint === undefined) throw new Error('no endpoint');
    const { privateKey } = await generateKeyPair('RS256');
    const genuine = await house.cloud.token('office-clerk');
    const [header = '', , signature = ''] = genuine.split('.');
    const inAnHour = Math.floor(house.cloud.clock.now().getTime() / 1000) + 3600;
    const forged = await new SignJWT({ roles: ['office-head@office'] })
      .setProtectedHeader({ alg: 'RS256', kid: 'other' })
      .setSubject('someone')
      .setIssuer(`${house.cloud.address}`)
      .setExpirationTime(inAnHour)
      .sign(privateKey);
    const altered = [
      header,
      Buffer.from(
        JSON.stringify({ sub: 'x', roles: ['office-head@office'], exp: inAnHour }),
      ).toString('base64url'),
      signature,
    ].join('.');
    for (const token of [undefined, 'nonsense', forged, altered]) {
      expect(await knock(endpoint.path, endpoint.method, token)).toBe(401);
    }
  });

  it('lets nobody in whose token has expired', async () => {
    const token = await house.cloud.token('office-clerk');
    expect(await knock('/batches', 'GET', token)).toBe(400);
    await house.cloud.clock.moveTo(
      new Date(house.cloud.clock.now().getTime() + 2 * 24 * 3600 * 1000),
      {
        step: 24 * 3600 * 1000,
      },
    );
    expect(await knock('/batches', 'GET', token)).toBe(401);
  });
});
