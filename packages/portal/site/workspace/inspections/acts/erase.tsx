import { eraseInspectionTexts } from '@ducha/contracts';
import { ErasingForm } from '../../erasure/erasing-form.tsx';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 删除文字: reasons, and what was declared about the people of a team. */
export function EraseForm(props: InspectionActProps) {
  const { erasing: texts } = props.texts;
  const { send, ...rest } = useInspectionAct(eraseInspectionTexts, props);
  return (
    <ErasingForm
      {...rest}
      texts={texts}
      choices={props.inspection.erasable.map((value) => ({ value, text: texts.texts[value] }))}
      erase={(chosen, ground) => send({ texts: chosen, ground })}
      close={props.close}
    />
  );
}
