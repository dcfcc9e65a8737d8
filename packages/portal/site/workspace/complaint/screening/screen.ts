import { actFormOf } from '../acts/act-form-of.tsx';
import { ScreenForm } from './screen-form.tsx';

/** 受理审查. */
export const screen = actFormOf({
  texts: {
    zh: async () => (await import('./zh.ts')).screen,
    en: async () => (await import('./en.ts')).screen,
  },
  View: ScreenForm,
});
