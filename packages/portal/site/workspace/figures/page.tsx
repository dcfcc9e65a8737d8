import { readFigures } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { How } from '../../how.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { figures as Texts } from './zh.ts';
import { InspectionFilter, useChosenInspection } from '../inspection-filter.tsx';
import { useInspections } from '../inspections-known.ts';
import { workspacePage } from '../page.tsx';
import { useRead } from '../reads.ts';
import { TallyList } from '../tally-list.tsx';
import { useWords, wordOf } from '../words.ts';
import { OrganisationFigures } from './organisation-figures.tsx';

type Figures = BodyOf<typeof readFigures>;

/** 督察数据: the funnel of an inspection, as of now, each figure with how it comes about. */
export const figures = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).figures,
    en: async () => (await import('./en.ts')).figures,
  },
  View: ({ texts }) => {
    const inspections = useInspections();
    const inspection = useChosenInspection();
    const { answer, again } = useRead(
      readFigures,
      inspection === undefined ? undefined : { query: { inspection } },
    );
    return (
      <>
        <h1>{texts.title}</h1>
        <Shown
          answer={inspections.answer}
          again={inspections.again}
          empty={{
            when: (body) => body.inspections.length === 0,
            says: inspections.none,
          }}
        >
          {() => (
            <>
              <div class="filters">
                <InspectionFilter />
              </div>
              <Shown answer={answer} again={again}>
                {(body) => <FiguresShown texts={texts} figures={body} />}
              </Shown>
            </>
          )}
        </Shown>
      </>
    );
  },
});

const stages = [
  'received',
  'valid',
  'merged',
  'declined',
  'withdrawn',
  'transferred',
  'closed',
  'staged',
  'open',
  'keyAttention',
] as const;

function FiguresShown(props: { readonly texts: typeof Texts; readonly figures: Figures }) {
  const { texts, figures: shown } = props;
  const { words, workspace } = useWords();
  const language = useLanguage();
  const largest = Math.max(1, ...stages.map((stage) => shown[stage]));
  return (
    <>
      <p class="soft">{workspace.list.asOf(momentText(language, shown.asOf))}</p>
      <section class="card rate" aria-labelledby="rate">
        <h2 id="rate">{texts.rate}</h2>
        <p class="big-number number">
          {shown.rate.percent === null ? texts.noRate : `${shown.rate.percent}%`}
        </p>
        <How of={texts.rate}>{inLanguage(language, shown.rate.formula)}</How>
        {shown.target === null ? null : (
          <p>
            {texts.target(shown.target.percent)}{' '}
            <span class="soft">{inLanguage(language, shown.target.source)}</span>
          </p>
        )}
      </section>
      <div class="table-room">
        <table class="rows">
          <caption>{texts.funnel}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.stage}</th>
              <th scope="col" class="number">
                {texts.count}
              </th>
              <th scope="col" class="desk-only">
                <span class="unseen">{texts.share}</span>
              </th>
              <th scope="col">{texts.formula}</th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage}>
                <th scope="row">{texts.stages[stage]}</th>
                <td class="number">{shown[stage]}</td>
                <td class="desk-only">
                  <svg
                    class="bar"
                    viewBox="0 0 100 10"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <rect width={(100 * shown[stage]) / largest} height="10" />
                  </svg>
                </td>
                <td>
                  <How of={texts.stages[stage]}>{inLanguage(language, shown.formulas[stage])}</How>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <OrganisationFigures texts={texts} figures={shown} />
      <div class="cards">
        <TallyList
          caption={texts.types}
          heading={texts.type}
          count={texts.count}
          rows={shown.types.map(({ code, name, count }) => ({
            key: code,
            name: inLanguage(language, name),
            count,
          }))}
        />
        <TallyList
          caption={texts.channels}
          heading={texts.channel}
          count={texts.count}
          rows={Object.entries(shown.channels).map(([code, count]) => ({
            key: code,
            name: wordOf(words.channel, code),
            count,
          }))}
        />
        <TallyList
          caption={texts.verdicts}
          heading={texts.verdict}
          count={texts.count}
          rows={Object.entries(shown.verdicts).map(([code, count]) => ({
            key: code,
            name: wordOf(words.verdict, code),
            count,
          }))}
        />
      </div>
    </>
  );
}
