import type { ActDecision } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import type { screen } from '../../../texts/zh/work-screen.ts';
import type { ActFormProps } from './act-form-of.tsx';
import { OriginalWords } from './original-words.tsx';
import { AcceptForm } from './screen-accept.tsx';
import { AskForm } from './screen-ask.tsx';
import { DeclineForm } from './screen-decline.tsx';
import { MergeForm } from './screen-merge.tsx';

export type ScreenTexts = typeof screen;
type Decision = 'accept' | 'decline' | 'merge' | 'ask';
const decisions: readonly Decision[] = ['accept', 'decline', 'merge', 'ask'];
const forms = { accept: AcceptForm, decline: DeclineForm, merge: MergeForm, ask: AskForm };

/** What each decision's form is given. */
export interface DecisionProps extends ActFormProps {
  readonly texts: ScreenTexts;
}

/** Takes one of the four decisions; the complainant's own words stand beside whichever it is. */
export function ScreenForm(props: ActFormProps & { readonly texts: ScreenTexts }) {
  const { texts, complaint, offered } = props;
  const [decision, setDecision] = useState<Decision>('accept');
  const closed = new Set<ActDecision>(offered.except.map((one) => one.decision));
  const Form = forms[decision];
  return (
    <>
      <ChoiceField
        label={texts.decision}
        value={decision}
        onChange={setDecision}
        options={decisions
          .filter((one) => !closed.has(one))
          .map((value) => ({ value, text: texts.decisions[value] }))}
      />
      <p class="hint soft">{texts.explained[decision]}</p>
      <div class="side-by-side">
        <OriginalWords complaint={complaint.complaint} />
        <div>
          <Form key={decision} {...props} />
        </div>
      </div>
    </>
  );
}
