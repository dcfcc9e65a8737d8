import { useState } from 'preact/hooks';
import { readComplaint, screenComplaint } from '@ducha/contracts';
import { dayText } from '../../../dates.ts';
import { TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { Shown } from '../../../shown.tsx';
import { ActForm } from '../../act-form.tsx';
import { useComplaintTypes } from '../../complaint-types.ts';
import { useFaults } from '../../faults.ts';
import { useOrganisations } from '../../organisations.ts';
import { useRead } from '../../reads.ts';
import { useWords } from '../../words.ts';
import { useByNumber } from '../by-number.ts';
import type { DecisionProps, ScreenTexts } from './screen-props.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 并入: finds the one that goes on, by its number in the same inspection, and shows it before. */
export function MergeForm(props: DecisionProps) {
  const { texts, complaint, close } = props;
  const { act, send, again, conflict } = useComplaintAct(screenComplaint, props);
  const faultIn = useFaults(act);
  const { search, find, reset } = useByNumber();
  const [number, setNumber] = useState('');
  const found = search.state === 'found' ? search.row : undefined;
  const itself = found?.complaint === complaint.complaint;
  const look = (): void => {
    if (number.trim() !== '') void find(number, { inspection: complaint.inspection });
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
            reset();
          }}
          fault={itself ? texts.intoItself : faultIn('/into')}
        />
        <button type="button" class="button" onClick={look}>
          {texts.find}
        </button>
      </div>
      <div role="status">
        {search.state === 'searching' ? <p class="soft">{texts.searching(search.seen)}</p> : null}
        {search.state === 'missing' ? <p>{texts.notThere(search.seen)}</p> : null}
        {search.state === 'failed' ? <p class="fault">{texts.searchFailed}</p> : null}
      </div>
      {found === undefined ? null : <Joined texts={texts} complaint={found.complaint} />}
    </ActForm>
  );
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
