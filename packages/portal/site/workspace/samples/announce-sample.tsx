import { announceSample, listSamples, type readBatch } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { ChoiceField, TextField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import type { SampleTexts } from './sample-texts.ts';

const ways = ['share', 'count'] as const;

/** 抽查公告: from the newest edition, how many, and by which draw of the lottery. */
export function AnnounceSample(props: {
  readonly texts: SampleTexts;
  readonly batch: BodyOf<typeof readBatch>;
  readonly onGiveUp: () => void;
}) {
  const { batch, onGiveUp } = props;
  const { announce: texts } = props.texts;
  const { act, send, again } = useStaffAct(announceSample);
  const faultAt = useFaults(act);
  const [edition] = useState(batch.editions);
  const [by, setBy] = useState<(typeof ways)[number]>('share');
  const [many, setMany] = useState('5');
  const [issue, setIssue] = useState('');
  const [drawnOn, setDrawnOn] = useState('');
  const number = /^[1-9]\d{0,3}$/.test(typedText(many)) ? Number(many) : undefined;
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok === true) changed(listSamples);
  };
  if (act.state === 'done') {
    // The list comes a moment later.
    const { sample, size } = act.body;
    return (
      <div class="message good" role="status">
        <p>
          {texts.done}{' '}
          <a href={`/work/samples/${sample}`}>{props.texts.ofBatch.line(edition, size)}</a>
        </p>
      </div>
    );
  }
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(number === undefined ? [texts.noSize] : []),
        ...(/^\d{7}$/.test(typedText(issue)) ? [] : [texts.noIssue]),
        ...(drawnOn === '' ? [texts.noDay] : []),
      ]}
      onSubmit={() =>
        void send({
          body: {
            batch: batch.batch,
            edition,
            size: by === 'share' ? { by, percent: number ?? 0 } : { by, count: number ?? 0 },
            lottery: 'ssq',
            issue: typedText(issue),
            drawnOn,
          },
        }).then(finish)
      }
      onAgain={() => void again().then(finish)}
      onCancel={onGiveUp}
    >
      <p>{texts.lead(edition)}</p>
      <ChoiceField
        label={texts.by}
        value={by}
        onChange={setBy}
        options={ways.map((value) => ({ value, text: texts.ways[value] }))}
        fault={faultAt('/edition')}
        required
      />
      <TextField
        label={texts[by]}
        value={many}
        onInput={setMany}
        most={4}
        inputMode="numeric"
        fault={faultAt('/size')}
        required
      />
      <TextField
        label={texts.issue}
        hint={texts.issueHint}
        value={issue}
        onInput={setIssue}
        most={7}
        inputMode="numeric"
        fault={faultAt('/issue')}
        required
      />
      <TextField
        label={texts.drawnOn}
        hint={texts.drawnOnHint}
        type="date"
        value={drawnOn}
        onInput={setDrawnOn}
        fault={faultAt('/drawnOn')}
        required
      />
    </ActForm>
  );
}
