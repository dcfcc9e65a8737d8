import { pathIn, useLanguage } from '../../language.ts';
import { publicPage } from '../page.tsx';

/** What stands where there is no page. */
export const missing = publicPage({
  name: 'missing',
  path: '/404.html',
  texts: {
    zh: async () => (await import('../../texts/zh/missing.ts')).missing,
    en: async () => (await import('../../texts/en/missing.ts')).missing,
  },
  View: ({ texts }) => (
    <article>
      <h1>{texts.title}</h1>
      <p>{texts.text}</p>
      <p>
        <a class="button" href={pathIn(useLanguage(), '/')}>
          {texts.home}
        </a>
      </p>
    </article>
  ),
});
