import { actFormOf } from '../acts/act-form-of.tsx';
import { RefusalDecisionForm } from './refusal-decision-form.tsx';

/** 裁定退件. */
export const refusalDecision = actFormOf({
  texts: {
    zh: async () => (await import('./zh.ts')).refusalDecision,
    en: async () => (await import('./en.ts')).refusalDecision,
  },
  View: RefusalDecisionForm,
});
