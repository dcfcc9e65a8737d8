import { signIn as endpoint } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

/** 签收: the organisation confirms receipt. */
export const signIn = actFormOf({ texts: handlingTexts, View: SignInForm });

function SignInForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { signIn: texts } = props.texts;
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
