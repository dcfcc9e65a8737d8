import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBatch, readBatch, registerComplaint } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, openInspection } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';

/** The stack without one grant: what it allowed no longer happens, and the local cloud says why. */
let house: House;
beforeAll(async () => {
  house = await openHouse({
    alter: ({ Resources }) => {
      const [role] = Object.entries(Resources).filter(
        ([name, { Type }]) => Type === 'AWS::IAM::Role' && name.startsWith('ComplaintsRelay'),
      );
      const policies = role?.[1].Properties['Policies'] as {
        PolicyDocument: { Statement: { Action: string | string[] }[] };
      }[];
      let removed = 0;
      for (const { PolicyDocument } of policies) {
        const kept = PolicyDocument.Statement.filter(
          ({ Action }) => ![Action].flat().includes('sqs:SendMessage'),
        );
        removed += PolicyDocument.Statement.length - kept.length;
        PolicyDocument.Statement = kept;
      }
      expect(removed).toBeGreaterThan(0);
    },
  });
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
});

describe('without the right to send to inboxes, the relay of complaints', () => {
  it('hands over no batch, and its denial is on record', async () => {
    const inspection = await openInspection(house);
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '河道有油污' },
    });
    await accept(house, body.complaint, '110105');
    await house.cloud.settled();
    const closed = await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    const { batch } = closed.body;
    await eventually(
      () => house.cloud.proxy.denials.map(({ action }) => action),
      (denied) => denied.includes('sqs:SendMessage'),
    );
    const seen = await house.as('office-clerk').ok(readBatch, { params: { batch } });
    expect(seen.body.state).toBe('closing');
  });
});
