import { announceSample, listSamples, type readBatch } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { AnnounceSample } from './announce-sample.tsx';
import { sampleTexts, type SampleTexts } from './sample-texts.ts';

/** The samples of a batch, and one of its newest edition to be announced. */
export function SamplesOfBatch({ batch }: { readonly batch: BodyOf<typeof readBatch> }) {
  const language = useLanguage();
  const [texts, setTexts] = useState<SampleTexts | undefined>(undefined);
  useEffect(() => {
    void sampleTexts[language]().then(setTexts);
  }, [language]);
  return texts === undefined ? null : <Samples texts={texts} batch={batch} />;
}

function Samples(props: { readonly texts: SampleTexts; readonly batch: BodyOf<typeof readBatch> }) {
  const { texts, batch } = props;
  const person = usePerson();
  const { answer, again } = useRead(listSamples, { query: { inspection: batch.inspection } });
  const [open, setOpen] = useState(() => location.hash === `#act-${announceSample.name}`);
  return (
    <section class="card" aria-labelledby="samples">
      <h2 id="samples">{texts.ofBatch.heading}</h2>
      <p>{texts.ofBatch.lead}</p>
      <Shown answer={answer} again={again}>
        {({ samples }) => {
          const own = samples.filter((one) => one.batch === batch.batch);
          const isNew = own.every(
            ({ edition, state }) => edition !== batch.editions || state === 'withdrawn',
          );
          return (
            <>
              {own.length === 0 ? null : (
                <ul>
                  {own.map(({ sample, edition, size, state }) => (
                    <li key={sample}>
                      <a href={`/work/samples/${sample}`}>{texts.ofBatch.line(edition, size)}</a>{' '}
                      <span class={state === 'differing' ? 'tag yellow' : 'tag'}>
                        {texts.states[state]}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
              {!isNew || !mayUse(person, announceSample.name) ? null : open ? (
                <AnnounceSample texts={texts} batch={batch} onGiveUp={() => setOpen(false)} />
              ) : (
                <p class="actions">
                  <button type="button" class="button" onClick={() => setOpen(true)}>
                    {texts.ofBatch.open(batch.editions)}
                  </button>
                </p>
              )}
            </>
          );
        }}
      </Shown>
    </section>
  );
}
