import { closeBatch, listBatches, listComplaints } from '@ducha/contracts';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { beijingDay, momentText } from '../../dates.ts';
import { ChoiceField, TextField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import { ActForm } from '../act-form.tsx';
import { useComplaintTypes } from '../complaint-types.ts';
import { useEveryPage, type ComplaintRow } from '../every-page.ts';
import { useFaults } from '../faults.ts';
import { useHouseNow } from '../house-time.ts';
import { useOrganisations } from '../organisations.ts';
import { changed, useRead } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { TallyList } from '../tally-list.tsx';
import { useWords, wordOf } from '../words.ts';
import { asLedgerRow } from '../complaints/as-ledger-row.ts';
import type { BatchTexts } from './batch-texts.ts';
import { ComplaintsTable, type OfBatch } from './complaints-table.tsx';
import { nextPlaces } from './next-places.ts';
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
  const listed = useRead(listBatches, { query: { inspection } });
  const { act, send, again } = useStaffAct(closeBatch);
  const fault = useFaults(act);
  const [cutOff, setCutOff] = useState('');
  const [which, setWhich] = useState<'all' | 'chosen'>('all');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const rowsSent = useRef<readonly ComplaintRow[]>([]);
  const [place, setPlace] = useState<'new' | 'sub'>();
  const today = beijingDay(useHouseNow());
  const newest = listed.answer.state === 'ready' ? listed.answer.body.batches[0] : undefined;
  const places = nextPlaces(newest, today);
  const chosenPlace = place ?? places?.usual;
  const isAhead = which === 'chosen';
  const onPick = (complaint: string, isPicked: boolean): void => {
    const next = new Set(picked);
    if (isPicked) next.add(complaint);
    else next.delete(complaint);
    setPicked(next);
  };
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called === undefined) return;
    // Whatever came of it, a colleague may have closed one, or merged what was chosen.
    changed(listBatches, listComplaints);
    if (!called.ok) accepted.again();
    else route(`/work/batches/${called.body.batch}`);
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
          const going = isAhead ? rows.filter(({ complaint }) => picked.has(complaint)) : rows;
          const preview = previewOf(going);
          return rows.length === 0 ? (
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
              submit={
                isAhead
                  ? texts.close.submitChosen(preview.total)
                  : texts.close.submit(preview.total)
              }
              faultText={({ code, pointer }) => {
                const [, place] = /^#\/complaints\/(\d+)$/.exec(pointer) ?? [];
                const row = rowsSent.current[Number(place)];
                return code !== 'not-waiting' || row === undefined
                  ? undefined
                  : texts.close.notWaiting(row.number ?? texts.unnumbered);
              }}
              unfinished={isAhead && preview.total === 0 ? [texts.close.chooseSome] : []}
              onSubmit={() => {
                rowsSent.current = going;
                void send({
                  body: {
                    inspection,
                    ...(isAhead
                      ? { complaints: going.map(({ complaint }) => complaint) }
                      : cutOff === ''
                        ? {}
                        : { cutOff: beijingInstant(cutOff) }),
                    ...(places === undefined
                      ? {}
                      : { as: chosenPlace === 'sub' ? places.asSub : places.asNew }),
                  },
                }).then(finish);
              }}
              onAgain={() => void again().then(finish)}
              onCancel={onGiveUp}
            >
              <ChoiceField
                label={texts.close.which}
                hint={isAhead ? texts.close.chosenHint : undefined}
                value={which}
                onChange={setWhich}
                options={(['all', 'chosen'] as const).map((value) => ({
                  value,
                  text: texts.close.whichOf[value],
                }))}
              />
              {isAhead ? (
                <ComplaintsTable
                  caption={texts.close.chosen(preview.total, rows.length)}
                  complaints={rows.toSorted(mostUrgent).map(asOfBatch(texts.unnumbered))}
                  texts={texts}
                  picking={{ picked, onPick }}
                />
              ) : null}
              <p>
                {isAhead
                  ? texts.close.ahead(preview.total, preview.keyAttention)
                  : texts.close.would(preview.total, preview.keyAttention)}{' '}
                {isAhead ? null : (
                  <span class="soft small">{texts.close.asOf(momentText(language, asOf))}</span>
                )}
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
              {isAhead ? null : (
                <>
                  <details>
                    <summary>{texts.close.each(preview.total)}</summary>
                    <ComplaintsTable
                      caption={texts.complaintCount(preview.total)}
                      complaints={rows.map(asOfBatch(texts.unnumbered))}
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
                </>
              )}
              {places === undefined ? null : (
                <ChoiceField
                  label={texts.close.as}
                  hint={texts.close.asHint}
                  value={chosenPlace}
                  onChange={setPlace}
                  options={[
                    { value: 'new', text: texts.close.asNew(texts.nameOf(places.asNew)) },
                    { value: 'sub', text: texts.nameOf(places.asSub) },
                  ]}
                  fault={fault('/as')}
                />
              )}
              <p class="message mind">{texts.close.final}</p>
            </ActForm>
          );
        }}
      </Shown>
    </section>
  );
}

function asOfBatch(unnumbered: string): (row: ComplaintRow) => OfBatch {
  return (row) => ({
    complaint: row.complaint,
    name: row.number ?? unnumbered,
    row: asLedgerRow(row),
  });
}

/** Key attention first, then as they are numbered. */
function mostUrgent(one: ComplaintRow, other: ComplaintRow): number {
  return (
    Number(other.keyAttention) - Number(one.keyAttention) ||
    ((one.number ?? '') < (other.number ?? '') ? -1 : 1)
  );
}

/** What a field of a day and a time holds (`2026-11-23T14:00`), as a moment in Beijing. */
function beijingInstant(typed: string): string {
  return new Date(`${typed}+08:00`).toISOString();
}
