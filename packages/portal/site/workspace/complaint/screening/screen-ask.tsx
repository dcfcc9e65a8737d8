import { screenComplaint } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { beijingDay } from '../../../dates.ts';
import { TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import type { DecisionProps } from './screen-props.ts';
import { forgetting } from '../acts/forgetting.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { houseNow } from '../../house-time.ts';

/** 补充: a question to the complainant, who reads it with the receipt. */
export function AskForm(props: DecisionProps) {
  const { texts, complaint, close } = props;
  const today = beijingDay(houseNow());
  const kept = useKeptTexts(`ask/${complaint.complaint}`, { question: '' });
  const { act, send, again, conflict } = useComplaintAct(
    screenComplaint,
    forgetting(props, kept.forget),
  );
  const faultIn = useFaults(act);
  const { question } = kept.texts;
  const [answerBy, setAnswerBy] = useState('');
  return (
    <ActForm
      act={act}
      submit={texts.submit.ask}
      unfinished={typedText(question) === '' ? [texts.missing.question] : []}
      onSubmit={() =>
        send({
          decision: 'ask',
          question: typedText(question),
          ...(answerBy === '' ? {} : { answerBy }),
        })
      }
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <PhraseArea
        label={texts.question}
        hint={texts.questionHint}
        required
        value={question}
        onInput={(text) => kept.write({ question: text })}
        most={longest(screenComplaint, '/question')}
        fault={faultIn('/question')}
      />
      <TextField
        label={texts.answerBy}
        hint={texts.answerByHint}
        type="date"
        min={today}
        value={answerBy}
        onInput={setAnswerBy}
        fault={faultIn('/answerBy')}
      />
    </ActForm>
  );
}
