import { enterWinningNumbers, readSample, withdrawSample } from '@ducha/contracts';
import { useRoute } from 'preact-iso';
import type { BodyOf } from '../../answer.ts';
import { beijingDay, dayText, momentText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { SampleFacts } from '../../sample-facts.tsx';
import { Shown } from '../../shown.tsx';
import { WithdrawnAnnouncements } from '../../withdrawn-announcements.tsx';
import { useHouseNow } from '../house-time.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords } from '../words.ts';
import { EnterNumbers } from './enter-numbers.tsx';
import { sampleTexts, type SampleTexts } from './sample-texts.ts';
import { WithdrawSample } from './withdraw-sample.tsx';

type Sample = BodyOf<typeof readSample>;

/** One sample: what was announced, what was entered, what was drawn and found. */
export const sample = workspacePage({
  texts: sampleTexts,
  View: ({ texts }) => {
    const { params } = useRoute();
    const { answer, again } = useRead(readSample, { params: { sample: params['sample'] ?? '' } });
    return (
      <>
        {answer.state === 'ready' ? null : <h1>{texts.title}</h1>}
        <Shown answer={answer} again={again}>
          {(body) => <SampleShown texts={texts} sample={body} />}
        </Shown>
      </>
    );
  },
});

function SampleShown(props: { readonly texts: SampleTexts; readonly sample: Sample }) {
  const { texts, sample: shown } = props;
  const language = useLanguage();
  const person = usePerson();
  const now = useHouseNow();
  const { drawn } = shown;
  return (
    <>
      <h1>
        {texts.heading(shown.batch, shown.edition)}{' '}
        <span class={shown.state === 'differing' ? 'tag yellow' : 'tag'}>
          {texts.states[shown.state]}
        </span>
      </h1>
      <p class="small">
        {mayUse(person, 'readBatch') ? (
          <>
            <a href={`/work/batches/${shown.batch}`}>{texts.batch}</a>
            {' · '}
          </>
        ) : null}
        <a href={`${pathIn(language, '/sample/')}?id=${shown.sample}`}>{texts.publicPage}</a>
      </p>
      <SampleFacts texts={texts.facts} sample={shown} drawn={drawn}>
        {texts.facts.fromText(shown.edition, shown.of)}
      </SampleFacts>
      {shown.state === 'withdrawn' ? (
        <p class="message mind">{texts.withdraw.done}</p>
      ) : drawn === null ? (
        <Entries texts={texts} sample={shown} />
      ) : null}
      {shown.state === 'announced' &&
      beijingDay(now) < shown.drawnOn &&
      mayUse(person, withdrawSample.name) ? (
        <WithdrawSample texts={texts} sample={shown} />
      ) : null}
      {drawn === null ? null : <Drawn texts={texts} drawn={drawn} />}
      <WithdrawnAnnouncements texts={texts.withdrawals} withdrawals={shown.withdrawals} />
    </>
  );
}

function Entries(props: { readonly texts: SampleTexts; readonly sample: Sample }) {
  const { texts, sample: shown } = props;
  const language = useLanguage();
  const person = usePerson();
  const now = useHouseNow();
  const { entries, drawnOn, state } = shown;
  const isDrawn = beijingDay(now) > drawnOn;
  return (
    <section class="card" aria-labelledby="entries">
      <h2 id="entries">{texts.entries.heading}</h2>
      <p>{texts.entries.lead}</p>
      {state === 'differing' ? <p class="message mind">{texts.entries.differing}</p> : null}
      {entries.length === 0 ? null : (
        <ul class="plain-list">
          {entries.map(({ at, own, numbers }) => (
            <li key={at}>
              <strong>{own ? texts.entries.own : texts.entries.other}</strong>{' '}
              {numbers === null ? (
                texts.entries.hidden
              ) : (
                <span class="number">
                  {numbers.red.join(' ')} + {numbers.blue}
                </span>
              )}{' '}
              <time class="soft small" dateTime={at}>
                {momentText(language, at)}
              </time>
            </li>
          ))}
        </ul>
      )}
      {!isDrawn ? <p>{texts.entries.wait(dayText(language, drawnOn))}</p> : null}
      {isDrawn && mayUse(person, enterWinningNumbers.name) ? (
        <EnterNumbers texts={texts} sample={shown} />
      ) : null}
    </section>
  );
}

function Drawn(props: {
  readonly texts: SampleTexts;
  readonly drawn: NonNullable<Sample['drawn']>;
}) {
  const { texts, drawn } = props;
  const { words } = useWords();
  return (
    <section aria-labelledby="drawn">
      <h2 id="drawn">{texts.drawn.heading}</h2>
      <div class="table-room">
        <table class="rows">
          <caption>{texts.drawn.caption(drawn.complaints.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.drawn.place}</th>
              <th scope="col">{texts.drawn.number}</th>
              <th scope="col">{texts.drawn.result}</th>
            </tr>
          </thead>
          <tbody>
            {drawn.complaints.map(({ number, complaint, result }, index) => (
              <tr key={number}>
                <td>{index + 1}</td>
                <td>
                  <span class="number">
                    {complaint === null ? number : <a href={`/c/${complaint}`}>{number}</a>}
                  </span>
                </td>
                <td>
                  {complaint === null ? (
                    <span class="soft">{texts.drawn.recused}</span>
                  ) : (
                    <span class={result === 'differs' || result === null ? 'tag yellow' : 'tag'}>
                      {result === null ? texts.drawn.open : words.recheckResult[result]}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
