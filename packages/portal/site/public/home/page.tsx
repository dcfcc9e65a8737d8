import { listPublicInspections } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { publicPage } from '../page.tsx';
import { FiguresSoFar } from './figures-so-far.tsx';
import { NewestAnnouncements, NewestBatches } from './newest.tsx';
import { NoInspection, OpenInspections } from './open-inspections.tsx';
import '../../style/information.css';
import '../../style/home.css';

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
    const { answer, again } = useAnswer(listPublicInspections, {});
    const [first] = answer.state === 'ready' ? answer.body.inspections : [];
    return (
      <div class="wide home">
        <section class="hero">
          <div>
            <h1>{texts.lead}</h1>
            <p>{texts.explained}</p>
            <p class="actions no-read">
              <a class="button primary" href={pathIn(language, '/report/')}>
                {texts.report}
              </a>
              <a class="button" href={pathIn(language, '/follow/')}>
                {texts.follow}
              </a>
            </p>
            <p class="soft small">{texts.followExplained}</p>
          </div>
          <div>
            <h2>{texts.open.heading}</h2>
            <Shown
              answer={answer}
              again={again}
              empty={{
                when: ({ inspections }) => inspections.length === 0,
                says: <NoInspection texts={texts} />,
              }}
            >
              {({ inspections, asOf }) => (
                <OpenInspections texts={texts} inspections={inspections} asOf={asOf} />
              )}
            </Shown>
          </div>
        </section>
        {first === undefined ? null : <FiguresSoFar texts={texts} inspection={first.inspection} />}
        <div class="two">
          <NewestAnnouncements texts={texts} />
          {first === undefined ? null : (
            <NewestBatches texts={texts} inspection={first.inspection} />
          )}
        </div>
        <section aria-labelledby="steps">
          <h2 id="steps">{texts.about.heading}</h2>
          <ol class="steps">
            {texts.about.steps.map(({ name, text }) => (
              <li key={name}>
                <h3>{name}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
          <p>
            <a href={pathIn(language, '/about/')}>{texts.about.more}</a>
          </p>
        </section>
      </div>
    );
  },
});
