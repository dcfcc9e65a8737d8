import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Simplified Chinese first, English beside it. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Where the reader's choice is kept on the device. */
const languageKey = 'ducha.language';

/** The language that a page is shown in. */
export const LanguageContext = createContext<Language>('zh');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function otherThan(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}

/** The address of a public page in a language: English pages stand below `/en`. */
export function pathIn(language: Language, path: string): string {
  return language === 'zh' ? path : `/en${path}`;
}

/** Keeps the reader's choice; a device that keeps nothing is asked again by its browser's language. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // Storage is switched off: the address alone says the language.
  }
}

/** The kept choice, or what the browser prefers. */
export function preferredLanguage(): Language {
  try {
    const kept = localStorage.getItem(languageKey);
    if (kept === 'zh' || kept === 'en') return kept;
  } catch {
    // Storage is switched off.
  }
  return /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
}

/** What the house says in both languages, in one of them. */
export function inLanguage(
  language: Language,
  text: { readonly chinese: string; readonly english: string | null },
): string {
  return language === 'zh' ? text.chinese : (text.english ?? text.chinese);
}
