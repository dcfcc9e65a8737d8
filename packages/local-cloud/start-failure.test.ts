import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { bindFrontDoor } from './front-door.ts';
import { dynoxidePath } from './engines/dynamodb.ts';
import { whyNotStarted } from './start-failure.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('a taken port is said in one sentence', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };

  const error: unknown = await bindFrontDoor(port).catch((each: unknown) => each);

  expect(whyNotStarted(error, port)).toBe(
    `Port ${port} is taken; choose another with PORT=${port + 2} npm start.`,
  );
  taken.close();
});

test('when it is the portal’s port, it is said whose it is', () => {
  const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 3001 });
  expect(whyNotStarted(error, 3000)).toBe(
    'Port 3001, the portal’s, is taken; choose another with PORT=3002 npm start.',
  );
});

test('a missing engine is said in one sentence', () => {
  const error = thrownBy(() => dynoxidePath({ platform: 'linux', arch: 'riscv64', searched: '' }));
  expect(whyNotStarted(error, 3000)).toMatch(
    /^Missing engine: the package @dynoxide\/linux-riscv64 .*\.$/,
  );
});

test.each([
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
  new Error('database or disk is full'),
  new Error('PutItem failed', { cause: new Error('database or disk is full') }),
])('a full disk is said in one sentence: %s', (error) => {
  expect(whyNotStarted(error, 3000)).toBe('The disk is full; free some space and start again.');
});

test('what nobody foresaw keeps its stack', () => {
  expect(whyNotStarted(new TypeError('odd'), 3000)).toContain('start-failure.test.ts');
});
