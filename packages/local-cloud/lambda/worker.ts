import { flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { shiftDate } from './shifted-date.ts';
import type { Answer, Invocation, WorkerSetup } from './wire.ts';

/**
 * What runs inside a function's worker thread: the bundle's handler, one invocation at a time, its Date shifted.
 */
const realNow = Date.now;
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker of the local cloud only');

// oxlint-disable-next-line typescript/no-unsafe-assignment -- a structured clone of what pool.ts gave
const setup: WorkerSetup = workerData;
delete process.env['NODE_COMPILE_CACHE'];
shiftDate(setup.offset);

let kept = false;
const handler = await loadHandler(setup);
port.on('message', (invocation: Invocation) => {
  void run(invocation).then((answer) => {
    port.postMessage(answer);
    keepCompiled();
  });
});
port.postMessage('ready');

/** Once, for the next worker: with what the first invocation had compiled. A worker that is ended keeps nothing itself. */
function keepCompiled(): void {
  if (!kept) flushCompileCache();
  kept = true;
}

type Handler = (event: unknown, context: unknown) => unknown;

async function loadHandler({ file, exportName }: WorkerSetup): Promise<Handler> {
  const bundle: unknown = await import(pathToFileURL(file).href);
  const found: unknown =
    typeof bundle === 'object' && bundle !== null ? Reflect.get(bundle, exportName) : undefined;
  if (!isHandler(found)) throw new Error(`${file} exports no function ${exportName}`);
  return found;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

async function run({ requestId, event, deadline }: Invocation): Promise<Answer> {
  const context = {
    ...setup.context,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
  };
  try {
    const result: unknown = await handler(JSON.parse(event), context);
    return { requestId, ok: true, result: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    const known = error instanceof Error;
    // As Lambda does: the trace goes to the function's own log, its head to the caller.
    console.error(error);
    return {
      requestId,
      ok: false,
      errorType: known ? error.name : 'Error',
      errorMessage: known ? error.message : String(error),
    };
  }
}
