import type { ActDecision } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import { OriginalWords } from './original-words.tsx';
import { AcceptForm } from './screen-accept.tsx';
import { AskForm } from './screen-ask.tsx';
import { DeclineForm } from './screen-decline.tsx';
import { MergeForm } from './screen-merge.tsx';
import type { DecisionProps } from './screen-props.ts';

type Decision = 'accept' | 'decline' | 'merge' | 'ask';
const decisions: readonly Decision[] = ['accept', 'decline', 'merge', 'ask'];
const forms = { accept: AcceptForm, decline: DeclineForm, merge: MergeForm, ask: AskForm };

/** Takes one of the four decisions; the complainant's own words stand beside whichever it is. */
export function ScreenForm(props: DecisionProps) {
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
