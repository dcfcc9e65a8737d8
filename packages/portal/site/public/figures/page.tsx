import { readPublicFigures } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { FirstFew } from '../../first-few.tsx';
import { How } from '../../how.tsx';
import { inLanguage, pathIn, useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import type { figures as Texts } from '../../texts/zh/figures.ts';
import { useAddress } from '../address.tsx';
import { addressWith, idIn } from '../address-filters.ts';
import { AsOf } from '../as-of.tsx';
import { InspectionChoice } from '../inspection-choice.tsx';
import { useInspections } from '../inspections.ts';
import { publicPage } from '../page.tsx';
import { Bar, Tally } from '../../charts/tally.tsx';
import { Days } from './days.tsx';
import { Districts } from './districts.tsx';
import type { FiguresProps } from './figures-props.ts';
import { Funnel } from './funnel.tsx';
import '../../style/information.css';
import '../../style/figures.css';

/** 督察数据: the funnel of an inspection, its result rate, its districts. */
export const figures = publicPage({
  name: 'figures',
  path: '/figures/',
  texts: {
    zh: async () => (await import('../../texts/zh/figures.ts')).figures,
    en: async () => (await import('../../texts/en/figures.ts')).figures,
  },
  View: ({ texts }) => {
    const address = useAddress();
    const { answer, again } = useInspections(texts.inspections);
    return (
      <section class="wide figures-page">
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <Shown answer={answer} again={again}>
          {(inspections) => {
            const chosen = idIn(address?.get('inspection')) ?? inspections[0]?.inspection;
            return chosen === undefined ? (
              <Notice>{texts.inspections.none}</Notice>
            ) : (
              <>
                <InspectionChoice
                  label={texts.inspections.choose}
                  inspections={inspections}
                  chosen={chosen}
                />
                <FiguresOf key={chosen} texts={texts} inspection={chosen} />
              </>
            );
          }}
        </Shown>
      </section>
    );
  },
});

function FiguresOf(props: { readonly texts: typeof Texts; readonly inspection: string }) {
  const { texts, inspection } = props;
  const language = useLanguage();
  const { answer, again } = useAnswer(readPublicFigures, { query: { inspection } });
  return (
    <Shown answer={answer} again={again}>
      {(read) => (
        <>
          <AsOf at={read.asOf} />
          <Funnel texts={texts} figures={read} />
          <ResultRate texts={texts} figures={read} />
          {read.transferred === 0 ? null : (
            <>
              <Days texts={texts} figures={read} />
              <Districts texts={texts} figures={read} />
              <Types texts={texts} figures={read} />
            </>
          )}
          <p class="actions no-print">
            <a
              class="button"
              href={`${pathIn(language, '/batches/')}${addressWith({ inspection })}`}
            >
              {texts.batches}
            </a>
          </p>
        </>
      )}
    </Shown>
  );
}

function Types({ texts, figures: { types, counting } }: FiguresProps) {
  const language = useLanguage();
  return (
    <>
      <h2>{texts.types.heading}</h2>
      <div class="card">
        <FirstFew count={types.length}>
          <Tally
            lines={types.map(({ code, name, count }) => ({
              key: code,
              name: inLanguage(language, name),
              count,
            }))}
            says={texts.count}
          />
        </FirstFew>
        <dl class="facts">
          <dt>{texts.unit}</dt>
          <dd>{inLanguage(language, counting.text)}</dd>
        </dl>
      </div>
    </>
  );
}

function ResultRate({ texts, figures: { rate, target } }: FiguresProps) {
  const language = useLanguage();
  return (
    <>
      <h2>{texts.rate.heading}</h2>
      <div class="card rate">
        <p class="rate-name">{texts.rate.heading}</p>
        {rate.percent === null ? (
          <p>{texts.rate.none}</p>
        ) : (
          <>
            <p class="rate-percent number">{rate.percent}%</p>
            <Bar share={rate.percent / 100} />
            <How of={texts.rate.heading}>{inLanguage(language, rate.formula)}</How>
          </>
        )}
        {target === null ? null : (
          <p class="small">
            <strong>{texts.rate.target(`${target.percent}%`)}</strong>{' '}
            {inLanguage(language, target.source)}
          </p>
        )}
      </div>
    </>
  );
}
