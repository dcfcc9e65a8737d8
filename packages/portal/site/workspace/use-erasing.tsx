import { erasureGround } from '@ducha/contracts';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { CheckField, ChoiceField } from '../fields.tsx';
import type { ErasureTexts } from './complaint/erasure/erasure-texts.ts';
import { useWords, wordOf } from './words.ts';

type Ground = (typeof erasureGround.options)[number];

/** What is still kept, ticked, with the reason, and said twice: nobody can undo it. */
export function useErasing<Kept extends string>(
  texts: ErasureTexts['erasing'],
  choices: readonly { readonly value: Kept; readonly text: string }[],
): {
  readonly fields: VNode;
  /** What is still missing. */
  readonly unfinished: readonly string[];
  /** Undefined while something is missing. */
  readonly order: { readonly chosen: Kept[]; readonly ground: Ground } | undefined;
} {
  const { words } = useWords();
  const [chosen, setChosen] = useState<readonly Kept[]>([]);
  const [ground, setGround] = useState<Ground | undefined>();
  const [sure, setSure] = useState(false);
  return {
    unfinished: [
      ...(chosen.length === 0 ? [texts.missing.parts] : []),
      ...(ground === undefined ? [texts.missing.ground] : []),
      ...(sure ? [] : [texts.missing.sure]),
    ],
    order: ground === undefined ? undefined : { chosen: [...chosen], ground },
    fields: (
      <>
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
      </>
    ),
  };
}
