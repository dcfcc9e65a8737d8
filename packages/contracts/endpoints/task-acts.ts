import * as z from 'zod/mini';
import { opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { actsShown } from './acts.ts';

/** Every change that staff make to one rectification task, by the name of its endpoint. */
export const taskAct = z.enum(['postProgress', 'finishTask', 'correctTaskText', 'eraseTaskTexts']);
export type TaskAct = z.infer<typeof taskAct>;

export const readTaskActs = endpoint({
  name: 'readTaskActs',
  service: 'rectification',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/tasks/{task}/acts',
  summary: 'What the asking person may do with a rectification task now, and why not the rest.',
  params: () => z.strictObject({ task: opaqueId }),
  query: () => z.strictObject({}),
  body: () => z.undefined(),
  status: 200,
  answer: () =>
    z.strictObject({
      task: opaqueId,
      /** The version that this is said of, for the `If-Match` of the act. */
      version: z.int().check(z.minimum(1)),
      acts: actsShown(taskAct),
    }),
  rejections: [],
});
