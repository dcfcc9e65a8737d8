import { linkRelapse } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import { NumberSearch, useNumberSought } from '../../complaints/number-search.tsx';
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
  const sought = useNumberSought(
    ({ list, complaint: one }) => list === null && one !== complaint.complaint,
  );
  const { found } = sought;
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
      <NumberSearch
        sought={sought}
        label={texts.number}
        hint={texts.hint}
        fault={faultAt('/of')}
        texts={texts}
      />
      {found === undefined ? null : (
        <p role="status">
          {texts.found} <span class="number">{found.number}</span>{' '}
          <span class="tag">{words.stage[found.stage]}</span> {found.gist}
        </p>
      )}
    </ActForm>
  );
}
