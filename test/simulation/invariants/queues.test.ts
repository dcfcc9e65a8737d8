import { expect, test } from 'vitest';
import type { KeptQueue } from './evidence.ts';
import { queueInvariants } from './queues.ts';
import { evidenceOf, faultsOf, monday } from './testing/evidence-of.ts';

const body = JSON.stringify({ type: 'task.finished.v1', subject: 'task/x', data: {} });
const message = { body, reason: null, sentAt: Date.parse(monday) };
const faults = (name: string, ...queues: readonly KeptQueue[]) =>
  faultsOf(queueInvariants, name, evidenceOf({}, { queues }));

test('what waits where somebody receives is found', async () => {
  const inbox = (messages: KeptQueue['messages']) =>
    ({ name: 'inbox', purpose: 'work', messages }) as const;
  expect(await faults('queues drain', inbox([]))).toEqual([]);
  expect(await faults('queues drain', inbox([message]))).toEqual([
    '1 messages wait in inbox, of them one is task.finished.v1 of task/x',
  ]);
  expect(await faults('nothing is a dead letter', inbox([message]))).toEqual([]);
});

test('what was given up is found, with what whoever gave it up said', async () => {
  const dead = (messages: KeptQueue['messages']) =>
    ({ name: 'dead-letters', purpose: 'set-aside', messages }) as const;
  const name = 'nothing is a dead letter';
  expect(await faults(name, dead([]))).toEqual([]);
  const said = [message, { ...message, body: 'x', reason: 'malformed-json' }];
  expect(await faults(name, dead(said))).toEqual([
    `dead-letters holds task.finished.v1 of task/x of ${monday}: tried too often`,
    `dead-letters holds a message that is not JSON of ${monday}: malformed-json`,
  ]);
  expect(await faults('queues drain', dead([message]))).toEqual([]);
});
