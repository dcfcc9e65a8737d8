import { screenComplaint } from '@ducha/contracts';
import { ActForm } from '../../act-form.tsx';
import { NumberSearch, useNumberSought } from '../../complaints/number-search.tsx';
import { useFaults } from '../../faults.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { Joined } from './joined.tsx';
import type { DecisionProps } from './screen-props.ts';

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
  const sought = useNumberSought(
    ({ inspection, list }) => inspection === complaint.inspection && list === null,
    chosen,
  );
  const { found } = sought;
  const itself = found?.complaint === complaint.complaint;
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
      <NumberSearch
        sought={sought}
        label={texts.intoNumber}
        hint={texts.intoHint}
        fault={itself ? texts.intoItself : faultIn('/into')}
        texts={texts}
      />
      {found === undefined ? null : (
        <Joined texts={texts} complaint={found.complaint} title={texts.into} />
      )}
    </ActForm>
  );
}
