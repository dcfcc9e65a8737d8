import { readPublicFigures } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { inLanguage, pathIn, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { home as Texts } from '../../texts/zh/home.ts';
import { addressWith } from '../address-filters.ts';
import { AsOf } from '../as-of.tsx';

/** A few figures of the inspection that is on site, with the formula of the rate. */
export function FiguresSoFar(props: { readonly texts: typeof Texts; readonly inspection: string }) {
  const { inspection } = props;
  const { figures: texts } = props.texts;
  const language = useLanguage();
  const { answer, again } = useAnswer(readPublicFigures, { query: { inspection } });
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{texts.heading}</h2>
      <Shown answer={answer} again={again}>
        {({ received, transferred, closed, staged, rate, asOf }) => (
          <>
            <dl class="key-figures">
              {[
                { name: texts.received, value: texts.count(received) },
                { name: texts.transferred, value: texts.count(transferred) },
                { name: texts.done, value: texts.count(closed + staged) },
                {
                  name: texts.rate,
                  value: rate.percent === null ? texts.notYet : `${rate.percent}%`,
                },
              ].map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd class="number">{value}</dd>
                </div>
              ))}
            </dl>
            <p class="soft small">{inLanguage(language, rate.formula)}</p>
            <AsOf at={asOf} />
            <p>
              <a href={`${pathIn(language, '/figures/')}${addressWith({ inspection })}`}>
                {texts.more}
              </a>
            </p>
          </>
        )}
      </Shown>
    </section>
  );
}
