import '../../../style/photographs.css';
import { takeBackPhotographs, takeBackReason, type TakeBackReason } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { CheckField, ChoiceField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { passingOnTexts, type PassingOnTexts } from './passing-on-texts.ts';

/** 收回照片: which, and why. */
export const takingBack = actFormOf({ texts: passingOnTexts, View: TakeBackForm });

function TakeBackForm(props: ActFormProps & { readonly texts: PassingOnTexts }) {
  const { complaint, close } = props;
  const { takingBack: texts } = props.texts;
  const { act, send, again, conflict } = useComplaintAct(takeBackPhotographs, props);
  const faultAt = useFaults(act);
  const [only] = complaint.passedOn.length === 1 ? complaint.passedOn : [];
  const [taken, setTaken] = useState<readonly string[]>(
    only === undefined ? [] : [only.photograph],
  );
  const [reason, setReason] = useState<TakeBackReason | undefined>(undefined);
  return (
    <ActForm
      act={act}
      submit={texts.submit(taken.length)}
      danger
      unfinished={[
        ...(taken.length === 0 ? [texts.missing.none] : []),
        ...(reason === undefined ? [texts.missing.reason] : []),
      ]}
      onSubmit={() => {
        if (reason !== undefined) send({ photographs: [...taken], reason });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <fieldset class="field">
        <legend>{texts.which}</legend>
        <div class="choices-inline">
          {complaint.passedOn.map(({ photograph, areas }, index) => (
            <CheckField
              key={photograph}
              label={texts.one(index + 1, areas)}
              checked={taken.includes(photograph)}
              onChange={(on) =>
                setTaken(on ? [...taken, photograph] : taken.filter((one) => one !== photograph))
              }
            />
          ))}
        </div>
      </fieldset>
      <ChoiceField
        label={texts.reason}
        required
        value={reason}
        onChange={setReason}
        options={takeBackReason.options.map((value) => ({ value, text: texts.reasons[value] }))}
        fault={faultAt('/reason')}
      />
    </ActForm>
  );
}
