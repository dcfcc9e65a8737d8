import '../../style/complaint.css';
import { workspacePage } from '../page.tsx';
import { ComplaintView } from './complaint-view.tsx';

/** One complaint: what it is, what has been done, and what the person may do next. */
export const complaint = workspacePage({
  texts: {
    zh: async () => (await import('../../texts/zh/work-complaint.ts')).complaint,
    en: async () => (await import('../../texts/en/work-complaint.ts')).complaint,
  },
  View: ComplaintView,
});
