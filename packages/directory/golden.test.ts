import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { organisationStream } from './organisation-stream.ts';
import { teamStream } from './team-stream.ts';

const facts = { version: 1, at: '' };

function goldenOf(type: string) {
  const file = new URL(`golden/${type}.json`, import.meta.url);
  return { type, data: JSON.parse(readFileSync(file, 'utf8')) };
}

test('the copy of an organisation as it was first stored is read for ever', () => {
  const golden = goldenOf('directory.organisation-copied.v1');
  const event = organisationStream.events.parse(golden);
  expect(event).toEqual(golden);
  const { sourceVersion, ...entry } = golden.data;
  expect(organisationStream.evolve(organisationStream.initial, event, facts)).toEqual({
    entry,
    sourceVersion,
  });
});

test('the copy of a team as it was first stored is read for ever', () => {
  const golden = goldenOf('directory.team-copied.v1');
  const event = teamStream.events.parse(golden);
  expect(event).toEqual(golden);
  expect(teamStream.evolve(teamStream.initial, event, facts)).toEqual({
    people: ['5kq25kq25kq25kq25kq2', 'deputy_1', 'member-1', 'member-2'],
    sourceVersion: 4,
  });
});
