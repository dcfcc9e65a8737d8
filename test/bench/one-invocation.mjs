// Imports a function's code and invokes it once, in a process of its own: what a cold start does after the
// runtime has started. Says on its last line how many milliseconds each took, and the answer's status.
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
const began = performance.now();
const { handler } = await import(pathToFileURL(file).href);
const imported = performance.now();
const answer = await handler(JSON.parse(event), context);
const answered = performance.now();
const took = { imported: imported - began, invoked: answered - imported };
process.stdout.write(`\n${JSON.stringify({ ...took, status: answer.statusCode })}\n`, () =>
  process.exit(0),
);
