import { listPublicSamples } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from '../../answer.ts';
import { dayText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import type { sample as Texts } from '../../texts/zh/sample.ts';
import { addressWith } from '../address-filters.ts';

const sampleTexts = {
  zh: async () => (await import('../../texts/zh/sample.ts')).sample,
  en: async () => (await import('../../texts/en/sample.ts')).sample,
};

/** 抽查 of a batch, where there is one: the way to each. */
export function SamplesOfBatch(props: { readonly batch: string; readonly inspection: string }) {
  const { batch, inspection } = props;
  const language = useLanguage();
  const { answer } = useAnswer(listPublicSamples, { query: { inspection } });
  const [texts, setTexts] = useState<typeof Texts | undefined>(undefined);
  const own =
    answer.state === 'ready' ? answer.body.samples.filter((one) => one.batch === batch) : [];
  useEffect(() => {
    if (own.length > 0) void sampleTexts[language]().then(setTexts);
  }, [own.length > 0]);
  if (texts === undefined || own.length === 0) return null;
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">{texts.ofBatch.heading}</h2>
      <ul class="lines">
        {own.map(({ sample, edition, size, drawn, drawnOn, withdrawn }) => (
          <li key={sample}>
            <a class="line" href={`${pathIn(language, '/sample/')}${addressWith({ id: sample })}`}>
              <span class="line-name">{texts.ofBatch.line(edition, size)}</span>
              <span class="line-more">
                {withdrawn
                  ? texts.ofBatch.withdrawn
                  : drawn
                    ? texts.ofBatch.drawn
                    : texts.ofBatch.waits(dayText(language, drawnOn))}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
