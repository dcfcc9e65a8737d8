import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindFrontDoor, type FrontDoor } from '../front-door.ts';
import { closeServer, listenOnLoopback } from '../engines/engine.ts';
import { createDistribution } from './distribution.ts';

/** How many of the next connections end before they are answered. */
let breaking = 0;
const bucket = createServer((request, response) => {
  if (breaking > 0) {
    breaking -= 1;
    request.socket.destroy();
    return;
  }
  response.end('the file');
});
let door: FrontDoor;

beforeAll(async () => {
  const port = await listenOnLoopback(bucket);
  door = await bindFrontDoor(0);
  door.open(
    createDistribution({
      behaviours: [
        { pathPattern: '*', methods: ['GET'], addresses: undefined, headers: {}, encodings: [] },
      ],
      rootObject: 'index.html',
      errorPages: new Map(),
      origin: `http://127.0.0.1:${port}`,
    }),
  );
});
afterAll(async () => {
  await door.stop();
  await closeServer(bucket);
});

test.each([
  { broken: 1, status: 200 },
  { broken: 2, status: 200 },
  { broken: 3, status: 500 },
])('a connection to the bucket that ends $broken times: $status', async ({ broken, status }) => {
  breaking = broken;
  expect((await fetch(`${door.address}/file.txt`)).status).toBe(status);
});
