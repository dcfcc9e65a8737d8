import type { ComponentType, VNode } from 'preact';
import type { Language } from '../language.ts';

/** A public page: a file of its own in each language, drawn when the site is built, alive when it is opened. */
export interface PublicPage {
  /** Names its folder (`public/report/entry.ts`) and its texts (`texts/zh/report.ts`). */
  readonly name: string;
  /** Where it stands in Chinese, `/report/`; below `/en` in English. */
  readonly path: string;
  /** The page in a language, of which alone the texts are fetched. */
  load(language: Language): Promise<LoadedPage>;
}

interface LoadedPage {
  readonly title: string;
  /** What search engines and previews say of it. */
  readonly description: string;
  readonly view: VNode;
}

/** Declares a page by its texts and the component that shows them. */
export function publicPage<Texts extends { title: string; description: string }>(page: {
  readonly name: string;
  readonly path: string;
  readonly texts: Readonly<Record<Language, () => Promise<Texts>>>;
  readonly View: ComponentType<{ readonly texts: Texts }>;
}): PublicPage {
  const { name, path, View } = page;
  return {
    name,
    path,
    load: async (language) => {
      const texts = await page.texts[language]();
      const { title, description } = texts;
      return { title, description, view: <View texts={texts} /> };
    },
  };
}
