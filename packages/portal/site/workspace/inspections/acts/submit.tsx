import { submitInspection } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import { useWords } from '../../words.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 报批: puts the draft before those who approve it. */
export function SubmitForm(props: InspectionActProps) {
  const { texts, inspection } = props;
  const { words } = useWords();
  const { act, send, again, conflict } = useInspectionAct(submitInspection, props);
  return (
    <ActForm
      act={act}
      submit={texts.submit.act}
      onSubmit={() => send({})}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.submit.lead(words.role[inspection.approver])}</p>
    </ActForm>
  );
}
