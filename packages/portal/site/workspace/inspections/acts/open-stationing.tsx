import { openStationing } from '@ducha/contracts';
import { ConfirmForm } from '../../confirm-form.tsx';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 进驻: complaints are taken from now on. */
export function OpenStationingForm(props: InspectionActProps) {
  const { lead, act: submit } = props.texts.open;
  const act = useInspectionAct(openStationing, props);
  return <ConfirmForm {...act} lead={lead} submit={submit} close={props.close} />;
}
