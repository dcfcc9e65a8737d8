import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyStream } from './policy-stream.ts';

test.each(policyStream.events.types)('%s is read for ever', (type) => {
  const file = new URL(`golden/${type}.json`, import.meta.url);
  const golden = { type, data: JSON.parse(readFileSync(file, 'utf8')) };
  const event = policyStream.events.parse(golden);
  expect(event).toEqual(golden);
  const facts = { version: 7, at: '' };
  const [change] = policyStream
    .evolve(
      {
        changes: [
          {
            change: 3,
            from: '2026-12-01',
            effectiveAt: '2026-11-30T16:00:00.000Z',
            entries: [],
            replaces: null,
            dropped: null,
            version: 3,
          },
        ],
      },
      event,
      facts,
    )
    .changes.toReversed();
  expect(change).toMatchObject(
    type === 'policy.changed.v1'
      ? { entries: golden.data.entries, dropped: null, version: 7 }
      : { dropped: { how: 'withdrawn', version: 7 } },
  );
});
