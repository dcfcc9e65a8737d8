import { undoneReason, undoScreening, type UndoneReason } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useWords } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { puttingRightTexts, type PuttingRightTexts } from './putting-right-texts.ts';

/** 撤销不予受理、撤销合并: it is screened again. */
export const undoing = actFormOf({ texts: puttingRightTexts, View: UndoForm });

function UndoForm(props: ActFormProps & { readonly texts: PuttingRightTexts }) {
  const { undoing: texts } = props.texts;
  const { words } = useWords();
  const { act, send, again, conflict } = useComplaintAct(undoScreening, props);
  const faultAt = useFaults(act);
  const [reason, setReason] = useState<UndoneReason | undefined>();
  const decision = props.complaint.stage === 'merged' ? 'merge' : 'decline';
  return (
    <ActForm
      act={act}
      submit={texts.submit[decision]}
      unfinished={reason === undefined ? [texts.missing] : []}
      onSubmit={() => {
        if (reason !== undefined) send({ reason });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead[decision]}</p>
      <ChoiceField
        label={texts.reason}
        required
        value={reason}
        onChange={setReason}
        options={undoneReason.options.map((value) => ({ value, text: words.undoneReason[value] }))}
        fault={faultAt('/reason')}
      />
    </ActForm>
  );
}
