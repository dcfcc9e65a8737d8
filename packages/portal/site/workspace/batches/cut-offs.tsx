import { listBatches, readCutOffs, setCutOffs, type CutOffRhythm } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { beijingDay, dayText, momentText } from '../../dates.ts';
import { ChoiceField, TextField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { useHouseNow } from '../house-time.ts';
import { mayUse, usePerson } from '../person.ts';
import { changed, useRead } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import type { BatchTexts } from './batch-texts.ts';

type Body = BodyOf<typeof readCutOffs>;

/** 定时组批: when the batches of an inspection are closed by themselves, and what came of it. */
export function CutOffs(props: { readonly texts: BatchTexts; readonly inspection: string }) {
  const { texts, inspection } = props;
  const person = usePerson();
  const { answer, again } = useRead(readCutOffs, { params: { inspection } });
  const [open, setOpen] = useState(() => location.hash === `#act-${setCutOffs.name}`);
  return (
    <section class="card" aria-labelledby="cut-offs">
      <h2 id="cut-offs">{texts.cutOffs.heading}</h2>
      <Shown answer={answer} again={again}>
        {(body) => (
          <>
            <State texts={texts} body={body} />
            {!mayUse(person, setCutOffs.name) ? null : open ? (
              <SetCutOffs texts={texts} body={body} onClose={() => setOpen(false)} />
            ) : (
              <p class="actions">
                <button type="button" class="button" onClick={() => setOpen(true)}>
                  {body.settings.length === 0 ? texts.cutOffs.begin : texts.cutOffs.change}
                </button>
              </p>
            )}
            <Passed texts={texts} body={body} />
          </>
        )}
      </Shown>
    </section>
  );
}

/** What holds, what is to come, and when the next batch is closed. */
function State(props: { readonly texts: BatchTexts; readonly body: Body }) {
  const { cutOffs: texts } = props.texts;
  const { settings, nextAt, late, lastDay } = props.body;
  const language = useLanguage();
  return (
    <>
      {settings.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <ul>
          {settings.map(({ from, rhythm, at }) => (
            <li key={from}>{texts.setting(dayText(language, from), texts.rhythms[rhythm], at)}</li>
          ))}
        </ul>
      )}
      {late ? (
        <p class="message mind">{texts.late}</p>
      ) : nextAt === null ? null : (
        <p>{texts.next(momentText(language, nextAt))}</p>
      )}
      {settings.length === 0 || lastDay === null ? null : (
        <p>{texts.lastDay(dayText(language, lastDay))}</p>
      )}
    </>
  );
}

function Passed(props: { readonly texts: BatchTexts; readonly body: Body }) {
  const { cutOffs: texts, nameOf } = props.texts;
  const { passed } = props.body;
  const language = useLanguage();
  if (passed.length === 0) return null;
  return (
    <details>
      <summary>{texts.passed(passed.length)}</summary>
      <ul>
        {passed.map(({ slot, missed, outcome, batch, complaints, overLimit, unnamed }) => (
          <li key={slot}>
            {momentText(language, slot)}{' '}
            {batch === null ? (
              texts.outcomes[outcome]
            ) : (
              <>
                <a href={`/work/batches/${batch}`}>{nameOf(batch)}</a> {texts.closed(complaints)}
              </>
            )}
            {overLimit + unnamed === 0 ? null : ` ${texts.left(overLimit, unnamed)}`}
            {missed === 0 ? null : ` ${texts.missed(missed)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

const rhythms: readonly CutOffRhythm[] = ['every-day', 'working-days', 'paused'];

/** The head of the office sets it from a day on, or pauses it. */
function SetCutOffs(props: {
  readonly texts: BatchTexts;
  readonly body: Body;
  readonly onClose: () => void;
}) {
  const { body, onClose } = props;
  const { cutOffs: texts } = props.texts;
  const { act, send, again } = useStaffAct(setCutOffs);
  const faultAt = useFaults(act);
  const today = beijingDay(useHouseNow());
  const holding = body.settings.find(({ at }) => at !== null);
  const [from, setFrom] = useState(today);
  const [rhythm, setRhythm] = useState<CutOffRhythm>(holding?.rhythm ?? 'every-day');
  const [at, setAt] = useState(holding?.at ?? '18:00');
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called === undefined) return;
    // Whatever came of it, a colleague may have set it otherwise.
    changed(readCutOffs, listBatches);
    if (called.ok) onClose();
  };
  const isPaused = rhythm === 'paused';
  return (
    <ActForm
      act={act}
      submit={isPaused ? texts.form.pause : texts.form.submit}
      unfinished={[
        ...(from === '' ? [texts.form.noDay] : []),
        ...(isPaused || at !== '' ? [] : [texts.form.noTime]),
      ]}
      onSubmit={() =>
        void send({
          params: { inspection: body.inspection },
          ifMatch: body.version,
          body: { from, rhythm, ...(isPaused ? {} : { at }) },
        }).then(finish)
      }
      onAgain={() => void again().then(finish)}
      onCancel={onClose}
    >
      <p>{texts.form.lead}</p>
      <ChoiceField
        label={texts.form.rhythm}
        value={rhythm}
        onChange={setRhythm}
        options={rhythms.map((value) => ({ value, text: texts.rhythms[value] }))}
        required
      />
      {isPaused ? null : (
        <TextField
          label={texts.form.at}
          type="time"
          value={at}
          onInput={setAt}
          fault={faultAt('/at')}
          required
        />
      )}
      <TextField
        label={texts.form.from}
        hint={texts.form.fromHint}
        type="date"
        min={today}
        value={from}
        onInput={setFrom}
        fault={faultAt('/from')}
        required
      />
    </ActForm>
  );
}
