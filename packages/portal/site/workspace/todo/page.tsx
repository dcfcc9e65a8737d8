import '../../style/todo.css';
import { workspacePage } from '../page.tsx';
import { TodoView } from './todo-view.tsx';

/** What the person has to do next, the most urgent first. */
export const todo = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).todo,
    en: async () => (await import('./en.ts')).todo,
  },
  View: TodoView,
});
