// Imports a function's code and invokes it once, in a process of its own: what a cold start does after the
// runtime has started. Says on its last line how many milliseconds each took, how many of a processor both
// took together (which other programs on the machine hardly change), and the answer's status.
//
//   node one-invocation.mjs <file with `handler`> <event as JSON>
import { pathToFileURL } from 'node:url';

const [file, event] = process.argv.slice(2);
const context = {
  awsRequestId: 'bench',
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'bench',
  getRemainingTimeInMillis: () => 15_000,
};
const idle = process.cpuUsage();
const began = performance.now();
const { handler } = await import(pathToFileURL(file).href);
const imported = performance.now();
const answer = await handler(JSON.parse(event), context);
const answered = performance.now();
const { user, system } = process.cpuUsage(idle);
const took = {
  imported: imported - began,
  invoked: answered - imported,
  processor: (user + system) / 1000,
};
process.stdout.write(`\n${JSON.stringify({ ...took, status: answer.statusCode })}\n`, () =>
  process.exit(0),
);
