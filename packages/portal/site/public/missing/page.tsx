import { pathIn, useLanguage } from '../../language.ts';
import { publicPage } from '../page.tsx';

/** The ways on from where there is no page. */
const ways = [
  { name: 'home', path: '/' },
  { name: 'report', path: '/report/' },
  { name: 'follow', path: '/follow/' },
  { name: 'batches', path: '/batches/' },
] as const;

/** What stands where there is no page. */
export const missing = publicPage({
  name: 'missing',
  path: '/404.html',
  texts: {
    zh: async () => (await import('../../texts/zh/missing.ts')).missing,
    en: async () => (await import('../../texts/en/missing.ts')).missing,
  },
  View: ({ texts }) => {
    const language = useLanguage();
    return (
      <article>
        <h1>{texts.title}</h1>
        <p>{texts.text}</p>
        <ul class="ways">
          {ways.map(({ name, path }) => (
            <li key={name}>
              <a href={pathIn(language, path)}>{texts.ways[name]}</a>
            </li>
          ))}
        </ul>
      </article>
    );
  },
});
