import { actFormOf } from './act-form-of.tsx';
import { ScreenForm } from './screen-form.tsx';

/** 受理审查. */
export const screen = actFormOf({
  texts: {
    zh: async () => (await import('../../../texts/zh/work-screen.ts')).screen,
    en: async () => (await import('../../../texts/en/work-screen.ts')).screen,
  },
  View: ScreenForm,
});
