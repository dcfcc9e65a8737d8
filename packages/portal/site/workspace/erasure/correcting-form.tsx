import type { Endpoint } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Act } from '../../act.ts';
import { ChoiceField, SelectField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import type { ErasureTexts } from './erasure-texts.ts';

/** A right text in the place of a wrong one, and what becomes of that. */
export interface Correction<Text extends string> {
  readonly text: Text;
  readonly corrected: string;
  readonly old: 'kept' | 'erased';
}

/** 更正文字: one of the texts that stand, the right one in its place, and whether the wrong one is kept. */
export function CorrectingForm<E extends Endpoint, Text extends string>(props: {
  readonly texts: ErasureTexts['correction'];
  /** What can be corrected, each under its name, as it stands now: empty where it was erased. */
  readonly standing: readonly {
    readonly text: Text;
    readonly name: string;
    readonly now: string;
  }[];
  /** What the page says in the place of a text that was erased. */
  readonly erased?: string;
  /** The right text, as far as it is written in the field that the page gives as a child. */
  readonly written: string;
  readonly write: (text: string) => void;
  readonly act: Act<E>;
  readonly correct: (correction: Correction<Text>) => void;
  readonly again: () => void;
  readonly close: () => void;
  readonly conflict: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { texts, standing, write, act, correct, again, close, conflict } = props;
  const [text, setText] = useState<Text | undefined>();
  const [old, setOld] = useState<'kept' | 'erased' | undefined>();
  const chosen = standing.find((one) => one.text === text);
  const corrected = typedText(props.written);
  const choose = (value: string): void => {
    const next = standing.find((one) => one.text === value);
    setText(next?.text);
    // Whoever corrects begins with the words that stand there, unless they have begun already.
    if (next !== undefined && (corrected === '' || corrected === chosen?.now)) write(next.now);
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger={old === 'erased'}
      unfinished={[
        ...(chosen === undefined ? [texts.missing.text] : []),
        ...(corrected === '' ? [texts.missing.corrected] : []),
        ...(corrected !== '' && corrected === chosen?.now ? [texts.missing.same] : []),
        ...(old === undefined ? [texts.missing.old] : []),
      ]}
      onSubmit={() => {
        if (chosen !== undefined && old !== undefined)
          correct({ text: chosen.text, corrected, old });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <SelectField
        label={texts.text}
        required
        none={texts.choose}
        value={text ?? ''}
        onChange={choose}
        options={standing.map((one) => ({ value: one.text, text: one.name }))}
      />
      {chosen === undefined ? null : (
        <section class="original" aria-label={texts.now}>
          <p class="label">{texts.now}</p>
          <p class="said">{chosen.now === '' ? props.erased : chosen.now}</p>
        </section>
      )}
      {props.children}
      <ChoiceField
        label={texts.old}
        required
        value={old}
        onChange={setOld}
        options={(['kept', 'erased'] as const).map((value) => ({ value, text: texts.olds[value] }))}
      />
    </ActForm>
  );
}
