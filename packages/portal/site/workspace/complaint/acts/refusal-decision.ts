import { actFormOf } from './act-form-of.tsx';
import { RefusalDecisionForm } from './refusal-decision-form.tsx';

/** 裁定退件. */
export const refusalDecision = actFormOf({
  texts: {
    zh: async () => (await import('../../../texts/zh/work-refusal-decision.ts')).refusalDecision,
    en: async () => (await import('../../../texts/en/work-refusal-decision.ts')).refusalDecision,
  },
  View: RefusalDecisionForm,
});
