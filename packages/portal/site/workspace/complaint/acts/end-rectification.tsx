import {
  endRectification as endpoint,
  rectificationEndReason,
  type RectificationEndReason,
} from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useWords } from '../../words.ts';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

/** 终止整改: what was staged is closed, and its task ends. */
export const endRectification = actFormOf({ texts: handlingTexts, View: EndForm });

function EndForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { ending: texts } = props.texts;
  const { words } = useWords();
  const { act, send, again, conflict } = useComplaintAct(endpoint, props);
  const faultAt = useFaults(act);
  const [reason, setReason] = useState<RectificationEndReason | undefined>();
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger
      unfinished={reason === undefined ? [texts.missing] : []}
      onSubmit={() => {
        if (reason !== undefined) send({ reason });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <ChoiceField
        label={texts.reason}
        required
        value={reason}
        onChange={setReason}
        options={rectificationEndReason.options.map((value) => ({
          value,
          text: words.rectificationEndReason[value],
        }))}
        fault={faultAt('/reason')}
      />
    </ActForm>
  );
}
