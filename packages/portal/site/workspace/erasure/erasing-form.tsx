import { erasureGround, type Endpoint } from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Act } from '../../act.ts';
import { CheckField, ChoiceField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useWords, wordOf } from '../words.ts';
import type { ErasureTexts } from './erasure-texts.ts';

type Ground = (typeof erasureGround.options)[number];

/** 删除: what is still kept, ticked, with the reason, and said twice: nobody can undo it. */
export function ErasingForm<E extends Endpoint, Kept extends string>(props: {
  readonly texts: ErasureTexts['erasing'];
  /** What can be erased, each under its name. */
  readonly choices: readonly { readonly value: Kept; readonly text: string }[];
  readonly act: Act<E>;
  readonly erase: (chosen: Kept[], ground: Ground) => void;
  readonly again: () => void;
  readonly close: () => void;
  readonly conflict: ComponentChildren;
}) {
  const { texts, choices, act, erase, again, close, conflict } = props;
  const { words } = useWords();
  const [chosen, setChosen] = useState<readonly Kept[]>([]);
  const [ground, setGround] = useState<Ground | undefined>();
  const [sure, setSure] = useState(false);
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger
      unfinished={[
        ...(chosen.length === 0 ? [texts.missing.parts] : []),
        ...(ground === undefined ? [texts.missing.ground] : []),
        ...(sure ? [] : [texts.missing.sure]),
      ]}
      onSubmit={() => {
        if (ground !== undefined) erase([...chosen], ground);
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <fieldset class="field">
        <legend>{texts.parts}</legend>
        {choices.map(({ value, text }) => (
          <CheckField
            key={value}
            label={text}
            checked={chosen.includes(value)}
            onChange={(checked) =>
              setChosen(checked ? [...chosen, value] : chosen.filter((one) => one !== value))
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
