// Imports a function's code and invokes it once, in a process of its own: what a cold start does after the
// runtime has started. Says on its last line how many milliseconds each took, how many of a processor both
// took together (which other programs on the machine hardly change), and the answer's status.
//
//   node one-invocation.mjs <file with `handler`> <event as JSON> [explained]
//
// With `explained` it also says which calls were made and when, and where V8 saw the time go, of the import and
// of the invocation each; watching takes time itself, so that such a run says nothing of how long it takes.
import { pathToFileURL } from 'node:url';

const [file, event, explained] = process.argv.slice(2);
const context = {
  awsRequestId: 'bench',
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'bench',
  getRemainingTimeInMillis: () => 15_000,
};
const watch = explained === undefined ? undefined : await watching();
const idle = process.cpuUsage();
await watch?.begin();
const began = performance.now();
const { handler } = await import(pathToFileURL(file).href);
// The runtime asks for its first event in between, and what was begun goes on meanwhile.
await new Promise((resolve) => setTimeout(resolve, 1));
const imported = performance.now();
const importing = await watch?.profile();
await watch?.begin();
const invoking = performance.now();
const answer = await handler(JSON.parse(event), context);
const answered = performance.now();
const invocation = await watch?.profile();
const { user, system } = process.cpuUsage(idle);
const said = {
  imported: imported - began,
  invoked: answered - invoking,
  processor: (user + system) / 1000,
  status: answer.statusCode,
  ...(watch === undefined
    ? {}
    : { profiles: { import: importing, invocation }, calls: watch.calls(invoking) }),
};
process.stdout.write(`\n${JSON.stringify(said)}\n`, () => process.exit(0));

/** V8's profiler, and the calls that are made from now on. */
async function watching() {
  const { Session } = await import('node:inspector/promises');
  const { subscribe } = await import('node:diagnostics_channel');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  const began = new WeakMap();
  const calls = [];
  subscribe('http.client.request.start', ({ request }) => began.set(request, performance.now()));
  subscribe('http.client.response.finish', ({ request }) =>
    calls.push({ target: request, from: began.get(request), until: performance.now() }),
  );
  return {
    begin: () => session.post('Profiler.start'),
    profile: async () => (await session.post('Profiler.stop')).profile,
    calls: (origin) =>
      calls.map(({ target, from, until }) => ({
        operation: String(target.getHeader('x-amz-target')).split('.').at(-1),
        from: from - origin,
        until: until - origin,
      })),
  };
}
