import { refuse as endpoint } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { useLanguage } from '../../../language.ts';
import { dueText } from '../../due-text.ts';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { forgetting } from '../acts/forgetting.ts';
import { handlingTexts, type HandlingTexts } from '../acts/handling-texts.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 退件: the leading organisation says, with reasons, that the complaint is not its own. */
export const refuse = actFormOf({ texts: handlingTexts, View: RefuseForm });

function RefuseForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { refuse: texts } = props.texts;
  const language = useLanguage();
  const kept = useKeptTexts(`refuse/${props.complaint.complaint}`, { reason: '' });
  const { act, send, again, conflict } = useComplaintAct(endpoint, forgetting(props, kept.forget));
  const faultAt = useFaults(act);
  const { reason } = kept.texts;
  const { refusals, refusable } = props.complaint;
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={typedText(reason) === '' ? [texts.noReason] : []}
      onSubmit={() => send({ reason: typedText(reason) })}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
      danger
    >
      <p>{texts.lead}</p>
      {refusable === null ? null : (
        <p class="hint">
          {texts.within(dueText(language, refusable.until), refusals.length, refusable.most)}
        </p>
      )}
      <PhraseArea
        label={texts.reason}
        hint={texts.hint}
        value={reason}
        onInput={(text) => kept.write({ reason: text })}
        most={longest(endpoint, '/reason')}
        fault={faultAt('/reason')}
        required
      />
    </ActForm>
  );
}
