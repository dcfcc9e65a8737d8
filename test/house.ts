import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '@ducha/local-cloud';
import { callerAt, type Caller } from './caller.ts';
import { currentAssembly } from './current-assembly.ts';

/** The whole stack, started on the local cloud in a folder of its own. */
export interface House {
  readonly cloud: LocalCloud;
  /** A demonstration person: `office-clerk`, `organisation-liaison@110105`. */
  as(person: string): Caller;
  /** Somebody without a token. */
  readonly citizen: Caller;
  close(): Promise<void>;
}

/** How a house is opened otherwise than as synthesized. */
export interface HouseOptions extends Partial<LocalCloudOptions> {
  /** Changes the synthesized template before it is started. */
  readonly alter?: (template: Template) => void;
}

/** The parts of a template that tests change. */
export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>
  >;
}

/** Starts the stack as it is synthesized now, unless another assembly is given; ends with `close`. */
export async function openHouse({ alter, ...options }: HouseOptions = {}): Promise<House> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ducha-house-'));
  let assembly = options.assembly ?? (await currentAssembly());
  if (alter !== undefined) {
    const altered = path.join(folder, 'cdk.out');
    await cp(assembly, altered, { recursive: true });
    await alterTemplate(altered, alter);
    assembly = altered;
  }
  const cloud = await startLocalCloud({
    ...options,
    assembly,
    state: options.state ?? path.join(folder, 'state'),
    // The work itself is not what a test waits for.
    parameters: { ProofRounds: '2', ...options.parameters },
  });
  return {
    cloud,
    as: (person) => callerAt(cloud.address, () => cloud.token(person)),
    citizen: callerAt(cloud.address, undefined),
    close: async () => {
      await cloud.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function alterTemplate(assembly: string, alter: (template: Template) => void): Promise<void> {
  const file = path.join(assembly, 'Ducha.template.json');
  const template = JSON.parse(await readFile(file, 'utf8')) as Template;
  alter(template);
  await writeFile(file, JSON.stringify(template));
}
