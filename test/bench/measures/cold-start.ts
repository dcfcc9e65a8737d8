import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { registerComplaint, submitComplaint } from '@ducha/contracts';
import { demonstrationPersons } from '@ducha/local-cloud';
import { prove } from '@ducha/proof-of-work';
import { bundle, type Bundle } from '../../../infra/bundle.ts';
import { atMost, printed, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { median, ratioOfMedians } from '../percentile.ts';
import { profile, timesByPart, type Profile } from '../profile.ts';
import { sumsBy } from '../source-part.ts';
import { districts, functionId, type StationedHouse } from '../stationed-house.ts';

/** Processes of each kind that are timed, one of each in turn; and that are looked into, afterwards. */
const rounds = 21;
const explainedRounds = 5;

/** Times the bare function's. */
const budget = 1.6;

/**
 * Import and first invocation of the public and the staff API, each in a fresh process, against those of a
 * function with the bare SDK client and one PutItem; and what lies between them.
 */
export const coldStart: Measure = { name: 'cold-start', measure };

async function measure({ house: open, folder, say }: Surroundings): Promise<readonly Finding[]> {
  const house = await open();
  const kinds = await kindsOf(folder);
  say('cold starts');
  const taken = new Map<Kind, Started[]>(kinds.all.map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds.all) taken.get(kind)?.push(await coldStartOf(house, kind));
  }
  say('cold starts, looked into');
  const explained = new Map<Kind, Explained[]>(kinds.all.map((kind) => [kind, []]));
  for (let round = 0; round < explainedRounds; round += 1) {
    for (const kind of kinds.all) explained.get(kind)?.push(await explainedStartOf(house, kind));
  }
  await house.cloud.settled();
  const of = (kind: Kind): Taken => ({
    kind,
    started: taken.get(kind) ?? [],
    explained: explained.get(kind) ?? [],
  });
  const bare = of(kinds.bare);
  return [
    printed({
      name: 'cold start, bare SDK client and one PutItem',
      unit: 'ms',
      measured: median(bare.started.map(wholeOf)),
      breakdown: [parts(bare), calls(bare)],
    }),
    ...kinds.apis.map((kind) => againstBare(of(kind), bare)),
  ];
}

interface Kind {
  readonly name: string;
  readonly api: 'ComplaintsPublicApi' | 'ComplaintsApi';
  readonly file: string;
}

interface Taken {
  readonly kind: Kind;
  readonly started: readonly Started[];
  readonly explained: readonly Explained[];
}

const started = z.object({
  imported: z.number(),
  invoked: z.number(),
  processor: z.number(),
  status: z.int(),
});
type Started = z.infer<typeof started>;

const explained = z.extend(started, {
  profiles: z.object({ import: profile, invocation: profile }),
  calls: z.array(z.object({ operation: z.string(), from: z.number(), until: z.number() })),
});
type Explained = z.infer<typeof explained>;

function wholeOf({ imported, invoked }: Started): number {
  return imported + invoked;
}

function againstBare(api: Taken, bare: Taken): Finding {
  return atMost(
    {
      name: `cold start, ${api.kind.name} API`,
      unit: '× bare',
      measured: ratioOfMedians(api.started.map(wholeOf), bare.started.map(wholeOf)),
      breakdown: [
        parts(api),
        `of a processor: ${ratioOfMedians(...both(api, bare, ({ processor }) => processor)).toFixed(2)} × bare`,
        `import, more than bare: ${between(api, bare, ({ profiles }) => profiles.import)}`,
        `first invocation, more than bare: ${between(api, bare, ({ profiles }) => profiles.invocation)}`,
        calls(api),
      ],
    },
    budget,
  );
}

function both(
  api: Taken,
  bare: Taken,
  of: (one: Started) => number,
): [readonly number[], readonly number[]] {
  return [api.started.map(of), bare.started.map(of)];
}

function parts({ started: all }: Taken): string {
  const middle = (of: (one: Started) => number): string => median(all.map(of)).toFixed(1);
  const fastest = Math.min(...all.map(wholeOf)).toFixed(1);
  return `${middle(wholeOf)} ms: import ${middle(({ imported }) => imported)}, first invocation ${middle(({ invoked }) => invoked)}; fastest ${fastest}; processor ${middle(({ processor }) => processor)}; medians of ${all.length} fresh processes, in turn`;
}

