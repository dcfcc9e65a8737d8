import * as z from 'zod/mini';

/** What the office may be expected to do about a complaint, and whoever re-checks for it. */
export const officeAct = z.enum([
  'screen',
  'decide-refusal',
  'decide-extension',
  'decide-reopening',
  'review-reply',
  'answer-message',
  're-check',
  'settle-recheck',
]);
export type OfficeAct = z.infer<typeof officeAct>;

/** What a role is expected to do next: the words of the workspace's to-do list. */
export const todoAct = z.enum([...officeAct.options, 'sign-in', 'reply', 'approve-reply']);
export type TodoAct = z.infer<typeof todoAct>;
