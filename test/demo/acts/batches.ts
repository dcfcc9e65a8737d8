import { closeBatch, discloseBatch, readBatch } from '@ducha/contracts';
import type { PlannedBatch } from '../month/steps.ts';
import type { Town } from '../town.ts';
import { knownIn, type Known } from './known.ts';

/** 截止成批: what was accepted so far is handed over. */
export async function handOver(town: Town, known: Known, batch: PlannedBatch): Promise<void> {
  const { body } = await town.act('office-clerk', batch.key, closeBatch, {
    body: { inspection: known.inspections[batch.series] },
  });
  known.batches.set(batch.key, body.batch);
}

/** 公开: the table and the result notice of a batch, as another edition. */
export async function publish(
  town: Town,
  known: Known,
  batch: PlannedBatch,
  edition: number,
): Promise<void> {
  await town.change('office-reviewer', `${batch.key}/edition-${edition}`, discloseBatch, {
    read: readBatch,
    params: { batch: knownIn(known.batches, batch.key) },
  });
}
