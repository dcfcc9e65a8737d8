import { render } from 'preact-render-to-string';
import { languages, otherThan, pathIn, type Language } from './language.ts';
import { Loading } from './loading.tsx';
import { frameTexts } from './public/frame-texts-by-language.ts';
import type { PublicPage } from './public/page.tsx';
import { publicPages } from './public/pages.ts';
import { Shell } from './public/shell.tsx';

/** A public page in one language, as it is before anything of it runs. */
export interface DrawnPage {
  readonly name: string;
  readonly language: Language;
  /** Its address, and that of the same page in the other language, empty where there is none. */
  readonly path: string;
  readonly counterpart: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
}

/** Draws every public page in both languages. Runs when the site is built, on the builder's machine. */
export async function drawPages(): Promise<readonly DrawnPage[]> {
  const drawn = languages.map(async (language) =>
    Promise.all(publicPages.map(async (page) => draw(page, language))),
  );
  return [...(await Promise.all(drawn)).flat(), await drawWorkspace()];
}

/** The workspace is drawn when it is opened: its language is the reader's, its address any of many. */
async function drawWorkspace(): Promise<DrawnPage> {
  const { workspace } = await import('./texts/zh/workspace.ts');
  return {
    name: 'workspace',
    language: 'zh',
    path: '/work/',
    counterpart: '',
    title: workspace.title,
    description: workspace.title,
    html: render(<Loading says={workspace.loading} />),
  };
}

async function draw(page: PublicPage, language: Language): Promise<DrawnPage> {
  const [loaded, frame] = await Promise.all([page.load(language), frameTexts[language]()]);
  const { name, path } = page;
  return {
    name,
    language,
    path: pathIn(language, path),
    counterpart: pathIn(otherThan(language), path),
    title: `${loaded.title} · ${frame.site}`,
    description: loaded.description,
    html: render(
      <Shell language={language} frame={frame} path={path}>
        {loaded.view}
      </Shell>,
    ),
  };
}
