import type { todo as chinese } from '../zh/work-todo.ts';

export const todo: typeof chinese = {
  title: 'My to-dos',
  lead: 'By date, the most urgent first.',
};
