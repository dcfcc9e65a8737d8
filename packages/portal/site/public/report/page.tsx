import { publicPage } from '../page.tsx';
import { Report } from './report.tsx';

/** 我要举报: what and where, photographs, how to reach you - or not; then the receipt, once. */
export const report = publicPage({
  name: 'report',
  path: '/report/',
  texts: {
    zh: async () => (await import('../../texts/zh/report.ts')).report,
    en: async () => (await import('../../texts/en/report.ts')).report,
  },
  View: Report,
});
