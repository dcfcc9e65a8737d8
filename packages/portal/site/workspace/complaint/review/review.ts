import { actFormOf } from '../acts/act-form-of.tsx';
import { ReviewForm } from './review-form.tsx';

/** 审核反馈. */
export const review = actFormOf({
  texts: {
    zh: async () => (await import('./zh.ts')).review,
    en: async () => (await import('./en.ts')).review,
  },
  View: ReviewForm,
});