/** Who was at work how much longer than in the bare function, by V8's profiler, which makes everything slower. */
function between(api: Taken, bare: Taken, phase: (one: Explained) => Profile): string {
  const share = ({ kind, explained: all }: Taken, sign: 1 | -1) => {
    const map = new SourceMap(mapOf(kind.file));
    const code = { url: pathToFileURL(kind.file).href, map };
    return timesByPart(phase(quickest(all)), code).map(
      ([part, milliseconds]) => [part, sign * milliseconds] as const,
    );
  };
  const differences = sumsBy([...share(api, 1), ...share(bare, -1)]);
  const shown = differences.filter(([, milliseconds]) => Math.abs(milliseconds) >= 0.1);
  return `${shown.map(([part, milliseconds]) => `${part} ${milliseconds.toFixed(1)}`).join(', ')} (ms, profiled)`;
}

/** The one that the rest of the machine disturbed least. Throws when there is none. */
function quickest(all: readonly Explained[]): Explained {
  const [first] = all.toSorted((a, b) => wholeOf(a) - wholeOf(b));
  if (first === undefined) throw new Error('nothing was looked into');
  return first;
}

function mapOf(file: string): ConstructorParameters<typeof SourceMap>[0] {
  return JSON.parse(readFileSync(`${file}.map`, 'utf8'));
}

/** The calls of a first invocation, from its beginning; what was begun early, from before it. */
function calls({ explained: all }: Taken): string {
  const said = quickest(all).calls.map(
    ({ operation, from, until }) => `${operation} ${from.toFixed(0)}–${until.toFixed(0)}`,
  );
  return `calls, ms after the invocation began: ${said.join(', ')}`;
}

async function kindsOf(folder: string) {
  const apis = await bundle(
    { public: 'services/complaints/public-api.ts', staff: 'services/complaints/api.ts' },
    path.join(folder, 'cold-bundles'),
  );
  // With the SDK's own client, for which something else stands in elsewhere.
  const { bare: bareBundle } = await bundle(
    { bare: 'test/bench/bare-function.ts' },
    path.join(folder, 'bare-bundle'),
    ['@aws-sdk/credential-provider-node'],
  );
  const kind = (name: string, api: Kind['api'], at: Bundle): Kind => ({
    name,
    api,
    file: path.join(at.folder, 'index.mjs'),
  });
  const bare = kind('bare', 'ComplaintsPublicApi', bareBundle);
  const both = [
    kind('public', 'ComplaintsPublicApi', apis.public),
    kind('staff', 'ComplaintsApi', apis.staff),
  ];
  return { bare, apis: both, all: [bare, ...both] };
}

async function coldStartOf(house: StationedHouse, kind: Kind): Promise<Started> {
  return checked(kind, started.parse(await said(house, kind, [])));
}

async function explainedStartOf(house: StationedHouse, kind: Kind): Promise<Explained> {
  return checked(kind, explained.parse(await said(house, kind, ['explained'])));
}

function checked<Took extends Started>(kind: Kind, took: Took): Took {
  if (took.status !== 201) throw new Error(`${kind.name} answered ${took.status}`);
  return took;
}

/** What a fresh process says of its one invocation. */
async function said(
  house: StationedHouse,
  kind: Kind,
  options: readonly string[],
): Promise<unknown> {
  const environment = house.cloud.environment(functionId(house.assembly, kind.api));
  const child = spawn(
    process.execPath,
    [program, kind.file, JSON.stringify(await intakeEvent(kind.api, house)), ...options],
    { env: { ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(Buffer.concat(output).toString('utf8').trim().split('\n').at(-1) ?? '');
}

const program = fileURLToPath(new URL('../one-invocation.mjs', import.meta.url));

/** The event of an HTTP API (payload 2.0) that hands a complaint in: it needs the secret, a key and the table. */
async function intakeEvent(
  api: Kind['api'],
  { inspection, cloud }: StationedHouse,
): Promise<unknown> {
  const key = randomUUID();
  const staff = api === 'ComplaintsApi';
  const { method, path: rawPath } = staff ? registerComplaint : submitComplaint;
  const clerk = demonstrationPersons.find(({ slug }) => slug === 'office-clerk');
  const claims = { sub: clerk?.sub, roles: `[${clerk?.roles.join(' ')}]` };
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
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(staff ? {} : { proof: await prove(cloud.address, key) }),
    },
    requestContext: {
      http: { method, path: rawPath },
      ...(staff ? { authorizer: { jwt: { claims } } } : {}),
    },
    body: JSON.stringify(staff ? { ...body, channel: 'phone' } : body),
    isBase64Encoded: false,
  };
}
