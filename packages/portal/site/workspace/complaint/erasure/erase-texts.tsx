import { eraseComplaintTexts } from '@ducha/contracts';
import { ErasingForm } from '../../erasure/erasing-form.tsx';
import { erasureTexts, type ErasureTexts } from '../../erasure/erasure-texts.ts';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 删除内容: the office has parts of a complaint erased. */
export const eraseTexts = actFormOf({ texts: erasureTexts, View: EraseForm });

function EraseForm(props: ActFormProps & { readonly texts: ErasureTexts }) {
  const { words } = useWords();
  const { send, ...rest } = useComplaintAct(eraseComplaintTexts, props);
  return (
    <ErasingForm
      {...rest}
      texts={props.texts.erasing}
      choices={props.complaint.erasable.map((value) => ({
        value,
        text: wordOf(words.erasurePart, value),
      }))}
      erase={(parts, ground) => send({ parts, ground })}
      close={props.close}
    />
  );
}
