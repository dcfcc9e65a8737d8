import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from './engine.ts';
import { closeServer, listenOnLoopback } from './engine.ts';
import { openDynoxideFile } from './dynoxide-file.ts';

/** DynamoDB on this machine. */
export interface DynamoDb extends Engine {
  /** The SQLite file of the engine's tables; undefined when another DynamoDB stands in by endpoint. */
  readonly file: string | undefined;
}

/**
 * Starts dynoxide as a child process over `<state>/dynamodb.sqlite`, on a free port of loopback. It ends
 * with this process, however that ends. With `endpoint`, another DynamoDB (DynamoDB Local, or AWS) stands
 * in and nothing is started. `died` hears of an engine that ends before `stop`.
 * Throws `missing engine: …` in one sentence when there is no dynoxide for this machine.
 */
export async function startDynamoDb(options: {
  state: string;
  endpoint?: string;
  died?(why: string): void;
}): Promise<DynamoDb> {
  if (options.endpoint !== undefined) {
    return {
      endpoint: options.endpoint.replace(/\/$/, ''),
      file: undefined,
      stop: () => Promise.resolve(),
    };
  }
  const binary = dynoxidePath();
  mkdirSync(options.state, { recursive: true });
  const file = join(options.state, 'dynamodb.sqlite');
  const log = join(options.state, 'dynamodb.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const running = spawnDynoxide({ binary, file, log, port });
    const endpoint = `http://127.0.0.1:${port}`;
    if (await answers(endpoint, running)) {
      try {
        const database = openDynoxideFile(file);
        database.indexStreams();
        database.close();
      } catch (error) {
        running.child.stdin?.end();
        await running.ended;
        throw new Error(
          `missing engine: ${binary} is not dynoxide ${knownVersion} (cargo install dynoxide-rs --version ${knownVersion})`,
          { cause: error },
        );
      }
      return guarded(running, { endpoint, file, log, died: (why) => options.died?.(why) });
    }
    await running.ended;
    // Another process may have taken the port between finding it free and using it.
    if (attempt === 5 || !lastLine(log).includes('in use')) {
      throw new Error(`DynamoDB's engine did not start: ${lastLine(log)}`);
    }
  }
}

/** The version of dynoxide whose file this package knows; npm's package and the crate have the same. */
const knownVersion = '1.2.1';

/**
 * The path of dynoxide for this machine: of its npm package, or else of the one named `dynoxide` on the PATH.
 * @throws Error `missing engine: …` in one sentence when there is neither
 */
export function dynoxidePath({
  platform = process.platform,
  arch = process.arch,
  searched = process.env['PATH'] ?? '',
}: { platform?: NodeJS.Platform; arch?: string; searched?: string } = {}): string {
  const name = `@dynoxide/${platform}-${arch}`;
  const program = platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), program);
  } catch {
    const found = searched
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, program))
      .find(isProgram);
    if (found !== undefined) return found;
    throw new Error(
      `missing engine: the package ${name} (DynamoDB) is not installed and no ${program} is on the PATH; run npm install, or cargo install dynoxide-rs --version ${knownVersion} where there is no such package, or name the address of another DynamoDB in DUCHA_DYNAMODB_ENDPOINT.`,
    );
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

interface Running {
  readonly child: ChildProcess;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
}

/**
 * The shell holds a pipe from this process and ends the engine when the pipe closes, which the kernel does
 * even after kill -9. A process group of its own keeps a Ctrl-C in the terminal from ending the engine
 * before the functions that still use it.
 */
const guard = `
exec 3<&0
"$@" </dev/null 3<&- & engine=$!
{ cat <&3 >/dev/null; kill $engine 2>/dev/null; } & watch=$!
wait $engine; status=$?
kill $watch 2>/dev/null
exit $status`;

function spawnDynoxide(start: {
  binary: string;
  file: string;
  log: string;
  port: number;
}): Running {
  const output = openSync(start.log, 'w');
  const child = spawn(
    'sh',
    ['-c', guard, 'dynoxide', start.binary, '--port', String(start.port), '--db-path', start.file],
    { stdio: ['pipe', output, output], detached: true },
  );
  closeSync(output);
  let done = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      done = true;
      child.stdin?.destroy();
      resolve();
    });
  });
  return { child, ended, hasEnded: () => done };
}

function guarded(
  running: Running,
  engine: {
    endpoint: string;
    file: string;
    log: string;
    died: (why: string) => void;
  },
): DynamoDb {
  let stopping = false;
  void running.ended.then(() => {
    if (!stopping) engine.died(`DynamoDB's engine ended by itself: ${lastLine(engine.log)}`);
  });
  return {
    endpoint: engine.endpoint,
    file: engine.file,
    async stop() {
      stopping = true;
      running.child.stdin?.end();
      await running.ended;
    },
  };
}

/** Waits until the engine answers; false when it ended before. */
async function answers(endpoint: string, running: Running): Promise<boolean> {
  for (const end = Date.now() + 15_000; Date.now() < end && !running.hasEnded(); await pause(10)) {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: '{}',
    }).catch(() => undefined);
    if (answer?.ok === true) return !running.hasEnded();
  }
  running.child.stdin?.end();
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server);
  await closeServer(server);
  return port;
}

function lastLine(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
}
