import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { call, type Called, type Endpoint, type Request } from '@ducha/contracts';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '@ducha/local-cloud';
import { prove } from '@ducha/proof-of-work';
import { currentAssembly } from './current-assembly.ts';

/** What a caller says beside the endpoint's own parts; the rest is filled in. */
export type Asked<E extends Endpoint> = Omit<Request<E>, 'token'> & {
  /** The version seen, for `If-Match`. */
  readonly version?: number;
};

/** One person (or nobody) at the house's door. */
export interface Caller {
  /** The answer, whatever it is. */
  call<E extends Endpoint>(endpoint: E, asked?: Partial<Asked<E>>): Promise<Called<E>>;
  /** The body and the version; throws the problem document when it was not a success. */
  ok<E extends Endpoint>(
    endpoint: E,
    asked?: Partial<Asked<E>>,
  ): Promise<{ body: Extract<Called<E>, { ok: true }>['body']; version: number }>;
}

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
    as: (person) => callerOf(cloud.address, () => cloud.token(person)),
    citizen: callerOf(cloud.address, undefined),
    close: async () => {
      await cloud.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function callerOf(address: string, token: (() => Promise<string>) | undefined): Caller {
  const caller: Caller = {
    call: async (endpoint, asked) => {
      const idempotencyKey = asked?.idempotencyKey ?? randomUUID();
      return call(address, endpoint, {
        ...(endpoint.effect === 'read' ? {} : { idempotencyKey }),
        ...(endpoint.proof === true && asked?.proof === undefined
          ? { proof: await prove(address, idempotencyKey) }
          : {}),
        ...(asked?.version === undefined ? {} : { ifMatch: asked.version }),
        ...asked,
        ...(token === undefined ? {} : { token: await token() }),
      });
    },
    ok: async (endpoint, asked) => {
      const called = await caller.call(endpoint, asked);
      if (!called.ok) {
        throw new Error(
          `${endpoint.name} answered ${called.status}: ${JSON.stringify(called.problem)}`,
        );
      }
      return { body: called.body, version: called.version ?? 0 };
    },
  };
  return caller;
}

async function alterTemplate(assembly: string, alter: (template: Template) => void): Promise<void> {
  const file = path.join(assembly, 'Ducha.template.json');
  const template = JSON.parse(await readFile(file, 'utf8')) as Template;
  alter(template);
  await writeFile(file, JSON.stringify(template));
}
