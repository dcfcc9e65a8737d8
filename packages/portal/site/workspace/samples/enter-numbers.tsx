import { enterWinningNumbers, listSamples, readSample } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { TextField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import type { SampleTexts } from './sample-texts.ts';

/** How many red numbers there are. */
const reds = 6;

/** Somebody enters the winning numbers, as the lottery published them. */
export function EnterNumbers(props: {
  readonly texts: SampleTexts;
  readonly sample: BodyOf<typeof readSample>;
}) {
  const { sample: shown } = props;
  const { entries: texts } = props.texts;
  const { act, send, again, reset } = useStaffAct(enterWinningNumbers);
  const faultAt = useFaults(act);
  const [red, setRed] = useState('');
  const [blue, setBlue] = useState('');
  const redNumbers = numbersIn(red);
  const [blueNumber, ...more] = numbersIn(blue);
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    // Whatever came of it, others may have entered theirs.
    changed(readSample, listSamples);
    if (called?.ok === true) {
      setRed('');
      setBlue('');
      reset();
    }
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(redNumbers.length === reds ? [] : [texts.noRed]),
        ...(blueNumber === undefined || more.length > 0 ? [texts.noBlue] : []),
      ]}
      onSubmit={() =>
        void send({
          params: { sample: shown.sample },
          ifMatch: shown.version,
          body: { red: redNumbers, blue: blueNumber ?? 0 },
        }).then(finish)
      }
      onAgain={() => void again().then(finish)}
    >
      <TextField
        label={texts.red}
        hint={texts.redHint}
        value={red}
        onInput={setRed}
        most={40}
        inputMode="numeric"
        fault={faultAt('/red')}
        required
      />
      <TextField
        label={texts.blue}
        value={blue}
        onInput={setBlue}
        most={4}
        inputMode="numeric"
        fault={faultAt('/blue')}
        required
      />
    </ActForm>
  );
}

/** The numbers that a line holds, whatever stands between them. */
function numbersIn(line: string): number[] {
  return [...line.normalize('NFKC').matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
