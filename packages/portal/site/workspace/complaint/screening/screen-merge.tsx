import { useState } from 'preact/hooks';
import { readComplaint, screenComplaint } from '@ducha/contracts';
import type { Answer } from '../../../answer.ts';
import { dayText } from '../../../dates.ts';
import { TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { Shown } from '../../../shown.tsx';
import { ActForm } from '../../act-form.tsx';
import { useComplaintTypes } from '../../complaint-types.ts';
import { useFaults } from '../../faults.ts';
import { useOrganisations } from '../../organisations.ts';
import { wholeNumber } from '../../complaints/number-typed.ts';
import { useNumbered } from '../../complaints/use-numbered.ts';
import { useRead } from '../../reads.ts';
import { useWords } from '../../words.ts';
import type { DecisionProps, ScreenTexts } from './screen-props.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 并入: finds the one that goes on, by its number in the same inspection, and shows it before. */
export function MergeForm(props: DecisionProps) {
  const { texts, complaint, close } = props;
  const { act, send, again, conflict } = useComplaintAct(screenComplaint, props);
  const faultIn = useFaults(act);
  const [number, setNumber] = useState('');
  /** Looked up last; with no number in it, what was typed is none. */
  const [sought, setSought] = useState<{ readonly number: string | undefined } | undefined>();
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
      {found === undefined ? null : <Joined texts={texts} complaint={found.complaint} />}
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

/** The complaint to join, as much of it as tells whether it is the same matter. */
function Joined(props: { readonly texts: ScreenTexts; readonly complaint: string }) {
  const { texts } = props;
  const { words } = useWords();
  const language = useLanguage();
  const organisations = useOrganisations();
  const types = useComplaintTypes();
  const { answer, again } = useRead(readComplaint, { params: { complaint: props.complaint } });
  return (
    <Shown answer={answer} again={again}>
      {(into) => (
        <section class="original" aria-label={texts.into}>
          <p class="label">
            {texts.into} <span class="number">{into.number}</span>{' '}
            <span class="tag">{words.stage[into.stage]}</span>
          </p>
          <p class="said">{into.clearedText ?? texts.noText}</p>
          <p class="soft small">
            {[
              dayText(language, into.receivedOn),
              into.mainType === null ? '' : types.nameOf(into.mainType),
              ...into.parts.map(({ organisation }) => organisations.nameOf(organisation)),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
        </section>
      )}
    </Shown>
  );
}
