import { closeBatch, listBatches, listComplaints } from '@ducha/contracts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { TextField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import { ActForm } from '../act-form.tsx';
import { useComplaintTypes } from '../complaint-types.ts';
import { useEveryPage } from '../every-page.ts';
import { useFaults } from '../faults.ts';
import { useOrganisations } from '../organisations.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { TallyList } from '../tally-list.tsx';
import { useWords, wordOf } from '../words.ts';
import { asLedgerRow } from '../complaints/as-ledger-row.ts';
import type { BatchTexts } from './batch-texts.ts';
import { ComplaintsTable } from './complaints-table.tsx';
import { previewOf } from './preview.ts';

/** 截止成批: shows what would go, then fixes the list and begins to hand it over. */
export function CloseBatch(props: {
  readonly texts: BatchTexts;
  readonly inspection: string;
  readonly onGiveUp: () => void;
}) {
  const { texts, inspection, onGiveUp } = props;
  const { words } = useWords();
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  const types = useComplaintTypes();
  const { route } = useLocation();
  const accepted = useEveryPage({ inspection, stage: 'accepted' });
  const { act, send, again } = useStaffAct(closeBatch);
  const fault = useFaults(act);
  const [cutOff, setCutOff] = useState('');
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    changed(listBatches, listComplaints);
    route(`/work/batches/${called.body.batch}`);
  };
  const tally = (
    list: readonly { code: string; count: number }[],
    name: (code: string) => string,
  ) => list.map(({ code, count }) => ({ key: code, name: name(code), count }));
  return (
    <section class="card" aria-labelledby="close-batch">
      <h2 id="close-batch">{texts.close.title}</h2>
      <Shown answer={accepted.answer} again={accepted.again}>
        {({ rows, asOf }) => {
          const preview = previewOf(rows);
          return preview.total === 0 ? (
            <>
              <Notice>{texts.close.nothing}</Notice>
              <p class="actions">
                <button type="button" class="button" onClick={onGiveUp}>
                  {texts.close.back}
                </button>
              </p>
            </>
          ) : (
            <ActForm
              act={act}
              submit={texts.close.submit(preview.total)}
              onSubmit={() =>
                void send({
                  body: {
                    inspection,
                    ...(cutOff === '' ? {} : { cutOff: beijingInstant(cutOff) }),
                  },
                }).then(finish)
              }
              onAgain={() => void again().then(finish)}
              onCancel={onGiveUp}
            >
              <p>
                {texts.close.would(preview.total, preview.keyAttention)}{' '}
                <span class="soft small">{texts.close.asOf(momentText(language, asOf))}</span>
              </p>
              <div class="cards">
                <TallyList
                  caption={texts.tally.organisations}
                  heading={texts.tally.organisation}
                  count={texts.tally.count}
                  rows={tally(preview.organisations, nameOf)}
                />
                <TallyList
                  caption={texts.tally.types}
                  heading={texts.tally.type}
                  count={texts.tally.count}
                  rows={tally(preview.types, types.nameOf)}
                />
                <TallyList
                  caption={texts.tally.channels}
                  heading={texts.tally.channel}
                  count={texts.tally.count}
                  rows={tally(preview.channels, (code) => wordOf(words.channel, code))}
                />
              </div>
              <details>
                <summary>{texts.close.each(preview.total)}</summary>
                <ComplaintsTable
                  caption={texts.complaintCount(preview.total)}
                  complaints={rows.map((row) => ({
                    complaint: row.complaint,
                    name: row.number ?? texts.unnumbered,
                    row: asLedgerRow(row),
                  }))}
                  texts={texts}
                />
              </details>
              <TextField
                label={texts.close.cutOff}
                hint={texts.close.cutOffHint}
                type="datetime-local"
                value={cutOff}
                onInput={setCutOff}
                fault={fault('/cutOff')}
              />
              <p class="message mind">{texts.close.final}</p>
            </ActForm>
          );
        }}
      </Shown>
    </section>
  );
}

/** What a field of a day and a time holds (`2026-11-23T14:00`), as a moment in Beijing. */
function beijingInstant(typed: string): string {
  return new Date(`${typed}+08:00`).toISOString();
}
