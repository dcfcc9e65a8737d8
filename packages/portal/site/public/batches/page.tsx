import { listPublicBatches } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import type { batches as Texts } from '../../texts/zh/batches.ts';
import { AddressLink, useAddress } from '../address.tsx';
import { addressWith, idIn } from '../address-filters.ts';
import { AsOf } from '../as-of.tsx';
import { InspectionChoice } from '../inspection-choice.tsx';
import { useInspections } from '../inspections.ts';
import { publicPage } from '../page.tsx';
import { BatchLine } from './batch-line.tsx';
import '../../style/information.css';

/** 公开情况: the batches of an inspection, the newest first. */
export const batches = publicPage({
  name: 'batches',
  path: '/batches/',
  texts: {
    zh: async () => (await import('../../texts/zh/batches.ts')).batches,
    en: async () => (await import('../../texts/en/batches.ts')).batches,
  },
  View: ({ texts }) => {
    const address = useAddress();
    const { answer, again } = useInspections(texts.inspections);
    return (
      <section class="wide">
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
                <BatchList
                  key={chosen}
                  texts={texts}
                  inspection={chosen}
                  after={address?.get('after') ?? undefined}
                />
              </>
            );
          }}
        </Shown>
      </section>
    );
  },
});

function BatchList(props: {
  readonly texts: typeof Texts;
  readonly inspection: string;
  readonly after: string | undefined;
}) {
  const { texts, inspection, after } = props;
  const language = useLanguage();
  const { answer, again } = useAnswer(listPublicBatches, {
    query: { inspection, limit: 50, ...(after === undefined ? {} : { after }) },
  });
  return (
    <>
      <h2>{texts.list}</h2>
      <Shown answer={answer} again={again}>
        {({ batches: all, next, asOf }) => (
          <>
            {all.length === 0 ? (
              <Notice>{texts.empty}</Notice>
            ) : (
              <ul class="lines">
                {all.map((batch) => (
                  <BatchLine key={batch.batch} texts={texts} batch={batch} />
                ))}
              </ul>
            )}
            <p class="actions no-print">
              {next === null ? null : (
                <AddressLink class="button" to={addressWith({ inspection, after: next })}>
                  {texts.earlier}
                </AddressLink>
              )}
              {after === undefined ? null : (
                <AddressLink class="button" to={addressWith({ inspection })}>
                  {texts.newest}
                </AddressLink>
              )}
              <a
                class="button"
                href={`${pathIn(language, '/figures/')}${addressWith({ inspection })}`}
              >
                {texts.figures}
              </a>
            </p>
            <AsOf at={asOf} />
          </>
        )}
      </Shown>
    </>
  );
}
