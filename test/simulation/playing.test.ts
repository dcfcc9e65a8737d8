import { expect, test } from 'vitest';
import { playMany, playOne, type Failure } from './workers.ts';

test('the same seed plays the same, to the byte of its trace, whatever was played before it', async () => {
  const seed = 6;
  const alone = await playOne({ seed, length: 12 });
  const after: Failure[] = [];
  const traces: string[] = [];
  await playMany({
    seed: seed - 1,
    length: 12,
    histories: 2,
    until: Infinity,
    jobs: 1,
    shrinks: false,
    played: (answer) => traces.push(answer.played.digest),
    found: (failure) => void after.push(failure),
  });
  expect(alone.played.trace.length).toBeGreaterThan(12);
  expect(traces).toHaveLength(2);
  expect(traces[1]).toBe(alone.played.digest);
  expect(traces[0]).not.toBe(alone.played.digest);
});

/**
 * What is played each time that all tests run: the same histories for every commit, so that a red check speaks of the
 * commit that it is of. Other ones each day are what `npm run simulate` plays.
 */
const seconds = 60;
const first = 1;
const most = 300;

test(
  `what must hold does, in as many histories as fit into ${seconds} seconds`,
  { timeout: 5 * seconds * 1000 },
  async () => {
    const failures: string[] = [];
    const total = await playMany({
      seed: first,
      length: 40,
      histories: most,
      until: Date.now() + seconds * 1000,
      jobs: 2,
      shrinks: false,
      found({ seed: one, played }) {
        for (const { invariant, faults } of played.findings) {
          failures.push(`history ${one} of 40 steps: ${invariant}: ${faults[0] ?? ''}`);
        }
      },
    });
    console.log(`${total.histories} histories from seed ${first} on, ${total.commands} commands`);
    expect(total.histories).toBeGreaterThan(0);
    expect(failures).toEqual([]);
  },
);
