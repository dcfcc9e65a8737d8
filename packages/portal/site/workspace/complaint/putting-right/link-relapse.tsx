import { linkRelapse } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { wholeNumber } from '../../complaints/number-typed.ts';
import { useNumbered } from '../../complaints/use-numbered.ts';
import { useFaults } from '../../faults.ts';
import { useWords } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { puttingRightTexts, type PuttingRightTexts } from './putting-right-texts.ts';

/** 反弹: the earlier one is found by its number and seen before; a link that is there can be taken away. */
export const linking = actFormOf({ texts: puttingRightTexts, View: LinkForm });

function LinkForm(props: ActFormProps & { readonly texts: PuttingRightTexts }) {
  const { complaint, close } = props;
  const { linking: texts } = props.texts;
  const { words } = useWords();
  const { act, send, again, conflict } = useComplaintAct(linkRelapse, props);
  const faultAt = useFaults(act);
  const [number, setNumber] = useState('');
  const [sought, setSought] = useState<string | undefined>();
  const { answer } = useNumbered(sought);
  const found =
    sought !== undefined && answer.state === 'ready'
      ? answer.body.complaints.find(
          (one) => one.list === null && one.complaint !== complaint.complaint,
        )
      : undefined;
  const { relapseOf } = complaint;
  if (relapseOf !== null) {
    return (
      <ActForm
        act={act}
        submit={texts.unlink}
        danger
        onSubmit={() => send({ of: null })}
        onAgain={again}
        onCancel={close}
        conflict={conflict}
      >
        <p>{texts.now(relapseOf.number)}</p>
      </ActForm>
    );
  }
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={found === undefined ? [texts.missing] : []}
      onSubmit={() => {
        if (found !== undefined) send({ of: found.complaint });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <div
        class="filters"
        role="search"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // The act itself waits until the earlier one was seen.
          event.preventDefault();
          setSought(wholeNumber(number));
        }}
      >
        <TextField
          label={texts.number}
          hint={texts.hint}
          type="search"
          value={number}
          onInput={(typed) => {
            setNumber(typed);
            setSought(undefined);
          }}
          fault={faultAt('/of')}
        />
        <button type="button" class="button" onClick={() => setSought(wholeNumber(number))}>
          {texts.find}
        </button>
      </div>
      <div role="status">
        {sought === undefined ? null : found !== undefined ? (
          <p>
            {texts.found} <span class="number">{found.number}</span>{' '}
            <span class="tag">{words.stage[found.stage]}</span> {found.gist}
          </p>
        ) : (
          <p class="soft">{answer.state === 'ready' ? texts.notThere : texts.searching}</p>
        )}
      </div>
    </ActForm>
  );
}
