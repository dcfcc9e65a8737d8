import { hydrate } from 'preact';
import '../style/base.css';
import '../style/public.css';
import type { Language } from '../language.ts';
import { frameTexts } from './frame-texts-by-language.ts';
import type { PublicPage } from './page.tsx';
import { Shell } from './shell.tsx';

/** Brings a page to life that was drawn when the site was built. */
export async function mount(page: PublicPage): Promise<void> {
  const language: Language = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const [{ view }, frame] = await Promise.all([page.load(language), frameTexts[language]()]);
  const root = document.querySelector('#app');
  if (root === null) throw new Error('the page has no #app');
  hydrate(
    <Shell language={language} frame={frame} path={page.path}>
      {view}
    </Shell>,
    root,
  );
}
