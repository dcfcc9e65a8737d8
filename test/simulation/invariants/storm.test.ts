import { readComplaint } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { stormInvariants } from './storm.ts';
import { evidenceOf, faultsOf, type Logs } from './testing/evidence-of.ts';

test('a request that is sent again and again is found', async () => {
  const name = 'nobody tries without end';
  const sent = (times: number) =>
    evidenceOf(
      {},
      { repeated: [{ function: 'x/relay', service: 'sqs', operation: 'SendMessageBatch', times }] },
    );
  expect(await faultsOf(stormInvariants, name, sent(12))).toEqual([]);
  expect(await faultsOf(stormInvariants, name, sent(200))).toEqual([
    'x/relay sent SendMessageBatch to sqs 200 times in a row',
  ]);
});

test('calls out of proportion are found', async () => {
  const name = 'what is done costs what it costs';
  const log: Logs = { complaints: { 'x/y': Array.from({ length: 100 }, () => ({ events: [] })) } };
  const exchange = {
    endpoint: readComplaint,
    as: null,
    asked: {},
    answered: 'lost',
    at: 0,
  } as const;
  const made = (calls: number) => evidenceOf(log, { calls, exchanges: [exchange] });
  expect(await faultsOf(stormInvariants, name, made(7_000))).toEqual([]);
  expect(await faultsOf(stormInvariants, name, made(8_000))).toHaveLength(1);
});
