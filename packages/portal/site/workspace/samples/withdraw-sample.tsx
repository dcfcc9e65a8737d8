import { listSamples, readSample, withdrawSample } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { ChoiceField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import type { SampleTexts } from './sample-texts.ts';

const reasons = ['wrong-draw', 'wrong-size', 'wrong-edition'] as const;

/** 撤回公告: before the day of the draw, with a reason that stays public. */
export function WithdrawSample(props: {
  readonly texts: SampleTexts;
  readonly sample: BodyOf<typeof readSample>;
}) {
  const { sample } = props;
  const { withdraw: texts, withdrawals } = props.texts;
  const { act, send, again } = useStaffAct(withdrawSample);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof reasons)[number]>();
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    // Whatever came of it, a colleague may have taken it back, or the day has come.
    if (called !== undefined) changed(listSamples, readSample);
  };
  if (!open) {
    return (
      <p class="actions">
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {texts.open}
        </button>
      </p>
    );
  }
  return (
    <section class="card" aria-labelledby="withdraw">
      <h2 id="withdraw">{texts.heading}</h2>
      <ActForm
        act={act}
        submit={texts.submit}
        danger
        unfinished={reason === undefined ? [texts.noReason] : []}
        onSubmit={() =>
          void send({
            params: { sample: sample.sample },
            ifMatch: sample.version,
            body: { reason: reason ?? 'wrong-draw' },
          }).then(finish)
        }
        onAgain={() => void again().then(finish)}
        onCancel={() => setOpen(false)}
      >
        <p>{texts.lead}</p>
        <ChoiceField
          label={texts.reason}
          value={reason}
          onChange={setReason}
          options={reasons.map((value) => ({ value, text: withdrawals.reasons[value] }))}
          required
        />
      </ActForm>
    </section>
  );
}
