import { openStationing } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 进驻: complaints are taken from now on. */
export function OpenStationingForm(props: InspectionActProps) {
  const { open: texts } = props.texts;
  const { act, send, again, conflict } = useInspectionAct(openStationing, props);
  return (
    <ActForm
      act={act}
      submit={texts.act}
      onSubmit={() => send({})}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
    </ActForm>
  );
}
