import { coveredAreas } from '@ducha/contracts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  after,
  between,
  moved,
  mostAreas,
  nothingCovered,
  pixelsOf,
  under,
  type Area,
  type Covering,
  type CoveringEvent,
} from './areas.ts';

const run = (events: readonly CoveringEvent[], from: Covering = nothingCovered): Covering =>
  events.reduce(after, from);
const face: Area = { left: 0.1, top: 0.2, width: 0.2, height: 0.1 };
const plate: Area = { left: 0.5, top: 0.6, width: 0.3, height: 0.2 };
const drawn = (area: Area): CoveringEvent => ({ type: 'drawn', area });

test('what is drawn is covered, and the one drawn last is at hand', () => {
  const both = run([drawn(face), drawn(plate)]);
  expect(both).toMatchObject({ areas: [face, plate], chosen: 1 });
  // A press that slipped covers nothing.
  expect(run([drawn({ ...face, width: 0.004 })], both)).toBe(both);
});

test('by keys one is added, moved, made larger, left for the next, and taken away', () => {
  const one = run([{ type: 'add' }]);
  expect(one).toMatchObject({
    areas: [{ left: 0.4, top: 0.4, width: 0.2, height: 0.2 }],
    chosen: 0,
  });
  const right = run(
    [
      { type: 'move', x: 0.1, y: 0 },
      { type: 'resize', x: 0, y: -0.1 },
    ],
    one,
  );
  expect(right.areas[0]?.left).toBeCloseTo(0.5);
  expect(right.areas[0]?.height).toBeCloseTo(0.1);
  const three = run([{ type: 'add' }, { type: 'add' }], one);
  expect(three.areas[1]?.left).not.toBe(three.areas[0]?.left);
  expect(run([{ type: 'next' }], three).chosen).toBe(0);
  expect(run([{ type: 'previous' }], three).chosen).toBe(1);
  expect(run([{ type: 'next' }, { type: 'remove' }], three).areas).toEqual(three.areas.slice(1));
  for (const type of ['remove', 'next', 'undo', 'redo'] as const) {
    expect(run([{ type }])).toBe(nothingCovered);
  }
});

test('a run of the same key is taken back at once, and done again at once', () => {
  const begun = run([drawn(face)]);
  const away = run(
    Array.from({ length: 5 }, () => ({ type: 'move', x: 0.01, y: 0 }) as const),
    begun,
  );
  const back = run([{ type: 'undo' }], away);
  expect(back.areas).toEqual([face]);
  expect(run([{ type: 'redo' }], back).areas).toEqual(away.areas);
  // Another step in between ends the run.
  const other = run(
    [
      { type: 'choose', place: 0 },
      { type: 'move', x: 0.01, y: 0 },
    ],
    away,
  );
  expect(run([{ type: 'undo' }], other).areas).toEqual(away.areas);
});

const part = fc.double({ min: -0.5, max: 1.5, noNaN: true });
const anyEvent: fc.Arbitrary<CoveringEvent> = fc.oneof(
  fc
    .tuple(part, part, part, part)
    .map(([a, b, c, d]) => drawn(between({ x: a, y: b }, { x: c, y: d }))),
  fc.constantFrom<CoveringEvent>(
    { type: 'add' },
    { type: 'next' },
    { type: 'previous' },
    { type: 'remove' },
    { type: 'undo' },
    { type: 'redo' },
  ),
  fc.record({
    type: fc.constantFrom('move' as const, 'resize' as const),
    x: fc.double({ min: -1, max: 1, noNaN: true }),
    y: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  fc.nat(5).map((place): CoveringEvent => ({ type: 'choose', place })),
);

test('whatever is done, every area lies within the picture, and one of them is at hand if there is any', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const { areas, chosen } = run(events);
      for (const { left, top, width, height } of areas) {
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.min(width, height)).toBeGreaterThan(0);
      }
      expect(chosen === undefined ? areas.length === 0 : areas[chosen] !== undefined).toBe(true);
    }),
  );
});

test('what is undone as often as may be is nothing, and what is redone is what there was', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const done = run(events);
      const steps = Array.from({ length: done.past.length });
      const undone = run(
        steps.map(() => ({ type: 'undo' })),
        done,
      );
      expect(undone.areas).toEqual([]);
      expect(
        run(
          steps.map(() => ({ type: 'redo' })),
          undone,
        ).areas,
      ).toEqual(done.areas);
    }),
  );
});

test('no more are taken than the house takes', () => {
  const many = run(Array.from({ length: mostAreas + 5 }, () => ({ type: 'add' }) as const));
  expect(many.areas).toHaveLength(mostAreas);
  // So many the house takes, and no more.
  expect(coveredAreas.safeParse(mostAreas).success).toBe(true);
  expect(coveredAreas.safeParse(mostAreas + 1).success).toBe(false);
});

test('under the pointer lies the corner of the chosen one, then the area on top, then nothing', () => {
  const near = { x: 0.02, y: 0.02 };
  const over = { ...face, left: 0.2 };
  const covering = run([drawn(face), drawn(over), { type: 'choose', place: 0 }]);
  expect(under(covering, { x: 0.31, y: 0.29 }, near)).toEqual({ is: 'corner', place: 0 });
  expect(under(covering, { x: 0.25, y: 0.25 }, near)).toEqual({ is: 'area', place: 1 });
  expect(under(covering, { x: 0.15, y: 0.25 }, near)).toEqual({ is: 'area', place: 0 });
  expect(under(covering, { x: 0.9, y: 0.9 }, near)).toBeUndefined();
});

test('an area covers every pixel that it touches', () => {
  const size = { width: 7, height: 9 };
  expect(pixelsOf({ left: 0.5, top: 0.5, width: 0.1, height: 0.1 }, size)).toEqual({
    left: 3,
    top: 4,
    width: 2,
    height: 2,
  });
  fc.assert(
    fc.property(fc.nat(999), fc.nat(999), fc.integer({ min: 1, max: 4_096 }), (a, b, width) => {
      const area = between({ x: a / 1_000, y: 0 }, { x: b / 1_000, y: 1 });
      const { left, width: wide } = pixelsOf(area, { width, height: 1 });
      expect(left).toBeLessThanOrEqual(area.left * width);
      expect(left + wide).toBeGreaterThanOrEqual((area.left + area.width) * width - 1e-9);
    }),
  );
});

test('an area that is dragged out of the picture stays at its edge, as large as it was', () => {
  expect(moved(plate, { x: 0.9, y: -0.9 })).toEqual({ ...plate, left: 0.7, top: 0 });
  const dragged = run([drawn(plate), { type: 'dragged', area: moved(plate, { x: -0.2, y: 0 }) }]);
  expect(dragged.areas[0]?.left).toBeCloseTo(0.3);
  expect(run([{ type: 'undo' }], dragged).areas).toEqual([plate]);
});
