import { settleMessages as endpoint } from '@ducha/contracts';
import { ConfirmForm } from '../../confirm-form.tsx';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

/** The office says that what the complainant wrote needs no answer. */
export const settleMessages = actFormOf({ texts: handlingTexts, View: SettleForm });

function SettleForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { lead, submit } = props.texts.settled;
  const act = useComplaintAct(endpoint, props);
  return <ConfirmForm {...act} lead={lead} submit={submit} close={props.close} />;
}
