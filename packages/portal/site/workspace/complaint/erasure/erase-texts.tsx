import { eraseComplaintTexts } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import { useErasing } from '../../use-erasing.tsx';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { erasureTexts, type ErasureTexts } from './erasure-texts.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 删除内容: the office has parts of a complaint erased. */
export const eraseTexts = actFormOf({ texts: erasureTexts, View: EraseForm });

function EraseForm(props: ActFormProps & { readonly texts: ErasureTexts }) {
  const { erasing: texts } = props.texts;
  const { words } = useWords();
  const { act, send, again, conflict } = useComplaintAct(eraseComplaintTexts, props);
  const { fields, unfinished, order } = useErasing(
    texts,
    props.complaint.erasable.map((value) => ({ value, text: wordOf(words.erasurePart, value) })),
  );
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger
      unfinished={unfinished}
      onSubmit={() => {
        if (order !== undefined) send({ parts: order.chosen, ground: order.ground });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      {fields}
    </ActForm>
  );
}
