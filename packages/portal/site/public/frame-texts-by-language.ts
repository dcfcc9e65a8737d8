import type { FrameTextsOf } from '../frame-texts.ts';
import type { Language } from '../language.ts';

/** Of one language, only that one is fetched. */
export const frameTexts: Readonly<Record<Language, () => Promise<FrameTextsOf>>> = {
  zh: async () => (await import('../texts/zh/frame.ts')).frame,
  en: async () => (await import('../texts/en/frame.ts')).frame,
};
