import { expect } from 'vitest';
import { people, type ComplaintsHouse } from './complaints-house.ts';
import { clearedTexts, complaintSteps, finalReply } from './complaint-steps.ts';

/** Whoever re-checks, and one who is of Chaoyang besides. */
export const reChecker = { sub: 're-checker', roles: ['municipal-re-checker'] };
export const reCheckerOfChaoyang = {
  sub: 'of-two',
  roles: ['municipal-re-checker', 'organisation-liaison'],
  org: '110105',
};

/** An announcement that can be made on 20 December 2025. */
export const announcement = (batch: string, more: object = {}) => ({
  batch,
  edition: 1,
  size: { by: 'count', count: 2 },
  lottery: 'ssq',
  issue: '2025147',
  drawnOn: '2025-12-21',
  ...more,
});

/** What people do up to the draw of a sample. */
export function sampleSteps(house: () => ComplaintsHouse) {
  const { done, accepted, closeBatch } = complaintSteps(house);

  /** A reply is given, approved and confirmed. */
  async function answered(complaint: string): Promise<void> {
    await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
    await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
    await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
      decision: 'approve',
    });
    await done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  }

  /** Complaints of which all but the last are closed, in a batch whose table was published. */
  async function published(count: number) {
    const { inspection, complaints } = await accepted(count);
    const batch = await closeBatch(inspection);
    for (const complaint of complaints.slice(0, -1)) await answered(complaint);
    await disclosed(batch);
    return { inspection, complaints, batch };
  }

  async function disclosed(batch: string): Promise<void> {
    const { body } = await house().ask(`GET /batches/${batch}`, { as: people.clerk });
    const answer = await house().ask(`POST /batches/${batch}/disclosure`, {
      as: people.head,
      body: {},
      seen: body.version,
    });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    await house().settle();
  }

  /** Somebody enters winning numbers, at the present version unless another is named. */
  async function entered(sample: string, as: object, numbers: object, seen?: number) {
    const { body } = await house().ask(`GET /samples/${sample}`, { as: people.clerk });
    return house().ask(`POST /samples/${sample}/winning-numbers`, {
      as: as as never,
      body: { red: [26, 3, 8, 31, 15, 21], blue: 9, ...numbers },
      seen: seen ?? body.version,
    });
  }

  return { answered, published, disclosed, entered };
}
