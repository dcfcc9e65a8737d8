import { useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import { useOrganisations } from '../../organisations.ts';
import { useWords } from '../../words.ts';
import { Outcomes } from '../outcomes.tsx';
import { ReplyEvidence } from './reply-evidence.tsx';
import { ReviewConfirm } from './review-confirm.tsx';
import type { ReviewProps } from './review-props.ts';
import { ReviewReturn } from './review-return.tsx';
import { uncounted } from '@ducha/contracts/uncounted.ts';

/** 审核: confirms the reply with the texts that the public will read, or returns it for redo. */
export function ReviewForm(props: Omit<ReviewProps, 'reply'>) {
  const { texts, complaint, offered } = props;
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const closed = offered.except.map(({ decision }) => decision);
  const [decision, setDecision] = useState<'confirm' | 'return'>('confirm');
  const reply = complaint.replies.at(-1);
  if (reply === undefined) return null;
  const hints = uncounted(reply);
  const Form = decision === 'confirm' ? ReviewConfirm : ReviewReturn;
  return (
    <>
      <p>
        {nameOf(reply.organisation)} · {words.verdict[reply.verdict]} · {words.result[reply.result]}
      </p>
      <dl class="facts stacked">
        <dt>{texts.outcomes}</dt>
        <dd>
          <Outcomes outcomes={reply.outcomes} none={texts.noOutcomes} />
        </dd>
        <dt>{texts.evidence.label}</dt>
        <dd>
          <ReplyEvidence
            complaint={complaint.complaint}
            evidence={reply.evidence}
            texts={texts.evidence}
          />
        </dd>
      </dl>
      {hints.length === 0 ? null : (
        <div class="message mind" role="note">
          <ul class="plain-list">
            {hints.map(({ outcome, word }) => (
              <li key={outcome}>{texts.uncounted(word, words.outcome[outcome])}</li>
            ))}
          </ul>
        </div>
      )}
      <ChoiceField
        label={texts.decision}
        value={decision}
        onChange={setDecision}
        options={(['confirm', 'return'] as const)
          .filter((one) => !closed.includes(one))
          .map((value) => ({ value, text: texts.decisions[value] }))}
      />
      <p class="hint soft">{texts.explained[decision]}</p>
      <Form key={decision} {...props} reply={reply} />
    </>
  );
}
