import type { ComponentType } from 'preact';
import type { Language } from '../language.ts';

/** A page of the workspace, fetched with its texts when it is first opened. */
export interface OpenedPage {
  readonly title: string;
  readonly Page: ComponentType;
}

/** Declares a page by its texts and the component that shows them. */
export function workspacePage<Texts extends { title: string }>(page: {
  readonly texts: Readonly<Record<Language, () => Promise<Texts>>>;
  readonly View: ComponentType<{ readonly texts: Texts }>;
}): (language: Language) => Promise<OpenedPage> {
  const { View } = page;
  return async (language) => {
    const texts = await page.texts[language]();
    return { title: texts.title, Page: () => <View texts={texts} /> };
  };
}
