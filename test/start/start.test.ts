import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, followComplaint } from '@ducha/contracts';
import { demonstrationPersons } from '@ducha/local-cloud';
import { eventually } from '../eventually.ts';
import { patience, start, type Started } from './started.ts';

/** `npm start` from the outside: what it prints, its three lines as pasted, its end, and what the next start finds. */
const execute = promisify(execFile);
const up = 'Ctrl-C ends it.';

let folder: string;
let house: Started;
let receipt = '';
/** The three lines as printed: what takes complaints, a complaint, what the office sees. */
let lines: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-start-'));
  house = start(folder, 0);
  await house.says(up);
}, patience);
afterAll(async () => {
  house.interrupt();
  await house.ended;
  await rm(folder, { recursive: true, force: true });
});

describe('npm start', { timeout: patience }, () => {
  it('prints each step with its time, the address and every person one can sign in as', () => {
    const said = house.said();
    for (const step of [
      'stack synthesized',
      'engines',
      'tables, queues and buckets',
      'functions and event sources',
      'portal',
      'demonstration data',
    ]) {
      expect(said).toMatch(new RegExp(`^ +\\d+\\.\\d s ${step}$`, 'm'));
    }
    expect(said).toMatch(/^Ducha is running at http:\/\/localhost:\d+ after /m);
    for (const { slug, title } of demonstrationPersons) {
      expect(said).toMatch(new RegExp(`^ +${slug} +${title}$`, 'm'));
    }
  });

  it('prints the address of the portal, whose pages find the API and the issuer', async () => {
    const { portal, address } = addresses();
    expect(portal).not.toBe(address);
    const page = await fetch(`${portal}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`connect-src 'self' ${address} `);
    expect(await (await fetch(`${portal}/config.json`)).json()).toEqual({
      api: address,
      issuer: `${address}/_local/issuer`,
      client: 'portal',
      release: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const asked = await fetch(`${address}/public/inspections`, { headers: { origin: portal } });
    expect(asked.headers.get('access-control-allow-origin')).toBe(portal);
    const link = await fetch(`${portal}/c/${'0'.repeat(26)}`);
    expect(await link.text()).toBe(await (await fetch(`${portal}/work`)).text());
  });

  it('prints three curl lines that work as pasted', async () => {
    lines = house
      .said()
      .split('\n')
      .filter((line) => line.startsWith('curl '));
    expect(lines).toHaveLength(3);
    const [open = '', post = '', office = ''] = lines;

    const { inspections } = (await pasted(open)) as { inspections: { inspection: string }[] };
    expect(inspections).toHaveLength(1);
    expect(post).toContain(inspections[0]?.inspection);

    ({ receipt } = (await pasted(post)) as { receipt: string });
    expect(receipt).toMatch(/^\d{20}$/);

    const seen = await eventually(
      () => pasted(office) as Promise<{ complaints?: { stage: string }[] }>,
      ({ complaints }) => complaints?.length === 1,
    );
    expect(seen.complaints).toMatchObject([{ stage: 'received', channel: 'web' }]);
  });

  it('does not start twice on the same data, and says so in one sentence', async () => {
    const second = start(folder, 0);
    expect(await second.ended).toBe(1);
    expect(second.said().trimEnd().split('\n').at(-1)).toMatch(
      /^Another local cloud is running on .*\.$/,
    );
  });

  it('ends at Ctrl-C, and everything that it had started with it', async () => {
    expect(await processesOn(folder)).not.toEqual([]);
    house.interrupt();
    expect(await house.ended).toBe(0);
    expect(house.said()).toContain('Stopping.');
    expect(await processesOn(folder)).toEqual([]);
  });

  it('says in one sentence that the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const refused = start(folder, port);
    expect(await refused.ended).toBe(1);
    taken.close();
    const [last, ...before] = refused.said().trimEnd().split('\n').toReversed();
    expect(last).toBe(`Port ${port} is taken; choose another with PORT=${port + 2} npm start.`);
    // Nothing but times came before: no stack, no second sentence.
    for (const line of before) expect(line).toMatch(/^ +\d+\.\d s /);
    expect(await processesOn(folder)).toEqual([]);
  });

  it('finds the data of the start before', async () => {
    house = start(folder, 0);
    await house.says(up);
    expect(house.said()).toMatch(/^ +\d+\.\d s stack unchanged since the last start$/m);
    expect(house.said()).toMatch(/^ +\d+\.\d s demonstration data found$/m);
    expect(await followed()).toMatchObject({ ok: true, body: { stage: 'received' } });
    house.interrupt();
    expect(await house.ended).toBe(0);
  });

  it('forgets it with --fresh', async () => {
    house = start(folder, 0, ['--fresh']);
    await house.says(up);
    expect(house.said()).toMatch(/^ +\d+\.\d s demonstration data$/m);
    expect(await followed()).toMatchObject({ ok: false, status: 404 });
  });
});

/** Runs a line as bash does when it is pasted; its answer is JSON. */
async function pasted(line: string): Promise<unknown> {
  const { stdout } = await execute('bash', ['-c', line]);
  return JSON.parse(stdout);
}

/** What the receipt of the first start opens at the house that runs now. */
function followed(): Promise<unknown> {
  return call(addresses().address, followComplaint, { receipt });
}

/** Where the house that runs now says it is. */
function addresses(): { readonly portal: string; readonly address: string } {
  const said = house.said();
  return {
    portal: /Ducha is running at (http:\S+)/.exec(said)?.[1] ?? '',
    address: /Its HTTP API is at (http:[^;\s]+)/.exec(said)?.[1] ?? '',
  };
}

/** The command lines of all processes that have this folder in theirs. */
async function processesOn(name: string): Promise<readonly string[]> {
  const { stdout } = await execute('ps', ['-eo', 'args']);
  return stdout.split('\n').filter((line) => line.includes(name));
}
