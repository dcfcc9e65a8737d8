import { useState } from 'preact/hooks';
import { ChoiceField } from '../../../fields.tsx';
import { useOrganisations } from '../../organisations.ts';
import { useWords } from '../../words.ts';
import { ReviewConfirm } from './review-confirm.tsx';
import type { ReviewProps } from './review-props.ts';
import { ReviewReturn } from './review-return.tsx';

/** 审核: confirms the reply with the texts that the public will read, or returns it for redo. */
export function ReviewForm(props: Omit<ReviewProps, 'reply'>) {
  const { texts, complaint, offered } = props;
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const closed = offered.except.map(({ decision }) => decision);
  const [decision, setDecision] = useState<'confirm' | 'return'>('confirm');
  const reply = complaint.replies.at(-1);
  if (reply === undefined) return null;
  const Form = decision === 'confirm' ? ReviewConfirm : ReviewReturn;
  return (
    <>
      <p>
        {nameOf(reply.organisation)} · {words.verdict[reply.verdict]} · {words.result[reply.result]}
      </p>
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
