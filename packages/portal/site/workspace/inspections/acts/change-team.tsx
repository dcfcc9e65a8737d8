import { changeTeam, seat as seats, type Seat } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { CheckField, SelectField, TextArea } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { CandidateFields } from './candidate-fields.tsx';
import { isNamed, newCandidate, type CandidateWritten, writtenToBody } from './candidate.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** Somebody who is to join, and in which seat. */
interface Joining {
  readonly seat: Seat;
  readonly person: CandidateWritten;
}

/** 调整督察组: who leaves is ticked, who joins is written down as when the team was formed, with the reason. */
export function ChangeTeamForm(props: InspectionActProps) {
  const { team: texts } = props.texts;
  const { team } = props.inspection;
  const { act, send, again, conflict } = useInspectionAct(changeTeam, props);
  const fault = useFaults(act);
  const [leaves, setLeaves] = useState<readonly string[]>([]);
  const [joins, setJoins] = useState<readonly Joining[]>([]);
  const [reason, setReason] = useState('');
  const replaced = (old: Joining, part: Partial<Joining>): void =>
    setJoins(joins.map((one) => (one === old ? { ...old, ...part } : one)));
  const seated = [
    ...(team === null ? [] : [{ subject: team.leader, seat: 'leader' as const }]),
    ...(team?.deputies ?? []).map((subject) => ({ subject, seat: 'deputy' as const })),
    ...(team?.members ?? []).map((subject) => ({ subject, seat: 'member' as const })),
  ];
  return (
    <ActForm
      act={act}
      submit={texts.change.act}
      danger
      unfinished={[
        ...(leaves.length + joins.length === 0 ? [texts.change.missing.anybody] : []),
        ...(joins.every(({ person }) => isNamed(person)) ? [] : [texts.change.missing.joins]),
        ...(typedText(reason) === '' ? [texts.change.missing.reason] : []),
      ]}
      onSubmit={() =>
        send({
          leaves: [...leaves],
          joins: joins.map(({ seat, person }) => ({ seat, person: writtenToBody(person) })),
          reason: typedText(reason),
        })
      }
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.change.lead}</p>
      <fieldset class="field" aria-invalid={fault('/leaves') !== undefined}>
        <legend>{texts.change.leaves}</legend>
        {seated.map(({ subject, seat }) => (
          <CheckField
            key={subject}
            label={
              <>
                {texts.seats[seat]} <span class="number">{subject}</span>
              </>
            }
            checked={leaves.includes(subject)}
            onChange={(checked) =>
              setLeaves(checked ? [...leaves, subject] : leaves.filter((one) => one !== subject))
            }
          />
        ))}
        {fault('/leaves') === undefined ? null : <p class="fault">{fault('/leaves')}</p>}
      </fieldset>
      {joins.map((one, index) => (
        <div key={one.person.key}>
          <SelectField
            label={texts.change.seat}
            value={one.seat}
            onChange={(chosen) =>
              replaced(one, { seat: seats.options.find((seat) => seat === chosen) ?? 'member' })
            }
            options={seats.options.map((seat) => ({ value: seat, text: texts.seats[seat] }))}
          />
          <CandidateFields
            texts={props.texts}
            title={texts.change.joining(index + 1)}
            value={one.person}
            onChange={(person) => replaced(one, { person })}
            onRemove={() => setJoins(joins.filter((other) => other !== one))}
            fault={fault(`/joins/${index}`)}
          />
        </div>
      ))}
      <p>
        <button
          type="button"
          class="button small"
          onClick={() => setJoins([...joins, { seat: 'member', person: newCandidate('division') }])}
        >
          {texts.change.add}
        </button>
      </p>
      <TextArea
        label={texts.change.reason}
        hint={texts.change.reasonHint}
        required
        value={reason}
        onInput={setReason}
        most={longest(changeTeam, '/reason')}
        fault={fault('/reason')}
      />
    </ActForm>
  );
}
