import { pathIn, useLanguage } from '../../language.ts';
import { publicPage } from '../page.tsx';

/** The way in: report, follow, and what is going on. */
export const home = publicPage({
  name: 'home',
  path: '/',
  texts: {
    zh: async () => (await import('../../texts/zh/home.ts')).home,
    en: async () => (await import('../../texts/en/home.ts')).home,
  },
  View: ({ texts }) => {
    const language = useLanguage();
    return (
      <section class="hero">
        <h1>{texts.lead}</h1>
        <p class="actions">
          <a class="button primary" href={pathIn(language, '/report/')}>
            {texts.report}
          </a>
          <a class="button" href={pathIn(language, '/follow/')}>
            {texts.follow}
          </a>
        </p>
      </section>
    );
  },
});
