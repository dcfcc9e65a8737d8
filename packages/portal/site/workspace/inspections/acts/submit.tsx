import { submitInspection } from '@ducha/contracts';
import { ConfirmForm } from '../../confirm-form.tsx';
import { useWords } from '../../words.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 报批: puts the draft before those who approve it. */
export function SubmitForm(props: InspectionActProps) {
  const { inspection, close } = props;
  const { lead, act: submit } = props.texts.submit;
  const { words } = useWords();
  const act = useInspectionAct(submitInspection, props);
  return (
    <ConfirmForm
      {...act}
      lead={lead(words.role[inspection.approver])}
      submit={submit}
      close={close}
    />
  );
}
