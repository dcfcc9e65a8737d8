import '../../style/stacking.css';
import '../../style/complaint.css';
import '../../style/task.css';
import { workspacePage } from '../page.tsx';
import { TaskView } from './task-view.tsx';

/** One rectification task: what it is, how far it has come, and what the person may do next. */
export const task = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).task,
    en: async () => (await import('./en.ts')).task,
  },
  View: TaskView,
});
