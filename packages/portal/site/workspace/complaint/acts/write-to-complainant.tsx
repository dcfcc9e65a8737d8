import { writeToComplainant as endpoint } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { forgetting } from './forgetting.ts';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

/** The office writes to the complainant, who reads it with the receipt. */
export const writeToComplainant = actFormOf({ texts: handlingTexts, View: MessageForm });

function MessageForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { message: texts } = props.texts;
  const kept = useKeptTexts(`message/${props.complaint.complaint}`, { text: '' });
  const { act, send, again, conflict } = useComplaintAct(endpoint, forgetting(props, kept.forget));
  const faultAt = useFaults(act);
  const { text } = kept.texts;
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={typedText(text) === '' ? [texts.noText] : []}
      onSubmit={() => send({ text: typedText(text) })}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <PhraseArea
        label={texts.text}
        value={text}
        onInput={(written) => kept.write({ text: written })}
        most={longest(endpoint, '/text')}
        fault={faultAt('/text')}
        required
      />
    </ActForm>
  );
}
