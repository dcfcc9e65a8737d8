import { discloseBatch, listBatches, readBatch } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { inLanguage, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { batches as Texts } from './zh.ts';
import { ActForm } from '../act-form.tsx';
import { useEveryPage } from '../every-page.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { useWords } from '../words.ts';
import { notReviewed } from './preview.ts';

/** 公开: says what still stands in the way, then publishes a new edition; earlier ones stay. */
export function DiscloseBatch(props: {
  readonly texts: typeof Texts;
  readonly batch: BodyOf<typeof readBatch>;
}) {
  const { texts, batch } = props;
  const [open, setOpen] = useState(false);
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
  const { words } = useWords();
  const language = useLanguage();
  const every = useEveryPage({ inspection: batch.inspection });
  const { act, send, again } = useStaffAct(discloseBatch);
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
        const missing = notReviewed(rows, batch.batch);
        return (
          <ActForm
            act={act}
            submit={texts.disclose.submit(batch.editions + 1)}
            unfinished={missing.length === 0 ? [] : [texts.disclose.missing(missing.length)]}
            onSubmit={() =>
              void send({ params: { batch: batch.batch }, ifMatch: batch.version }).then(finish)
            }
            onAgain={() => void again().then(finish)}
            onCancel={onGiveUp}
          >
            {missing.length === 0 ? (
              <p>{texts.disclose.ready(batch.total)}</p>
            ) : (
              <div class="message mind">
                <p>{texts.disclose.missing(missing.length)}</p>
                <ul>
                  {missing.map((row) => (
                    <li key={row.complaint}>
                      <a class="number" href={`/c/${row.complaint}`}>
                        {row.number ?? texts.unnumbered}
                      </a>{' '}
                      <span class="tag">{words.stage[row.stage]}</span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            <p class="soft">{texts.disclose.kept}</p>
          </ActForm>
        );
      }}
    </Shown>
  );
}
