import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { registerComplaint, submitComplaint } from '@ducha/contracts';
import { bundle, root } from '../../../infra/bundle.ts';
import { atLeast, atMost, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { median } from '../percentile.ts';
import { districts, functionId, type StationedHouse } from '../stationed-house.ts';
import { transpileUnbundled } from '../unbundled.ts';

/** Processes of each kind, one of each in turn. */
const rounds = 13;

/** Milliseconds above an empty function, and how much less than unbundled. */
const budget = 110;
const lessThanUnbundled = 2;

/** Import and first invocation of the public and the staff API, each in a fresh process. */
export const coldStart: Measure = { name: 'cold-start', measure };

async function measure({ house: open, folder, say }: Surroundings): Promise<readonly Finding[]> {
  const house = await open();
  const files = await codeOf(folder);
  say('cold starts');
  const kinds: readonly Kind[] = [
    { name: 'empty', api: 'ComplaintsPublicApi', file: files.empty },
    { name: 'public', api: 'ComplaintsPublicApi', file: files.public },
    { name: 'public unbundled', api: 'ComplaintsPublicApi', file: files.publicUnbundled },
    { name: 'staff', api: 'ComplaintsApi', file: files.staff },
    { name: 'staff unbundled', api: 'ComplaintsApi', file: files.staffUnbundled },
  ];
  const taken = new Map<string, Started[]>(kinds.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds) taken.get(kind.name)?.push(await coldStartOf(house, kind));
  }
  await house.cloud.settled();
  const of = (name: string): readonly Started[] => taken.get(name) ?? [];
  return ['public', 'staff'].flatMap((name) =>
    findingsOf(name, { empty: of('empty'), bundled: of(name), unbundled: of(`${name} unbundled`) }),
  );
}

interface Kind {
  readonly name: string;
  readonly api: 'ComplaintsPublicApi' | 'ComplaintsApi';
  readonly file: string;
}

const started = z.object({
  imported: z.number(),
  invoked: z.number(),
  processor: z.number(),
  status: z.int(),
});
type Started = z.infer<typeof started>;

function findingsOf(
  name: string,
  took: Readonly<Record<'empty' | 'bundled' | 'unbundled', readonly Started[]>>,
): readonly Finding[] {
  const total = (all: readonly Started[]): number =>
    median(all.map(({ imported, invoked }) => imported + invoked));
  const above = total(took.bundled) - total(took.empty);
  const unbundled = total(took.unbundled) - total(took.empty);
  const parts = (all: readonly Started[]): string => {
    const middle = (of: (one: Started) => number): string => median(all.map(of)).toFixed(0);
    const fastest = Math.min(...all.map(({ imported, invoked }) => imported + invoked));
    return `import ${middle((one) => one.imported)} ms, first invocation ${middle((one) => one.invoked)} ms, fastest of all ${fastest.toFixed(0)} ms; processor ${middle((one) => one.processor)} ms`;
  };
  const breakdown = [
    `bundled: ${parts(took.bundled)}`,
    `unbundled: ${parts(took.unbundled)}`,
    `empty function: ${parts(took.empty)}; medians of ${took.bundled.length} fresh processes each, in turn`,
  ];
  return [
    atMost(
      {
        name: `cold start above an empty function, ${name} API`,
        unit: 'ms',
        measured: above,
        breakdown,
      },
      budget,
    ),
    atLeast(
      {
        name: `cold start unbundled, ${name} API`,
        unit: '× bundled',
        measured: unbundled / above,
        breakdown: [`${unbundled.toFixed(0)} ms against ${above.toFixed(0)} ms`],
      },
      lessThanUnbundled,
    ),
  ];
}

async function codeOf(folder: string) {
  const empty = path.join(folder, 'empty');
  await mkdir(empty, { recursive: true });
  const nothing = 'export const handler = async () => ({ statusCode: 201 });\n';
  await writeFile(path.join(empty, 'index.mjs'), nothing);
  const entries = {
    'complaints/public-api': 'services/complaints/public-api.ts',
    'complaints/api': 'services/complaints/api.ts',
  };
  const bundles = await bundle(entries, path.join(folder, 'cold-bundles'));
  const unbundled = await transpileUnbundled(path.join(root, '.ducha', 'bench', 'unbundled'));
  return {
    empty: path.join(empty, 'index.mjs'),
    public: path.join(bundles['complaints/public-api'].folder, 'index.mjs'),
    staff: path.join(bundles['complaints/api'].folder, 'index.mjs'),
    publicUnbundled: path.join(unbundled, 'services/complaints/public-api.js'),
    staffUnbundled: path.join(unbundled, 'services/complaints/api.js'),
  };
}

async function coldStartOf(house: StationedHouse, kind: Kind): Promise<Started> {
  const environment = house.cloud.environment(functionId(house.assembly, kind.api));
  const child = spawn(
    process.execPath,
    [program, kind.file, JSON.stringify(intakeEvent(kind.api, house.inspection))],
    { env: { ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  const last = Buffer.concat(said).toString('utf8').trim().split('\n').at(-1) ?? '';
  const took = started.parse(JSON.parse(last));
  if (took.status !== 201) throw new Error(`${kind.name} answered ${took.status}`);
  return took;
}

const program = fileURLToPath(new URL('../one-invocation.mjs', import.meta.url));

/** The event of an HTTP API (payload 2.0) that hands a complaint in: it needs the secret, a key and the table. */
function intakeEvent(api: Kind['api'], inspection: string): unknown {
  const staff = api === 'ComplaintsApi';
  const { method, path: rawPath } = staff ? registerComplaint : submitComplaint;
  const claims = { sub: 'bench', roles: '[office-clerk]', org: 'office' };
  const body = {
    inspection,
    problem: '工地夜间施工噪声扰民',
    district: districts[0],
    type: 'noise',
  };
  return {
    version: '2.0',
    routeKey: `${method} ${rawPath}`,
    rawPath,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    requestContext: {
      http: { method, path: rawPath },
      ...(staff ? { authorizer: { jwt: { claims } } } : {}),
    },
    body: JSON.stringify(staff ? { ...body, channel: 'phone' } : body),
    isBase64Encoded: false,
  };
}
