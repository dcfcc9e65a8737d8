import '../../../style/screening.css';
import type { ActDecision } from '@ducha/contracts';
import { useRef, useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import { useTurn } from '../../in-turn/use-turn.ts';
import { DeskLine } from '../../screening-desk/desk-line.tsx';
import { useSingleKey, useSubmitKey } from '../../single-key.ts';
import type { Seen } from '../original.tsx';
import { OriginalWords } from './original-words.tsx';
import { LikelyOnes } from './likely-ones.tsx';
import { AcceptForm } from './screen-accept.tsx';
import { AskForm } from './screen-ask.tsx';
import { DeclineForm } from './screen-decline.tsx';
import { MergeForm } from './screen-merge.tsx';
import type { DecisionProps } from './screen-props.ts';
import type { TakenAs } from './taken-over.ts';

type Decision = 'accept' | 'decline' | 'merge' | 'ask';
const decisions: readonly Decision[] = ['accept', 'decline', 'merge', 'ask'];
const otherForms = { decline: DeclineForm, ask: AskForm };

/**
 * Takes one of the four decisions; the complainant's own words stand beside whichever it is, on a desk in a pane of
 * their own, and what is pressed in the end stays in sight.
 */
export function ScreenForm(props: DecisionProps) {
  const { texts, complaint, offered } = props;
  // As it was begun: what somebody else has settled meanwhile is told where it is sent, and what is written stays.
  const [closed] = useState(() => new Set<ActDecision>(offered.except.map((one) => one.decision)));
  const open = decisions.filter((one) => !closed.has(one));
  const [decision, setDecision] = useState<Decision>(open[0] ?? 'accept');
  const [taken, setTaken] = useState<readonly [Seen, TakenAs] | undefined>(undefined);
  const [seen, setSeen] = useState<Seen | undefined>(undefined);
  /** The number of the likely one that was chosen to merge into. */
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const turn = useTurn({ kind: 'complaint', id: complaint.complaint });
  const leadsOn = turn !== undefined && !turn.isLast;
  const said = { ...props, texts: leadsOn ? { ...texts, submit: texts.submitNext } : texts };
  const forms = useRef<HTMLDivElement>(null);
  const choose = (place: number): void => {
    const chosenOne = decisions[place];
    if (chosenOne !== undefined && open.includes(chosenOne)) setDecision(chosenOne);
  };
  useSingleKey('1', () => choose(0));
  useSingleKey('2', () => choose(1));
  useSingleKey('3', () => choose(2));
  useSingleKey('4', () => choose(3));
  useSubmitKey(() => {
    // The form for accepting is kept while another decision is tried.
    const [form] = [...(forms.current?.querySelectorAll('form') ?? [])].filter(
      (one) => one.closest('[hidden]') === null,
    );
    form?.requestSubmit();
  });
  const Other = decision === 'decline' || decision === 'ask' ? otherForms[decision] : undefined;
  return (
    <div class="screening">
      <div class="told">
        <OriginalWords
          complaint={complaint.complaint}
          texts={texts}
          // Anew each time: it may be taken over again after it was changed.
          isTaken={taken !== undefined}
          showing={setSeen}
          take={decision === 'accept' ? (...taking) => setTaken(taking) : undefined}
        />
        <LikelyOnes
          texts={texts}
          complaint={complaint}
          seen={seen}
          merge={
            closed.has('merge')
              ? undefined
              : (number) => {
                  setChosen(number);
                  setDecision('merge');
                }
          }
        />
      </div>
      <div ref={forms}>
        <DeskLine complaint={complaint.complaint} turn={turn} />
        <ChoiceField
          label={texts.decision}
          value={decision}
          onChange={setDecision}
          options={open.map((value) => ({ value, text: texts.decisions[value] }))}
        />
        <p class="hint soft">{texts.explained[decision]}</p>
        {/* What was taken over is kept nowhere but here: it stays while another decision is tried. */}
        {closed.has('accept') ? null : (
          <div hidden={decision !== 'accept'}>
            <AcceptForm {...said} taken={taken} seen={seen} forgotten={() => setTaken(undefined)} />
          </div>
        )}
        {decision === 'merge' ? <MergeForm key={chosen ?? ''} {...said} chosen={chosen} /> : null}
        {Other === undefined ? null : <Other key={decision} {...said} />}
      </div>
    </div>
  );
}
