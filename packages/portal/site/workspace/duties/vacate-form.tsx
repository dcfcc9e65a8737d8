import { vacateDuty, type DutyHolding } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ActForm } from '../act-form.tsx';
import { useStaffAct } from '../staff-act.ts';
import { useWords } from '../words.ts';
import { FormHeading } from '../form-heading.tsx';
import { DutyConflict } from './duty-conflict.tsx';
import type { DutyTexts } from './duty-texts.ts';

interface Props {
  /** As the person saw it when they began. */
  readonly holding: DutyHolding;
  readonly texts: DutyTexts;
  readonly done: () => void;
  readonly close: () => void;
}

/** 免去: asks once more before nobody holds the duty. */
export function VacateForm(props: Props) {
  const { texts, done, close } = props;
  const { words, workspace } = useWords();
  const [seen, setSeen] = useState(props.holding);
  const { act, send, again } = useStaffAct(vacateDuty);
  const { organisation, duty, holder } = seen;
  const finish = (called: Awaited<ReturnType<typeof again>>): void => {
    if (called?.ok === true) done();
  };
  const vacate = (holding: DutyHolding): void => {
    const request = { params: { organisation, duty }, ifMatch: holding.version };
    void send(request).then(finish);
  };
  return (
    <>
      <FormHeading text={texts.vacate} />
      <ActForm
        act={act}
        danger
        submit={texts.leaving.submit}
        onSubmit={() => vacate(seen)}
        onAgain={() => void again().then(finish)}
        onCancel={close}
        conflict={
          <DutyConflict
            {...props}
            doing={texts.vacate}
            holding={seen}
            impossible={({ holder: newest }) =>
              newest === null ? workspace.conflict.impossible(texts.vacant) : undefined
            }
            onNewest={(newest) => {
              setSeen(newest);
              vacate(newest);
            }}
          />
        }
      >
        <p>
          <strong>{texts.leaving.lead(holder?.name ?? texts.erased, words.duty[duty])}</strong>
        </p>
        <p class="soft">{texts.leaving.means}</p>
      </ActForm>
    </>
  );
}
