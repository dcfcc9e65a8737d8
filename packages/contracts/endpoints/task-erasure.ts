import * as z from 'zod/mini';
import { opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { erasedAtOnce, erasureGround } from '../events/notes.ts';
import { taskText } from '../events/rectification.ts';
import { words } from '../free-text.ts';
import { task } from './task-shown.ts';

const change = {
  service: 'rectification',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  params: () => z.strictObject({ task: opaqueId }),
  query: () => z.strictObject({}),
  status: 200,
  answer: task,
} as const;

export const eraseTaskTexts = endpoint({
  ...change,
  name: 'eraseTaskTexts',
  path: '/tasks/{task}/erasure',
  summary: 'Erase reports of a task for good, with the files that were put forward with them.',
  body: () =>
    z.strictObject({
      texts: z.array(taskText).check(z.minLength(1), z.maxLength(erasedAtOnce)),
      ground: erasureGround,
    }),
  rejections: ['nothing-to-erase'],
});

export const correctTaskText = endpoint({
  ...change,
  name: 'correctTaskText',
  path: '/tasks/{task}/correction',
  summary: 'Put a right text in the place of a wrong one of a task, which is kept or erased.',
  body: () =>
    z.strictObject({
      text: taskText,
      corrected: words(4_000),
      /** What becomes of the wrong one. */
      old: z.enum(['kept', 'erased']),
    }),
  rejections: ['nothing-to-correct'],
});
