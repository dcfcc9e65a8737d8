import { useState } from 'preact/hooks';
import { screenComplaint } from '@ducha/contracts';
import type { Answer } from '../../../answer.ts';
import { TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { wholeNumber } from '../../complaints/number-typed.ts';
import { useNumbered } from '../../complaints/use-numbered.ts';
import { Joined } from './joined.tsx';
import type { DecisionProps, ScreenTexts } from './screen-props.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 并入: finds the one that goes on, by its number in the same inspection, and shows it before. */
export function MergeForm(
  props: DecisionProps & {
    /** The number that was chosen of the likely ones, looked up at once. */
    readonly chosen: string | undefined;
  },
) {
  const { texts, complaint, close, chosen } = props;
  const { act, send, again, conflict } = useComplaintAct(screenComplaint, props);
  const faultIn = useFaults(act);
  const [number, setNumber] = useState(chosen ?? '');
  /** Looked up last; with no number in it, what was typed is none. */
  const [sought, setSought] = useState<{ readonly number: string | undefined } | undefined>(
    chosen === undefined ? undefined : { number: wholeNumber(chosen) },
  );
  const { answer, again: lookAgain } = useNumbered(sought?.number);
  const found =
    sought?.number !== undefined && answer.state === 'ready'
      ? answer.body.complaints.find(
          ({ inspection, list }) => inspection === complaint.inspection && list === null,
        )
      : undefined;
  const itself = found?.complaint === complaint.complaint;
  const look = (): void => {
    if (number.trim() === '') return;
    const asked = wholeNumber(number);
    if (asked !== undefined && asked === sought?.number) lookAgain();
    else setSought({ number: asked });
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit.merge}
      unfinished={found === undefined || itself ? [texts.missing.into] : []}
      onSubmit={() => {
        if (found === undefined) return;
        send({ decision: 'merge', into: found.complaint });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <div
        class="filters"
        role="search"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // The act itself waits until the other complaint was seen.
          event.preventDefault();
          look();
        }}
      >
        <TextField
          label={texts.intoNumber}
          hint={texts.intoHint}
          type="search"
          value={number}
          onInput={(typed) => {
            setNumber(typed);
            setSought(undefined);
          }}
          fault={itself ? texts.intoItself : faultIn('/into')}
        />
        <button type="button" class="button" onClick={look}>
          {texts.find}
        </button>
      </div>
      <div role="status">
        {sought === undefined || found !== undefined ? null : (
          <NotFound answer={sought.number === undefined ? 'no number' : answer} texts={texts} />
        )}
      </div>
      {found === undefined ? null : (
        <Joined texts={texts} complaint={found.complaint} title={texts.into} />
      )}
    </ActForm>
  );
}

/** What came of looking a number up, where it is not there, or not there yet. */
function NotFound(props: {
  readonly answer: Answer<unknown> | 'no number';
  readonly texts: ScreenTexts;
}) {
  const { answer, texts } = props;
  if (answer === 'no number' || answer.state === 'ready') return <p>{texts.notThere}</p>;
  if (answer.state === 'loading' || answer.state === 'slow') {
    return <p class="soft">{texts.searching}</p>;
  }
  return <p class="fault">{texts.searchFailed}</p>;
}
