import { eraseComplaintTexts, erasureGround, type ErasurePart } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { CheckField, ChoiceField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { erasureTexts, type ErasureTexts } from './erasure-texts.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 删除内容: what is still kept of a complaint, ticked, with the reason, and said twice: nobody can undo it. */
export const eraseTexts = actFormOf({ texts: erasureTexts, View: EraseForm });

function EraseForm(props: ActFormProps & { readonly texts: ErasureTexts }) {
  const { erasing: texts } = props.texts;
  const { words } = useWords();
  const { act, send, again, conflict } = useComplaintAct(eraseComplaintTexts, props);
  const [parts, setParts] = useState<readonly ErasurePart[]>([]);
  const [ground, setGround] = useState<(typeof erasureGround.options)[number] | undefined>();
  const [sure, setSure] = useState(false);
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger
      unfinished={[
        ...(parts.length === 0 ? [texts.missing.parts] : []),
        ...(ground === undefined ? [texts.missing.ground] : []),
        ...(sure ? [] : [texts.missing.sure]),
      ]}
      onSubmit={() => {
        if (ground !== undefined) send({ parts: [...parts], ground });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <fieldset class="field">
        <legend>{texts.parts}</legend>
        {props.complaint.erasable.map((part) => (
          <CheckField
            key={part}
            label={wordOf(words.erasurePart, part)}
            checked={parts.includes(part)}
            onChange={(checked) =>
              setParts(checked ? [...parts, part] : parts.filter((one) => one !== part))
            }
          />
        ))}
      </fieldset>
      <ChoiceField
        label={texts.ground}
        required
        value={ground}
        onChange={setGround}
        options={erasureGround.options.map((value) => ({
          value,
          text: wordOf(words.erasureGround, value),
        }))}
      />
      <CheckField label={texts.sure} checked={sure} onChange={setSure} />
    </ActForm>
  );
}
