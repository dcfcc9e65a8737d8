import { readPublicBatch } from '@ducha/contracts';
import type { ComponentType } from 'preact';
import { useAnswer } from '../../answer.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { Notice } from '../../shown.tsx';
import type { batch as Texts } from '../../texts/zh/batch.ts';
import { AddressLink, useAddress } from '../address.tsx';
import { addressWith, batchIn, oneOf, ordinalIn } from '../address-filters.ts';
import { publicPage } from '../page.tsx';
import { NoticePart } from './notice-part.tsx';
import type { PartProps } from './part-props.ts';
import { ResultPart } from './result-part.tsx';
import { SamplesOfBatch } from './samples-of-batch.tsx';
import { TablePart } from './table-part.tsx';
import '../../style/information.css';

const parts = ['notice', 'table', 'result'] as const;
const views: Readonly<Record<(typeof parts)[number], ComponentType<PartProps>>> = {
  notice: NoticePart,
  table: TablePart,
  result: ResultPart,
};

/** One batch: its hand-over notice, its disclosed table, its result notice. */
export const batch = publicPage({
  name: 'batch',
  path: '/batch/',
  texts: {
    zh: async () => (await import('../../texts/zh/batch.ts')).batch,
    en: async () => (await import('../../texts/en/batch.ts')).batch,
  },
  View: ({ texts }) => {
    const language = useLanguage();
    const address = useAddress();
    const asked = batchIn(address?.get('id'));
    return asked === undefined ? (
      <section>
        <h1>{texts.title}</h1>
        {address === undefined ? null : <Notice>{texts.missing}</Notice>}
        <p>
          <a class="button" href={pathIn(language, '/batches/')}>
            {texts.back}
          </a>
        </p>
      </section>
    ) : (
      <OneBatch
        key={asked.batch}
        texts={texts}
        asked={asked}
        part={oneOf(parts, address?.get('part')) ?? 'notice'}
        edition={ordinalIn(address?.get('edition'))}
      />
    );
  },
});

function OneBatch(props: {
  readonly texts: typeof Texts;
  readonly asked: { readonly batch: string; readonly inspection: string };
  readonly part: (typeof parts)[number];
  readonly edition: number | undefined;
}) {
  const { texts, asked, part, edition } = props;
  const { batch: id, inspection } = asked;
  const language = useLanguage();
  const { answer, again } = useAnswer(readPublicBatch, { params: { batch: id } });
  const Part = views[part];
  return (
    <section class="batch wide">
      <p class="way-back no-print no-read">
        <a href={`${pathIn(language, '/batches/')}${addressWith({ inspection })}`}>{texts.back}</a>
      </p>
      <h1>{texts.heading(id)}</h1>
      <nav class="parts no-print" aria-label={texts.parts}>
        <ul>
          {parts.map((name) => (
            <li key={name}>
              <AddressLink
                to={addressWith({ id, part: name === 'notice' ? undefined : name })}
                current={name === part}
              >
                {texts.part[name]}
              </AddressLink>
            </li>
          ))}
        </ul>
      </nav>
      <Part key={part} texts={texts} id={id} batch={answer} again={again} edition={edition} />
      <SamplesOfBatch batch={id} inspection={inspection} />
    </section>
  );
}
