import { expect, test } from 'vitest';
import {
  after,
  canBegin,
  goesByItself,
  type PhotographEvent,
  type Progress,
} from './photograph.ts';

const run = (events: readonly PhotographEvent[]): Progress =>
  events.reduce(after, { is: 'preparing' });
const begun = [{ type: 'prepared' }, { type: 'begin' }] as const;

test('prepared, sent, uploaded', () => {
  expect(run([...begun, { type: 'sent', part: 0.5 }])).toEqual({ is: 'uploading', part: 0.5 });
  expect(run([...begun, { type: 'uploaded' }])).toEqual({ is: 'uploaded' });
});

test('progress never goes back within one upload, and never beyond the end', () => {
  const parts = [0.4, 0.2, 1.2].map((part) => ({ type: 'sent', part }) as const);
  expect(run([...begun, ...parts.slice(0, 2)])).toEqual({ is: 'uploading', part: 0.4 });
  expect(run([...begun, ...parts])).toEqual({ is: 'uploading', part: 1 });
});

test.each(['cut', 'stop', 'closed', 'unproven', 'refused'] as const)(
  'after %s it is sent again from its start',
  (type) => {
    const ended = run([...begun, { type: 'sent', part: 0.9 }, { type }]);
    expect(canBegin(ended)).toBe(true);
    expect(after(ended, { type: 'begin' })).toEqual({ is: 'uploading', part: 0 });
  },
);

test('what comes too late changes nothing', () => {
  const stopped = run([...begun, { type: 'stop' }]);
  for (const late of [{ type: 'uploaded' }, { type: 'cut' }, { type: 'sent', part: 1 }] as const) {
    expect(after(stopped, late)).toBe(stopped);
  }
  const uploaded = run([...begun, { type: 'uploaded' }]);
  for (const late of [{ type: 'begin' }, { type: 'stop' }, { type: 'prepared' }] as const) {
    expect(after(uploaded, late)).toBe(uploaded);
  }
});

test('a file that is no photograph stays unfit', () => {
  const unfit = run([{ type: 'unfit', why: 'heic' }]);
  expect(unfit).toEqual({ is: 'unfit', why: 'heic' });
  expect(canBegin(unfit)).toBe(false);
  expect(after(unfit, { type: 'prepared' })).toBe(unfit);
});

test('what was cut by the network goes by itself when it is back, what the reporter stopped does not', () => {
  expect(goesByItself(run([...begun, { type: 'cut' }]))).toBe(true);
  expect(goesByItself(run([{ type: 'prepared' }]))).toBe(true);
  expect(goesByItself(run([...begun, { type: 'stop' }]))).toBe(false);
});
