import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kmsDataKeys, Notes } from '@ducha/notes';
import { root } from '../../infra/bundle.ts';
import { openHouse } from '../house.ts';
import { hostClient, logTable } from './commands-in-logs.ts';
import { layComplaints, type Ground, type Standing } from './grown-log.ts';
import { districts, openStationedHouse, type StationedHouse } from './stationed-house.ts';

/** A house with many complaints: so many with organisations, and as many waiting for an answer. */
export interface GrownHouse extends StationedHouse {
  readonly complaints: number;
}

/** What the cached houses are made from. */
const sources = [
  'package-lock.json',
  '{infra,services,packages}/**/*.{ts,json}',
  'test/bench/{grown-house,grown-log,stationed-house,drawn-text}.ts',
];

const day = 24 * 3_600_000;
const cache = path.join(root, '.ducha', 'bench');

/**
 * Opens a house with so many complaints of each standing. Growing one takes a minute for 100,000; it is kept
 * under a hash of everything that it was made from, and of the week, as its inspection ends some day.
 */
export async function openGrownHouse(options: {
  readonly complaints: number;
  readonly assembly: string;
  readonly folder: string;
  readonly say: (line: string) => void;
}): Promise<GrownHouse> {
  const { complaints, assembly, folder, say } = options;
  const kept = path.join(cache, `grown-${complaints}-${hashOfSources()}`);
  if (!existsSync(kept)) {
    say(`${complaints} complaints are laid`);
    await grow(kept, complaints, assembly);
  }
  // The kept one stays as it is: what a run adds would be there in the next.
  const state = path.join(folder, `grown-${complaints}`);
  await cp(kept, state, { recursive: true });
  const inspection = readFileSync(path.join(state, 'inspection'), 'utf8');
  const house = await openHouse({ assembly, state });
  return { ...house, assembly, state, inspection, complaints };
}

/** Lays one more complaint, whose answer was due some minutes ago, beside the running house. */
export async function layOneDue(house: GrownHouse): Promise<void> {
  const ago = new Date(house.cloud.clock.now().getTime() - 600_000);
  await withNotes(house, async (ground) =>
    layComplaints(ground, 'asked', {
      from: house.complaints,
      to: house.complaints + 1,
      due: ago.toISOString(),
    }),
  );
}

async function grow(kept: string, complaints: number, assembly: string): Promise<void> {
  await forgetOthers(complaints);
  const state = `${kept}.growing`;
  await rm(state, { recursive: true, force: true });
  await mkdir(state, { recursive: true });
  const house = await openStationedHouse({ assembly, state });
  try {
    const due = new Date(house.cloud.clock.now().getTime() + 20 * day).toISOString();
    const standings: readonly Standing[] = ['transferred', 'asked'];
    await withNotes(house, async (ground) => {
      for (const [lane, standing] of standings.entries())
        await layComplaints(ground, standing, { from: 0, to: complaints, due, lane });
    });
  } finally {
    await house.close();
  }
  await writeFile(path.join(state, 'inspection'), house.inspection);
  await rename(state, kept);
}

/** Houses grown from older sources. */
async function forgetOthers(complaints: number): Promise<void> {
  if (!existsSync(cache)) return;
  const older = (await readdir(cache)).filter((name) => name.startsWith(`grown-${complaints}-`));
  for (const name of older) await rm(path.join(cache, name), { recursive: true, force: true });
}

/** Sealing as the functions do it, with data keys of the house's own key. */
async function withNotes(
  house: StationedHouse,
  work: (ground: Ground) => Promise<void>,
): Promise<void> {
  const { cloud, inspection, state } = house;
  const sealedTable = cloud.outputs['ComplaintsSealedTable'] ?? '';
  const keyId = cloud.outputs['DataKey'] ?? '';
  // The key service is found, as in a function, by the environment.
  Object.assign(process.env, cloud.hostEnvironment());
  const client = hostClient(cloud);
  try {
    await work({
      file: path.join(state, 'dynamodb.sqlite'),
      logTable: logTable(cloud, 'complaints'),
      sealedTable,
      notes: new Notes({
        client,
        table: sealedTable,
        keys: kmsDataKeys({ keyId, table: sealedTable }),
      }),
      inspection,
      districts,
      from: new Date(cloud.clock.now().getTime() - 2 * day),
    });
  } finally {
    client.destroy();
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(String(Math.floor(Date.now() / (7 * day))));
  const files = globSync(sources, {
    cwd: root,
    exclude: (name) => /(?:^|[\\/])node_modules$|\.test\.ts$/.test(name),
  });
  for (const file of files.toSorted())
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
