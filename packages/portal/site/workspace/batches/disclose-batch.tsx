import {
  discloseBatch,
  listBatches,
  readBatch,
  readComplaint,
  reviewReply,
  type Problem,
} from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { inLanguage, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { batches as Texts } from './zh.ts';
import { ActForm } from '../act-form.tsx';
import { useEveryPage, type ComplaintRow } from '../every-page.ts';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { changed, useRead } from '../reads.ts';
import { Found } from '../complaint/acts/cleared-field.tsx';
import { findingsIn, type ConfirmedPassage } from '../complaint/acts/findings.ts';
import { useStaffAct } from '../staff-act.ts';
import { useWords } from '../words.ts';
import { notReviewed } from './preview.ts';

/** 公开: says what is not closed yet, then publishes a new edition; earlier ones stay. */
export function DiscloseBatch(props: {
  readonly texts: typeof Texts;
  readonly batch: BodyOf<typeof readBatch>;
}) {
  const { texts, batch } = props;
  const [open, setOpen] = useState(() => location.hash === `#act-${discloseBatch.name}`);
  return (
    <section class="card" aria-labelledby="disclose">
      <h2 id="disclose">{texts.disclose.title}</h2>
      <p>
        {batch.editions === 0 ? texts.disclose.notYet : texts.disclose.editions(batch.editions)}
      </p>
      {open ? (
        <Checked texts={texts} batch={batch} onGiveUp={() => setOpen(false)} />
      ) : (
        <p class="actions">
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {texts.disclose.open(batch.editions + 1)}
          </button>
        </p>
      )}
    </section>
  );
}

function Checked(props: {
  readonly texts: typeof Texts;
  readonly batch: BodyOf<typeof readBatch>;
  readonly onGiveUp: () => void;
}) {
  const { texts, batch, onGiveUp } = props;
  const language = useLanguage();
  const every = useEveryPage({ inspection: batch.inspection });
  const { act, send, again } = useStaffAct(discloseBatch);
  const [confirmed, setConfirmed] = useState<readonly ConfirmedPassage[]>([]);
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok === true) changed(readBatch, listBatches);
    else {
      // Whatever stood in the way: the newest is shown, and sent on.
      changed(readBatch);
      every.again();
    }
  };
  if (act.state === 'done') {
    return (
      <div class="message good" role="status">
        <p>{texts.disclose.done(act.body.edition)}</p>
        <p class="said">{inLanguage(language, act.body.text)}</p>
      </div>
    );
  }
  return (
    <Shown answer={every.answer} again={every.again}>
      {({ rows }) => {
        const open = notReviewed(rows, batch.batch);
        return (
          <ActForm
            act={act}
            submit={texts.disclose.submit(batch.editions + 1)}
            onSubmit={() =>
              void send({
                params: { batch: batch.batch },
                body: { confirmed: [...confirmed] },
                ifMatch: batch.version,
              }).then(finish)
            }
            onAgain={() => void again().then(finish)}
            onCancel={onGiveUp}
          >
            {open.length === 0 ? (
              <p>{texts.disclose.ready(batch.total)}</p>
            ) : (
              <NotClosed texts={texts} rows={open} total={batch.total} again={every.again} />
            )}
            {act.state === 'refused' ? (
              <PersonalData
                problem={act.problem}
                rows={open}
                confirmed={confirmed}
                onConfirm={setConfirmed}
              />
            ) : null}
            <p class="soft">{texts.disclose.kept}</p>
          </ActForm>
        );
      }}
    </Shown>
  );
}

interface Confirming {
  readonly problem: Problem;
  readonly confirmed: readonly ConfirmedPassage[];
  readonly onConfirm: (passages: readonly ConfirmedPassage[]) => void;
}

/** What looks like personal data in the texts of screening that would be published, complaint by complaint. */
function PersonalData(props: Confirming & { readonly rows: readonly ComplaintRow[] }) {
  const { problem, rows } = props;
  const named = rows.filter(({ number }) =>
    (problem.faults ?? []).some(({ pointer }) => pointer === `#/${number}`),
  );
  return (
    <>
      {named.map(({ complaint, number }) => (
        <FoundIn key={complaint} {...props} complaint={complaint} number={number ?? ''} />
      ))}
    </>
  );
}

function FoundIn(props: Confirming & { readonly complaint: string; readonly number: string }) {
  const { problem, complaint, number, confirmed, onConfirm } = props;
  const { answer, again } = useRead(readComplaint, { params: { complaint } });
  return (
    <Shown answer={answer} again={again}>
      {({ clearedText }) => (
        <>
          <a class="number" href={`/c/${complaint}`}>
            {number}
          </a>
          <Found
            text={clearedText ?? ''}
            found={{
              sent: clearedText ?? '',
              findings: findingsIn(problem, `/${number}`, clearedText ?? ''),
            }}
            confirmed={confirmed}
            onConfirm={onConfirm}
          />
        </>
      )}
    </Shown>
  );
}

/** The complaints without a confirmed reply: the table says of them that they are not closed yet. */
function NotClosed(props: {
  readonly texts: typeof Texts;
  readonly rows: readonly ComplaintRow[];
  readonly total: number;
  readonly again: () => void;
}) {
  const { texts, rows, total, again } = props;
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const mayReview = mayUse(usePerson(), reviewReply.name);
  return (
    <div class="message mind" role="status">
      <p>
        <strong>{texts.disclose.missing(rows.length, total)}</strong>
      </p>
      <ul class="in-the-way">
        {rows.map(({ complaint, number, stage, gist, organisations }) => {
          const lead = organisations.find(({ role }) => role === 'lead');
          const isForReview = mayReview && stage === 'approved';
          return (
            <li key={complaint}>
              <a
                class="number"
                href={`/c/${complaint}${isForReview ? `#act-${reviewReply.name}` : ''}`}
              >
                {number ?? texts.unnumbered}
              </a>{' '}
              <span class="tag">{words.stage[stage]}</span>{' '}
              <span>
                {[lead === undefined ? null : nameOf(lead.organisation), gist]
                  .filter((one) => one !== null)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="soft">{texts.disclose.afterwards}</p>
      <p class="actions">
        <button type="button" class="button" onClick={again}>
          {texts.disclose.again}
        </button>
      </p>
    </div>
  );
}
