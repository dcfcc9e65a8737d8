import type { about as Texts } from '../../texts/zh/about.ts';
import { publicPage } from '../page.tsx';
import '../../style/information.css';
import '../../style/about.css';

/** How a report is handled, what happens with one's data, rights, accessibility. */
export const about = publicPage({
  name: 'about',
  path: '/about/',
  texts: {
    zh: async () => (await import('../../texts/zh/about.ts')).about,
    en: async () => (await import('../../texts/en/about.ts')).about,
  },
  View: ({ texts }) => (
    <article class="about wide">
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      <nav class="contents no-print no-read" aria-label={texts.contents}>
        <ul>
          {[texts.way, texts.data, texts.rights, texts.retaliation, texts.access, texts.elder].map(
            ({ id, heading }) => (
              <li key={id}>
                <a href={`#${id}`}>{heading}</a>
              </li>
            ),
          )}
        </ul>
      </nav>
      <Way texts={texts.way} />
      <h2 id={texts.data.id}>{texts.data.heading}</h2>
      <dl class="points">
        {texts.data.points.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2 id={texts.rights.id}>{texts.rights.heading}</h2>
      <List points={texts.rights.points} />
      <h2 id={texts.retaliation.id}>{texts.retaliation.heading}</h2>
      <Paragraphs texts={texts.retaliation.text} />
      <h2 id={texts.access.id}>{texts.access.heading}</h2>
      <p>{texts.access.text}</p>
      <h3>{texts.access.tested}</h3>
      <List points={texts.access.testedPoints} />
      <h3>{texts.access.untested}</h3>
      <List points={texts.access.untestedPoints} />
      <p>{texts.access.contact}</p>
      <h2 id={texts.elder.id}>{texts.elder.heading}</h2>
      <Paragraphs texts={texts.elder.text} />
    </article>
  ),
});

/** The steps of a report, each with its time limit. */
function Way({ texts }: { readonly texts: (typeof Texts)['way'] }) {
  return (
    <>
      <h2 id={texts.id}>{texts.heading}</h2>
      <ol class="way">
        {texts.steps.map(({ name, what, limit }) => (
          <li key={name}>
            <h3>{name}</h3>
            <p>{what}</p>
            <p class="limit">
              <span class="soft">{texts.limit}</span> {limit}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function List({ points }: { readonly points: readonly string[] }) {
  return (
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

function Paragraphs({ texts }: { readonly texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}
