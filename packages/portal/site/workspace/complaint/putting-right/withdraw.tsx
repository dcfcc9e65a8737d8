import { withdrawalGround, withdrawComplaint, type WithdrawalGround } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { CheckField, ChoiceField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useWords } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { puttingRightTexts, type PuttingRightTexts } from './putting-right-texts.ts';

/** 撤回 by the office: with its ground, and said twice, as nobody brings it back. */
export const withdrawing = actFormOf({ texts: puttingRightTexts, View: WithdrawForm });

function WithdrawForm(props: ActFormProps & { readonly texts: PuttingRightTexts }) {
  const { withdrawing: texts } = props.texts;
  const { words } = useWords();
  const { act, send, again, conflict } = useComplaintAct(withdrawComplaint, props);
  const faultAt = useFaults(act);
  const [ground, setGround] = useState<WithdrawalGround | undefined>();
  const [sure, setSure] = useState(false);
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger
      unfinished={[
        ...(ground === undefined ? [texts.missing.ground] : []),
        ...(sure ? [] : [texts.missing.sure]),
      ]}
      onSubmit={() => {
        if (ground !== undefined) send({ ground });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead[props.complaint.transferredAt === null ? 'before' : 'after']}</p>
      <ChoiceField
        label={texts.ground}
        required
        value={ground}
        onChange={setGround}
        options={withdrawalGround.options.map((value) => ({
          value,
          text: words.withdrawalGround[value],
        }))}
        fault={faultAt('/ground')}
      />
      <CheckField label={texts.sure} checked={sure} onChange={setSure} />
    </ActForm>
  );
}
