import { signIn as endpoint } from '@ducha/contracts';
import { ConfirmForm } from '../../confirm-form.tsx';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

/** 签收: the organisation confirms receipt. */
export const signIn = actFormOf({ texts: handlingTexts, View: SignInForm });

function SignInForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { lead, submit } = props.texts.signIn;
  const act = useComplaintAct(endpoint, props);
  return <ConfirmForm {...act} lead={lead} submit={submit} close={props.close} />;
}
