import { readPublicSample } from '@ducha/contracts';
import { useAnswer, type BodyOf } from '../../answer.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { SampleFacts } from '../../sample-facts.tsx';
import { Notice, Shown } from '../../shown.tsx';
import { WithdrawnAnnouncements } from '../../withdrawn-announcements.tsx';
import type { sample as Texts } from '../../texts/zh/sample.ts';
import { useAddress } from '../address.tsx';
import { addressWith, sampleIn } from '../address-filters.ts';
import { publicPage } from '../page.tsx';
import { saveFile } from '../save-file.ts';
import '../../style/information.css';

type Sample = BodyOf<typeof readPublicSample>;

/** 抽查: what was announced, what was drawn, and how anyone draws it again. */
export const sample = publicPage({
  name: 'sample',
  path: '/sample/',
  texts: {
    zh: async () => (await import('../../texts/zh/sample.ts')).sample,
    en: async () => (await import('../../texts/en/sample.ts')).sample,
  },
  View: ({ texts }) => {
    const address = useAddress();
    const asked = sampleIn(address?.get('id'));
    return asked === undefined ? (
      <section>
        <h1>{texts.title}</h1>
        {address === undefined ? null : <Notice>{texts.missing}</Notice>}
      </section>
    ) : (
      <OneSample key={asked.sample} texts={texts} asked={asked} />
    );
  },
});

function OneSample(props: {
  readonly texts: typeof Texts;
  readonly asked: { readonly sample: string; readonly batch: string };
}) {
  const { texts, asked } = props;
  const language = useLanguage();
  const { answer, again } = useAnswer(readPublicSample, { params: { sample: asked.sample } });
  return (
    <section>
      <p class="way-back no-print no-read">
        <a href={`${pathIn(language, '/batch/')}${addressWith({ id: asked.batch })}`}>
          {texts.back}
        </a>
      </p>
      <h1>{texts.heading(asked.batch)}</h1>
      <p class="lead">{texts.lead}</p>
      <Shown answer={answer} again={again}>
        {(read) => <Read texts={texts} sample={read} />}
      </Shown>
    </section>
  );
}

function Read(props: { readonly texts: typeof Texts; readonly sample: Sample }) {
  const { texts, sample: read } = props;
  const language = useLanguage();
  const { drawn, list } = read;
  const table = addressWith({ id: read.batch, part: 'table', edition: read.edition });
  return (
    <>
      <SampleFacts texts={texts.facts} sample={read} drawn={drawn}>
        <a href={`${pathIn(language, '/batch/')}${table}`}>{texts.facts.table(read.edition)}</a>
        {texts.facts.of(read.of)}
      </SampleFacts>
      {drawn === null ? (
        <Notice>{read.withdrawn ? texts.withdrawn : texts.notYet}</Notice>
      ) : (
        <>
          <h2>{texts.drawn}</h2>
          <ol class="drawn-numbers">
            {drawn.numbers.map((number) => (
              <li key={number} class="number">
                {number}
              </li>
            ))}
          </ol>
          <h2>{texts.again.heading}</h2>
          <p>{texts.again.how}</p>
          <p class="actions no-print">
            <button
              type="button"
              class="button"
              onClick={() => saveFile('list.txt', `${list.join('\n')}\n`, 'text/plain')}
            >
              {texts.again.download}
            </button>
          </p>
          <p>{texts.again.tools}</p>
          <pre class="command">{drawn.commands.tools}</pre>
          <p>{texts.again.project}</p>
          <pre class="command">{drawn.commands.project}</pre>
        </>
      )}
      <WithdrawnAnnouncements texts={texts.withdrawals} withdrawals={read.withdrawals} />
      <details>
        <summary>{texts.list(list.length)}</summary>
        <ul class="drawn-numbers">
          {list.map((number) => (
            <li key={number} class="number">
              {number}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
