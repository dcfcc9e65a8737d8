import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Json } from '../json.ts';
import { parseJson } from '../json.ts';
import type { Starts } from './starts.ts';
import type { Answer, Invocation, WorkerSetup } from './wire.ts';

/** A function as the pool runs it. */
export interface FunctionSetup {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The bundle's file and the name of its export. */
  readonly file: string;
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** How many invocations run at once, at most; more wait. */
  readonly concurrency: number;
}

/** How an invocation ended: an answer, or the function's own error, a timeout or a crash of its worker. */
export type Outcome =
  | { readonly ok: true; readonly result: Json }
  | {
      readonly ok: false;
      readonly kind: 'error' | 'timeout' | 'crash';
      readonly errorType: string;
      readonly errorMessage: string;
    };

/** The workers of one function. They start when needed and are replaced after a crash or a timeout. */
export interface FunctionPool {
  readonly setup: FunctionSetup;
  /** Never rejects: a failure is an outcome. */
  invoke(event: Json): Promise<Outcome>;
  /** Invocations that run or wait. */
  readonly running: number;
  /** Ends every worker at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** What the pools share. */
export interface PoolSurroundings {
  readonly offset: BigInt64Array;
  readonly compileCache: string;
  readonly starts: Starts;
  /** Takes what functions write to stdout and stderr. */
  log(chunk: Buffer): void;
}

/** How long a second worker may idle before it ends. */
const idleMilliseconds = 60_000;

/** Makes the pool of one function; no worker starts yet. */
export function createPool(setup: FunctionSetup, surroundings: PoolSurroundings): FunctionPool {
  return new Pool(setup, surroundings);
}

interface Job {
  readonly since: number;
  readonly invocation: Omit<Invocation, 'deadline'>;
  readonly done: (outcome: Outcome) => void;
}

class Pool implements FunctionPool {
  readonly setup: FunctionSetup;
  readonly #surroundings: PoolSurroundings;
  readonly #workers = new Set<FunctionWorker>();
  readonly #waiting: Job[] = [];
  #patience: NodeJS.Timeout | undefined;
  /** When the last start of a worker ended, and how long it took (milliseconds of `performance.now()`). */
  #lastStart = { ended: 0, took: 0 };
  #stopped = false;

  constructor(setup: FunctionSetup, surroundings: PoolSurroundings) {
    this.setup = setup;
    this.#surroundings = surroundings;
  }

  get running(): number {
    const busy = [...this.#workers].filter((worker) => worker.busy).length;
    return busy + this.#waiting.length;
  }

  invoke(event: Json): Promise<Outcome> {
    return new Promise((done) => {
      const invocation = { requestId: randomUUID(), event: JSON.stringify(event) };
      this.#waiting.push({ invocation, done, since: performance.now() });
      this.#dispatch();
    });
  }

  async kill(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.end()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#patience);
    for (const { done } of this.#waiting.splice(0)) done(crash('the local cloud stopped'));
    await this.kill();
  }

  readonly #dispatch = (): void => {
    for (let job = this.#waiting[0]; job !== undefined && !this.#stopped; job = this.#waiting[0]) {
      const worker = this.#freeWorker() ?? this.#oneMoreFor(job);
      if (worker === undefined) return;
      this.#waiting.shift();
      void this.#run(worker, job);
    }
  };

  async #run(worker: FunctionWorker, job: Job): Promise<void> {
    const outcome = await worker.run(job.invocation);
    if (!outcome.ok && outcome.kind !== 'error') {
      // What the function cannot write itself; of its own errors it has written.
      const { logicalId } = this.setup;
      this.#surroundings.log(Buffer.from(`${logicalId}: ${outcome.errorMessage}\n`));
    }
    job.done(outcome);
    this.#dispatch();
  }

  #freeWorker(): FunctionWorker | undefined {
    return [...this.#workers].find((worker) => !worker.busy);
  }

