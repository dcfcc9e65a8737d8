import '../../style/complaint.css';
import { workspacePage } from '../page.tsx';
import { ComplaintView } from './complaint-view.tsx';

/** One complaint: what it is, what has been done, and what the person may do next. */
export const complaint = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).complaint,
    en: async () => (await import('./en.ts')).complaint,
  },
  View: ComplaintView,
});
