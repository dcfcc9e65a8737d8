import { expect, test, vi } from 'vitest';
import { beginEarly } from './early.ts';

test('what is begun early runs side by side; a failure is told of and harms nobody', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const begun: string[] = [];
  beginEarly(
    async () => {
      begun.push('first');
      await Promise.resolve();
      throw new RangeError('of something secret');
    },
    async () => Promise.resolve(begun.push('second')),
  );
  expect(begun).toEqual(['first', 'second']);
  await vi.waitFor(() => expect(write).toHaveBeenCalledOnce());
  const line = String(write.mock.calls[0]?.[0]);
  write.mockRestore();
  expect(JSON.parse(line)).toMatchObject({ code: 'early-call-failed', error: 'RangeError' });
  expect(line).not.toContain('secret');
});