  /** A new worker, when there is none, or the job has waited for those there are as long as a start takes. */
  #oneMoreFor(job: Job): FunctionWorker | undefined {
    const workers = [...this.#workers];
    if (workers.length >= this.setup.concurrency) return undefined;
    if (workers.some((worker) => worker.starting)) return undefined;
    const since = Math.max(job.since, this.#lastStart.ended);
    const patience = since + this.#lastStart.took - performance.now();
    if (workers.length > 0 && patience > 0) {
      clearTimeout(this.#patience);
      this.#patience = setTimeout(this.#dispatch, patience);
      return undefined;
    }
    return this.#surroundings.starts.take(this.#dispatch) ? this.#start() : undefined;
  }

  #start(): FunctionWorker {
    const began = performance.now();
    const started = new FunctionWorker(this.setup, this.#surroundings, {
      ready: () => {
        const ended = performance.now();
        this.#lastStart = { ended, took: ended - began };
        this.#surroundings.starts.giveBack();
        this.#dispatch();
      },
      idle: () => {
        if (this.#workers.size > 1) void started.end();
      },
      gone: () => {
        this.#workers.delete(started);
        if (started.starting) this.#surroundings.starts.giveBack();
        this.#dispatch();
      },
    });
    this.#workers.add(started);
    return started;
  }
}

class FunctionWorker {
  readonly #setup: FunctionSetup;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  readonly #onIdle: () => void;
  #current: ((outcome: Outcome) => void) | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #failure: Outcome | undefined;
  #starting = true;

  constructor(
    setup: FunctionSetup,
    surroundings: PoolSurroundings,
    events: { ready: () => void; idle: () => void; gone: () => void },
  ) {
    this.#setup = setup;
    this.#onIdle = events.idle;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: workerSetup(setup, surroundings),
      // The cache spares each worker the stripping of types and the compiling; the function does not see the variable.
      env: { ...setup.environment, NODE_COMPILE_CACHE: surroundings.compileCache },
      execArgv: [],
      stdout: true,
      stderr: true,
      name: setup.logicalId,
      resourceLimits: { maxOldGenerationSizeMb: setup.memoryMegabytes },
    });
    this.#worker.stdout.on('data', (chunk: Buffer) => surroundings.log(chunk));
    this.#worker.stderr.on('data', (chunk: Buffer) => surroundings.log(chunk));
    this.#ready = new Promise((resolve) => {
      this.#worker.on('message', (message: 'ready' | Answer) => {
        if (message !== 'ready') return this.#finish(outcomeOf(message));
        this.#starting = false;
        resolve();
        events.ready();
      });
    });
    this.#worker.on('error', (error) => {
      surroundings.log(Buffer.from(`${String(error)}\n`));
      this.#failure = crash(error instanceof Error ? error.message : String(error));
    });
    this.#worker.on('exit', () => {
      events.gone();
      this.#finish(this.#failure ?? crash('the worker ended'));
    });
  }

  /** Whether its code is still being loaded. */
  get starting(): boolean {
    return this.#starting;
  }

  get busy(): boolean {
    return this.#current !== undefined;
  }

  run(invocation: Omit<Invocation, 'deadline'>): Promise<Outcome> {
    clearTimeout(this.#idleTimer);
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      this.#current = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      // The time of a cold start is not the invocation's, as in Lambda.
      void this.#ready.then(() => {
        if (this.#current === undefined) return;
        const milliseconds = this.#setup.timeoutSeconds * 1000;
        timer = setTimeout(() => this.#timeOut(), milliseconds);
        this.#worker.postMessage({ ...invocation, deadline: Date.now() + milliseconds });
      });
    });
  }

  async end(): Promise<void> {
    clearTimeout(this.#idleTimer);
    await this.#worker.terminate();
  }

  #timeOut(): void {
    this.#failure = {
      ok: false,
      kind: 'timeout',
      errorType: 'Sandbox.Timedout',
      errorMessage: `Task timed out after ${this.#setup.timeoutSeconds} seconds`,
    };
    void this.end();
  }

  #finish(outcome: Outcome): void {
    const done = this.#current;
    this.#current = undefined;
    done?.(outcome);
    this.#idleTimer = setTimeout(this.#onIdle, idleMilliseconds).unref();
  }
}

function workerSetup(setup: FunctionSetup, surroundings: PoolSurroundings): WorkerSetup {
  return {
    file: setup.file,
    exportName: setup.exportName,
    offset: surroundings.offset,
    context: {
      functionName: setup.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: setup.arn,
      memoryLimitInMB: String(setup.memoryMegabytes),
      logGroupName: `/aws/lambda/${setup.name}`,
      logStreamName: 'local',
    },
  };
}

function outcomeOf(answer: Answer): Outcome {
  if (answer.ok) return { ok: true, result: parseJson(answer.result) };
  const { errorType, errorMessage } = answer;
  return { ok: false, kind: 'error', errorType, errorMessage };
}

function crash(reason: string): Outcome {
  return { ok: false, kind: 'crash', errorType: 'Runtime.ExitError', errorMessage: reason };
}
