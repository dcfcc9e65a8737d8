import { listAlarms } from '@ducha/contracts';
import { useRead } from '../reads.ts';

/** Every alarm to the office that stands; nothing is asked unless `asked`. */
export function useAlarms(asked: boolean) {
  return useRead(listAlarms, asked ? { query: {} } : undefined, {
    nextOf: ({ next }) => next,
    from: (after) => ({ query: { after } }),
    joined: (before, { alarms, next }) => ({
      ...before,
      alarms: [...before.alarms, ...alarms],
      next,
    }),
  });
}
