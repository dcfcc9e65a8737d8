import { expect, test, vi } from 'vitest';
import { holdHere, isHeldHere, onHeldHere } from './held-here.ts';

test('something is held until the last form has let it go, and those who show it hear of it', () => {
  const heard = vi.fn<() => void>();
  const stop = onHeldHere(heard);
  expect(isHeldHere()).toBe(false);
  const [one, other] = [holdHere(), holdHere()];
  one();
  expect(isHeldHere()).toBe(true);
  other();
  expect(isHeldHere()).toBe(false);
  expect(heard).toHaveBeenCalledTimes(4);
  stop();
  holdHere()();
  expect(heard).toHaveBeenCalledTimes(4);
});
