import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { organisationStream } from './organisation-stream.ts';

test('the copy of an organisation as it was first stored is read for ever', () => {
  const type = 'directory.organisation-copied.v1';
  const file = new URL(`golden/${type}.json`, import.meta.url);
  const golden = { type, data: JSON.parse(readFileSync(file, 'utf8')) };
  const event = organisationStream.events.parse(golden);
  expect(event).toEqual(golden);
  const { sourceVersion, ...entry } = golden.data;
  const facts = { version: 1, at: '' };
  expect(organisationStream.evolve(organisationStream.initial, event, facts)).toEqual({
    entry,
    sourceVersion,
  });
});
