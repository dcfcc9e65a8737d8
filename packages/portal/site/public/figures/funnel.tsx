import { How } from '../../how.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import { Bar } from '../../charts/tally.tsx';
import { funnelSteps, percentOf, type Stage, type Step } from './funnel-steps.ts';
import type { FiguresProps } from './figures-props.ts';

/** From receipt to closing: every stage counted, with how it is counted. */
export function Funnel({ texts, figures }: FiguresProps) {
  const language = useLanguage();
  const { received, valid, merged, declined, withdrawn, transferred, keyAttention } = figures;
  const formulaOf = (stage: Stage | 'keyAttention', count: number): string => {
    if (stage === 'screening') {
      return texts.funnel.explained.screening({
        received,
        valid,
        declined,
        withdrawn,
        left: count,
      });
    }
    if (stage === 'waiting') {
      return texts.funnel.explained.waiting(valid, merged, transferred, count);
    }
    return inLanguage(language, figures.formulas[stage]);
  };
  return (
    <>
      <h2>{texts.funnel.heading}</h2>
      <ol class="funnel">
        {funnelSteps(figures).map((step) => (
          <li key={step.stage} class="card">
            <StepHead
              texts={texts}
              step={step}
              received={received}
              formula={formulaOf(step.stage, step.count)}
            />
            <ul>
              {step.parts.map(({ stage, count }) => (
                <li key={stage}>
                  <p class="funnel-line">
                    <span>{texts.funnel[stage]}</span>
                    <strong class="number">{texts.count(count)}</strong>
                  </p>
                  <Bar share={received === 0 ? 0 : count / received} kind="part-of" />
                  <How of={texts.funnel[stage]}>{formulaOf(stage, count)}</How>
                </li>
              ))}
              {step.stage === 'transferred' ? (
                <li>
                  <p class="funnel-line">
                    <span>{texts.funnel.keyAttention}</span>
                    <strong class="number">{texts.count(keyAttention)}</strong>
                  </p>
                  <Bar share={received === 0 ? 0 : keyAttention / received} kind="aside" />
                  <How of={texts.funnel.keyAttention}>
                    {formulaOf('keyAttention', keyAttention)}
                  </How>
                </li>
              ) : null}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function StepHead(props: {
  readonly texts: FiguresProps['texts'];
  readonly step: Step;
  readonly received: number;
  readonly formula: string;
}) {
  const { texts, step, received, formula } = props;
  const share = step.stage === 'received' ? undefined : percentOf(step.count, received);
  return (
    <>
      <h3 class="funnel-line">
        <span>{texts.funnel[step.stage]}</span>
        <span class="funnel-count number">{texts.count(step.count)}</span>
      </h3>
      <Bar share={received === 0 ? 0 : step.count / received} />
      {share === undefined ? null : (
        <p class="soft small">{texts.share(share, texts.funnel.received)}</p>
      )}
      <How of={texts.funnel[step.stage]}>{formula}</How>
    </>
  );
}
