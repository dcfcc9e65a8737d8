import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { StoredEvent, StreamKind } from '@ducha/event-log';
import { changedBy } from '@ducha/event-log/testing/folded.ts';
import { evidenceStream } from './evidence/evidence-fold.ts';
import { targetsStream } from './inspections/targets-fold.ts';
import { photographStream } from './photographs/photograph-fold.ts';
import { taskStream } from './task/task-fold.ts';

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
  taskStream,
  evidenceStream,
  photographStream,
  targetsStream,
] as never;
const crossing = new Set([
  'deadline.set.v1',
  'deadline.parts-changed.v1',
  'deadline.met.v1',
  'task.finished.v1',
  'task.texts-erased.v1',
]);

test('every event that is stored here alone has its golden', () => {
  const stored = kinds.flatMap(({ events }) => events.types).filter((type) => !crossing.has(type));
  expect(goldens.map(({ type }) => type)).toEqual(stored.toSorted());
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
