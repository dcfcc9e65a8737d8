import { readPublicResult } from '@ducha/contracts';
import { useAnswer, type BodyOf } from '../../answer.ts';
import { inLanguage, useLanguage } from '../../language.ts';
import { AsOf } from '../as-of.tsx';
import { Bar } from '../../charts/tally.tsx';
import { Disclosed, Editions } from './editions.tsx';
import type { PartProps } from './part-props.ts';
import { PrintButton } from './print-button.tsx';
import { ResultTable } from './result-table.tsx';

type Result = BodyOf<typeof readPublicResult>;

/** 办理结果通报: what came of a batch, an edition of it. */
export function ResultPart(props: PartProps) {
  const { texts, id, batch, edition } = props;
  const language = useLanguage();
  const { answer, again } = useAnswer(readPublicResult, {
    params: { batch: id },
    query: edition === undefined ? {} : { edition },
  });
  const count = batch.state === 'ready' ? batch.body.editions : 0;
  return (
    <Disclosed {...props} part="result" answer={answer} readAgain={again}>
      {(notice) => (
        <>
          <h2 class="paper-title">{texts.result.heading}</h2>
          <Editions
            texts={texts}
            id={id}
            part="result"
            editions={Array.from({ length: count }, (_, before) => ({ edition: before + 1 }))}
            shown={notice.edition}
          />
          <Rate texts={texts} rate={notice.rate} />
          <p class="official-text">{inLanguage(language, notice.text)}</p>
          <h2>{texts.result.figures}</h2>
          <ResultTable texts={texts.result} notice={notice} />
          <p class="actions no-print">
            <PrintButton label={texts.print} />
          </p>
          <AsOf at={notice.asOf} />
        </>
      )}
    </Disclosed>
  );
}

function Rate(props: { readonly texts: PartProps['texts']; readonly rate: Result['rate'] }) {
  const { texts, rate } = props;
  const language = useLanguage();
  return (
    <div class="card rate">
      <p class="rate-name">{texts.result.rate}</p>
      <p class="rate-percent number">
        {rate.percent === null ? texts.result.notYet : `${rate.percent}%`}
      </p>
      <Bar share={(rate.percent ?? 0) / 100} />
      <p class="soft small">{inLanguage(language, rate.formula)}</p>
    </div>
  );
}
