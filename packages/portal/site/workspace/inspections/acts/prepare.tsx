import { prepareInspection } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { CandidateFields } from './candidate-fields.tsx';
import { isNamed, newCandidate, type CandidateWritten, writtenToBody } from './candidate.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 组建督察组: a leader, deputies, members, with what the rules of office and recusal ask of each. */
export function PrepareForm(props: InspectionActProps) {
  const { team: texts } = props.texts;
  const { act, send, again, conflict } = useInspectionAct(prepareInspection, props);
  const fault = useFaults(act);
  const [leader, setLeader] = useState<CandidateWritten>(newCandidate('bureau'));
  const [deputies, setDeputies] = useState<readonly CandidateWritten[]>([newCandidate('bureau')]);
  const [members, setMembers] = useState<readonly CandidateWritten[]>([]);
  return (
    <ActForm
      act={act}
      submit={texts.act}
      unfinished={[
        ...(isNamed(leader) ? [] : [texts.missing.leader]),
        ...(deputies.every(isNamed) ? [] : [texts.missing.deputies]),
        ...(members.every(isNamed) ? [] : [texts.missing.members]),
      ]}
      onSubmit={() =>
        send({
          leader: writtenToBody(leader),
          deputies: deputies.map(writtenToBody),
          members: members.map(writtenToBody),
        })
      }
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p class="soft">{texts.lead}</p>
      <CandidateFields
        texts={props.texts}
        title={texts.leader}
        value={leader}
        onChange={setLeader}
        fault={fault('/leader')}
      />
      <Several
        {...props}
        title={texts.deputies}
        one={texts.deputy}
        place="deputies"
        least={1}
        most={5}
        value={deputies}
        onChange={setDeputies}
        fault={fault}
      />
      <Several
        {...props}
        title={texts.members}
        one={texts.member}
        place="members"
        least={0}
        most={60}
        value={members}
        onChange={setMembers}
        fault={fault}
      />
    </ActForm>
  );
}

function Several(props: {
  readonly texts: InspectionActProps['texts'];
  readonly title: string;
  readonly one: (ordinal: number) => string;
  readonly place: 'deputies' | 'members';
  readonly least: number;
  readonly most: number;
  readonly value: readonly CandidateWritten[];
  readonly onChange: (value: readonly CandidateWritten[]) => void;
  readonly fault: (pointer: string) => string | undefined;
}) {
  const { texts, title, one, place, least, most, value, onChange, fault } = props;
  return (
    <>
      {value.map((candidate, index) => (
        <CandidateFields
          key={candidate.key}
          texts={texts}
          title={one(index + 1)}
          value={candidate}
          onChange={(next) => onChange(value.map((old, at) => (at === index ? next : old)))}
          fault={fault(`/${place}/${index}`)}
          {...(value.length <= least
            ? {}
            : { onRemove: () => onChange(value.filter((_, at) => at !== index)) })}
        />
      ))}
      {value.length >= most ? null : (
        <p>
          <button
            type="button"
            class="button small"
            onClick={() => onChange([...value, newCandidate('division')])}
          >
            {texts.team.add(title)}
          </button>
        </p>
      )}
    </>
  );
}
