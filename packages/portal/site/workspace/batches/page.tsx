import { closeBatch, listBatches } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import { useFilters } from '../filters.ts';
import { InspectionFilter, useChosenInspection } from '../inspection-filter.tsx';
import { useInspections } from '../inspections-known.ts';
import { workspacePage } from '../page.tsx';
import { Pager } from '../pager.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords } from '../words.ts';
import { batchTexts, type BatchTexts } from './batch-texts.ts';
import { CutOffs } from './cut-offs.tsx';
import { CloseBatch } from './close-batch.tsx';

/** 批次 of an inspection; whoever may closes the next one here. */
export const batches = workspacePage({
  texts: batchTexts,
  View: ({ texts }) => {
    const person = usePerson();
    const inspections = useInspections();
    const inspection = useChosenInspection();
    const [closing, setClosing] = useState(() => location.hash === `#act-${closeBatch.name}`);
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
          {() =>
            inspection === undefined ? null : (
              <>
                <div class="filters">
                  <InspectionFilter />
                  {mayUse(person, closeBatch.name) && !closing ? (
                    <button type="button" class="button primary" onClick={() => setClosing(true)}>
                      {texts.close.open}
                    </button>
                  ) : null}
                </div>
                {closing ? (
                  <CloseBatch
                    key={inspection}
                    texts={texts}
                    inspection={inspection}
                    onGiveUp={() => setClosing(false)}
                  />
                ) : null}
                <CutOffs key={`cut-offs ${inspection}`} texts={texts} inspection={inspection} />
                <BatchList key={`list ${inspection}`} texts={texts} inspection={inspection} />
              </>
            )
          }
        </Shown>
      </>
    );
  },
});

function BatchList(props: { readonly texts: BatchTexts; readonly inspection: string }) {
  const { texts, inspection } = props;
  const { after } = useFilters().filters;
  const { answer, again } = useRead(listBatches, {
    query: { inspection, ...(after === undefined ? {} : { after }) },
  });
  return (
    <Shown answer={answer} again={again}>
      {(body) => (
        <>
          {body.batches.length === 0 ? (
            <Notice>{texts.none}</Notice>
          ) : (
            <BatchTable texts={texts} body={body} />
          )}
          <Pager next={body.next} />
        </>
      )}
    </Shown>
  );
}

const colours = { closing: 'yellow', 'handed-over': 'blue', disclosed: 'green' } as const;

function BatchTable(props: {
  readonly texts: BatchTexts;
  readonly body: BodyOf<typeof listBatches>;
}) {
  const { texts, body } = props;
  const { workspace } = useWords();
  const language = useLanguage();
  return (
    <div class="table-room">
      <table class="rows">
        <caption>
          {texts.caption}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, body.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.ordinal}</th>
            <th scope="col">{texts.columns.state}</th>
            <th scope="col" class="number">
              {texts.columns.total}
            </th>
            <th scope="col">{texts.columns.closedOn}</th>
            <th scope="col" class="desk-only">
              {texts.columns.handedOverAt}
            </th>
            <th scope="col" class="desk-only number">
              {texts.columns.editions}
            </th>
          </tr>
        </thead>
        <tbody>
          {body.batches.map((batch) => (
            <tr key={batch.batch}>
              <th scope="row">
                <a class="whole-row" href={`/work/batches/${batch.batch}`}>
                  {texts.nameOf(batch.batch)}
                </a>{' '}
                {batch.ahead === true ? <span class="tag">{texts.ahead}</span> : null}
              </th>
              <td>
                <span class={`tag ${colours[batch.state]}`}>{texts.states[batch.state]}</span>
              </td>
              <td class="number" data-name={texts.columns.total}>
                {batch.total}
              </td>
              <td data-name={texts.columns.closedOn}>{dayText(language, batch.closedOn)}</td>
              <td class="desk-only">
                {batch.handedOverAt === null ? '—' : momentText(language, batch.handedOverAt)}
              </td>
              <td class="desk-only number">{batch.editions === 0 ? '—' : batch.editions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
