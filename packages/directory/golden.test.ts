import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendarStream } from './calendar-stream.ts';
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

test('the copy of the calendar, and how far dates have followed it, as they were first stored', () => {
  const [copied, gone] = ['calendar-copied', 'calendar-gone-through'].map((name) => {
    const golden = goldenOf(`directory.${name}.v1`);
    expect(calendarStream.events.parse(golden)).toEqual(golden);
    return calendarStream.events.parse(golden);
  });
  if (copied === undefined || gone === undefined) throw new Error('no goldens');
  const at = '2026-11-10T02:00:00.000Z';
  const copy = calendarStream.evolve(calendarStream.initial, copied, { version: 1, at });
  expect(copy).toMatchObject({ sourceVersion: 3, heardAt: at, gone: 0 });
  expect(copy.calendar.notices.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  expect(copy.calendar.amendments).toHaveLength(1);
  expect(calendarStream.evolve(copy, gone, { version: 2, at }).gone).toBe(1);
  expect(calendarStream.evolve({ ...copy, sourceVersion: 4 }, gone, { version: 2, at }).gone).toBe(
    0,
  );
});
