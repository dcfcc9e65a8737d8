import '../../style/todo.css';
import { workspacePage } from '../page.tsx';
import { TodoView } from './todo-view.tsx';

/** What the person has to do next, the most urgent first. */
export const todo = workspacePage({
  texts: {
    zh: async () => (await import('../../texts/zh/work-todo.ts')).todo,
    en: async () => (await import('../../texts/en/work-todo.ts')).todo,
  },
  View: TodoView,
});
