import { actFormOf } from './act-form-of.tsx';
import { ReviewForm } from './review-form.tsx';

/** 审核反馈. */
export const review = actFormOf({
  texts: {
    zh: async () => (await import('../../../texts/zh/work-review.ts')).review,
    en: async () => (await import('../../../texts/en/work-review.ts')).review,
  },
  View: ReviewForm,
});
