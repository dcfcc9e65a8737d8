import { settleMessages as endpoint } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

/** The office says that what the complainant wrote needs no answer. */
export const settleMessages = actFormOf({ texts: handlingTexts, View: SettleForm });

function SettleForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { settled: texts } = props.texts;
  const { act, send, again, conflict } = useComplaintAct(endpoint, props);
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      onSubmit={() => send({})}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
    </ActForm>
  );
}
