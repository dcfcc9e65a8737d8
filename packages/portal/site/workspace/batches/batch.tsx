import { discloseBatch, listBatches, listSamples, readBatch } from '@ducha/contracts';
import { useRoute } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { dayText, momentText } from '../../dates.ts';
import { inLanguage, pathIn, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { useInspections } from '../inspections-known.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { changed, useRead } from '../reads.ts';
import { TallyList } from '../tally-list.tsx';
import { useComplaintRows } from '../complaints/use-complaints.ts';
import { SamplesOfBatch } from '../samples/samples-of-batch.tsx';
import { batchTexts, type BatchTexts } from './batch-texts.ts';
import { ComplaintsTable } from './complaints-table.tsx';
import { DiscloseBatch } from './disclose-batch.tsx';

type Batch = BodyOf<typeof readBatch>;

/** One batch: how far its hand-over is, its notice, its complaints, its disclosure. */
export const batch = workspacePage({
  texts: batchTexts,
  View: ({ texts }) => {
    const { params } = useRoute();
    const { answer, again } = useRead(readBatch, { params: { batch: params['batch'] ?? '' } });
    return (
      <>
        <p class="small">
          <a href="/work/batches">{texts.title}</a>
        </p>
        {answer.state === 'ready' ? null : <h1>{texts.title}</h1>}
        <Shown answer={answer} again={again}>
          {(body) => <BatchShown texts={texts} batch={body} again={again} />}
        </Shown>
      </>
    );
  },
});

function BatchShown(props: {
  readonly texts: BatchTexts;
  readonly batch: Batch;
  readonly again: () => void;
}) {
  const { texts, batch: shown, again } = props;
  const person = usePerson();
  const language = useLanguage();
  const inspections = useInspections();
  const publicPage = `${pathIn(language, '/batch/')}?id=${shown.batch}`;
  return (
    <>
      <h1>
        {texts.nameOf(shown.batch)} <span class="tag">{texts.states[shown.state]}</span>{' '}
        {shown.ahead === true ? <span class="tag">{texts.ahead}</span> : null}
      </h1>
      <p class="soft">{inspections.nameOfId(shown.inspection)}</p>
      {shown.state === 'closing' ? <Closing texts={texts} batch={shown} again={again} /> : null}
      <dl class="facts">
        <dt>{texts.columns.closedOn}</dt>
        <dd>{dayText(language, shown.closedOn)}</dd>
        {shown.handedOverAt === null ? null : (
          <>
            <dt>{texts.columns.handedOverAt}</dt>
            <dd>{momentText(language, shown.handedOverAt)}</dd>
          </>
        )}
        <dt>{texts.columns.total}</dt>
        <dd>{shown.total}</dd>
        {shown.state === 'closing' ? null : (
          <>
            <dt>{texts.publicPages}</dt>
            <dd>
              <a href={publicPage}>{texts.publicNotice}</a>
              {shown.editions === 0 ? null : (
                <>
                  {' · '}
                  <a href={`${publicPage}&part=table`}>{texts.publicTable}</a>
                  {' · '}
                  <a href={`${publicPage}&part=result`}>{texts.publicResult}</a>
                </>
              )}
            </dd>
          </>
        )}
      </dl>
      {shown.state !== 'closing' && mayUse(person, discloseBatch.name) ? (
        <DiscloseBatch texts={texts} batch={shown} />
      ) : null}
      {shown.editions > 0 && mayUse(person, listSamples.name) ? (
        <SamplesOfBatch batch={shown} />
      ) : null}
      {shown.notice === null ? null : <HandOverNotice texts={texts} notice={shown.notice} />}
      {shown.missingNames.length === 0 ? null : (
        <div class="message mind">
          <p>{texts.missingNames}</p>
          <ul>
            {shown.missingNames.map(({ list, code }) => (
              <li key={code}>
                {texts.nameList[list]} <span class="number">{code}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Complaints texts={texts} batch={shown} />
    </>
  );
}

/** How long to wait before it is asked again how far the hand-over is, in milliseconds. */
const firstWait = 1_000;
const longestWait = 15_000;

/** While it is handed over: asks again, less and less often, until every complaint has answered. */
function Closing(props: {
  readonly texts: BatchTexts;
  readonly batch: Batch;
  readonly again: () => void;
}) {
  const { texts, batch: closing, again } = props;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        again();
        setTurn(turn + 1);
      },
      Math.min(longestWait, firstWait * 2 ** turn),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [turn]);
  // Whoever leaves finds the list as it is by then.
  useEffect(() => () => changed(listBatches), []);
  return (
    <div class="message" role="status">
      <p>{texts.closing(closing.answered, closing.total)}</p>
      <progress
        value={closing.answered}
        max={Math.max(1, closing.total)}
        aria-label={texts.states.closing}
      />
    </div>
  );
}

function HandOverNotice(props: {
  readonly texts: BatchTexts;
  readonly notice: NonNullable<Batch['notice']>;
}) {
  const { texts, notice } = props;
  const language = useLanguage();
  const rows = (list: (typeof notice)['types']) =>
    list.map(({ code, name, count }) => ({ key: code, name: inLanguage(language, name), count }));
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">{texts.notice}</h2>
      <p class="said">{inLanguage(language, notice.text)}</p>
      <div class="cards">
        <TallyList
          caption={texts.tally.organisations}
          heading={texts.tally.organisation}
          count={texts.tally.count}
          rows={rows(notice.organisations)}
        />
        <TallyList
          caption={texts.tally.types}
          heading={texts.tally.type}
          count={texts.tally.count}
          rows={rows(notice.types)}
        />
        <TallyList
          caption={texts.tally.channels}
          heading={texts.tally.channel}
          count={texts.tally.count}
          rows={rows(notice.channels)}
        />
      </div>
      <p class="soft small">{inLanguage(language, notice.unit.text)}</p>
      <p class="soft small">
        {texts.cumulative(notice.cumulative.complaints, notice.cumulative.keyAttention)}
      </p>
    </section>
  );
}

function Complaints(props: { readonly texts: BatchTexts; readonly batch: Batch }) {
  const { texts, batch: shown } = props;
  const { rows } = useComplaintRows({ inspection: shown.inspection }).followed.held;
  const byId = useMemo(() => new Map(rows.map((row) => [row.complaint, row])), [rows]);
  const complaints = shown.complaints.map(({ complaint, number, left }, place) => ({
    complaint,
    name: number ?? texts.nth(place + 1),
    row: byId.get(complaint),
    instead:
      left !== null
        ? texts.left[left]
        : shown.state === 'closing'
          ? texts.onItsWay
          : byId.has(complaint)
            ? undefined
            : texts.wentOut,
  }));
  return (
    <section aria-labelledby="complaints">
      <h2 id="complaints">{texts.complaints}</h2>
      <ComplaintsTable
        caption={texts.complaintCount(shown.complaints.length)}
        complaints={complaints}
        texts={texts}
      />
    </section>
  );
}
