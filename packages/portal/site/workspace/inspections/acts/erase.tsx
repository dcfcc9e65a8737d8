import { eraseInspectionTexts } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import { useErasing } from '../../use-erasing.tsx';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 删除文字: reasons, and what was declared about the people of a team. */
export function EraseForm(props: InspectionActProps) {
  const { texts, inspection, close } = props;
  const { erasing: says } = texts;
  const { act, send, again, conflict } = useInspectionAct(eraseInspectionTexts, props);
  const { fields, unfinished, order } = useErasing(
    says,
    inspection.erasable.map((value) => ({ value, text: says.texts[value] })),
  );
  return (
    <ActForm
      act={act}
      submit={says.submit}
      danger
      unfinished={unfinished}
      onSubmit={() => {
        if (order !== undefined) send({ texts: order.chosen, ground: order.ground });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      {fields}
    </ActForm>
  );
}
