import { writeToComplainant as endpoint } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { TextArea } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

/** The office writes to the complainant, who reads it with the receipt. */
export const writeToComplainant = actFormOf({ texts: handlingTexts, View: MessageForm });

function MessageForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { message: texts } = props.texts;
  const { act, send, again, conflict } = useComplaintAct(endpoint, props);
  const faultAt = useFaults(act);
  const [text, setText] = useState('');
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={text.trim() === '' ? [texts.noText] : []}
      onSubmit={() => void send({ text })}
      onAgain={() => void again()}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <TextArea
        label={texts.text}
        value={text}
        onInput={setText}
        most={longest(endpoint, '/text')}
        fault={faultAt('/text')}
        required
      />
    </ActForm>
  );
}
