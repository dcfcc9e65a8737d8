import {
  reassign as endpoint,
  reassignReason,
  type Assignment,
  type ReassignReason,
} from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useOrganisations } from '../../organisations.ts';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { AssignmentsField } from '../acts/assignments-field.tsx';
import { changesBetween } from '../acts/assignments.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { puttingRightTexts, type PuttingRightTexts } from './putting-right-texts.ts';

/** 改派: who has it from now on, and what that changes for whom. */
export const reassigning = actFormOf({ texts: puttingRightTexts, View: ReassignForm });

function ReassignForm(props: ActFormProps & { readonly texts: PuttingRightTexts }) {
  const { reassigning: texts } = props.texts;
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const { act, send, again, conflict } = useComplaintAct(endpoint, props);
  const faultAt = useFaults(act);
  const { assignments: before, transferredAt } = props.complaint;
  const [organisations, setOrganisations] = useState<readonly Assignment[]>(before);
  const [reason, setReason] = useState<ReassignReason | undefined>();
  const changes = changesBetween(before, organisations);
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(organisations.length === 0 ? [texts.missing.organisations] : []),
        ...(changes.length === 0 ? [texts.missing.same] : []),
        ...(reason === undefined ? [texts.missing.reason] : []),
      ]}
      onSubmit={() => {
        if (reason !== undefined) send({ organisations: [...organisations], reason });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead[transferredAt === null ? 'before' : 'after']}</p>
      <AssignmentsField
        label={texts.organisations}
        value={organisations}
        onChange={setOrganisations}
        fault={faultAt('/organisations')}
      />
      <div role="status">
        {changes.length === 0 ? null : (
          <>
            <p class="label">{texts.changes}</p>
            <ul>
              {changes.map(({ organisation, is, role }) => (
                <li key={organisation}>
                  {texts[is](nameOf(organisation), wordOf(words.assignment, role))}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <ChoiceField
        label={texts.reason}
        required
        value={reason}
        onChange={setReason}
        options={reassignReason.options.map((value) => ({
          value,
          text: words.reassignReason[value],
        }))}
        fault={faultAt('/reason')}
      />
    </ActForm>
  );
}
