import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { StoredEvent, StreamKind } from '@ducha/event-log';
import { changedBy } from '@ducha/event-log/testing/folded.ts';
import { accessStream } from './looks/access-fold.ts';
import { batchStream } from './batches/batch-fold.ts';
import { complaintStream } from './complaint/complaint-fold.ts';
import { cutOffStream } from './cut-off/cut-off-fold.ts';
import { numberStream } from './screening/complaint-number.ts';
import { complaintTypeStream } from './complaint-types/complaint-type.ts';
import { foreignNumberStream } from './intake/foreign-number.ts';
import { inspectionStream } from './inspections/inspection-copy-fold.ts';
import { photographCopyStream } from './passing-on/photograph-copy-fold.ts';
import { photographStream } from './photographs/photograph-fold.ts';
import { replyEvidenceStream } from './reply-evidence/reply-evidence-fold.ts';
import { seriesStream } from './batches/series-fold.ts';
import { keptPhraseStream } from './kept-phrases/kept-phrase-fold.ts';
import { keptViewStream } from './kept-views/kept-view-fold.ts';
import { sampleStream } from './sampling/sample-fold.ts';
import { sittingStream } from './looks/sitting.ts';

/**
 * `golden/` holds one event of every type and major that ever stood in this service's log alone: a file
 * here is never changed or removed, whatever becomes of its declaration. What crosses to other services
 * has its goldens with the contracts.
 */
const folder = new URL('golden/', import.meta.url);
const goldens = readdirSync(folder).map((file) => ({
  type: file.replace(/\.json$/, ''),
  data: JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
}));
const kinds: readonly StreamKind<unknown, StoredEvent>[] = [
  complaintStream,
  numberStream,
  foreignNumberStream,
  accessStream,
  batchStream,
  seriesStream,
  inspectionStream,
  complaintTypeStream,
  replyEvidenceStream,
  photographStream,
  cutOffStream,
  sampleStream,
  photographCopyStream,
  sittingStream,
  keptViewStream,
  keptPhraseStream,
] as never;
const crossing = new Set([
  'batch.closed.v1',
  'batch.handed-over.v1',
  'sample.drawn.v1',
  'complaint.staged.v1',
  'complaint.plan-corrected.v1',
  'complaint.district-changed.v1',
  'complaint.rectification-ended.v1',
  'note.erased.v1',
  'deadline.set.v1',
  'deadline.moved.v1',
  'deadline.parts-changed.v1',
  'deadline.met.v1',
]);

test('every event that is stored here alone has its golden', () => {
  const stored = kinds.flatMap(({ events }) => events.types).filter((type) => !crossing.has(type));
  expect(new Set(goldens.map(({ type }) => type))).toEqual(new Set(stored));
});

test.each(goldens)('$type is read, and a state takes it', (golden) => {
  const kind = kinds.find(({ events }) => events.types.includes(golden.type));
  if (kind === undefined) throw new Error(`nothing reads ${golden.type}`);
  const event = kind.events.parse(golden);
  // One of an older major is read as one of today, and what it said is still there.
  if (event.type === golden.type) expect(event).toEqual(golden);
  else expect(event).toMatchObject({ data: golden.data });
  // A fold that forgets it, or takes it for something else, is seen here.
  expect(changedBy(kind, golden, goldens)).toMatchSnapshot();
});
