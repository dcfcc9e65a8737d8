import { reviewReply } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { beijingDay, dayText } from '../../../dates.ts';
import { TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import type { ReviewProps } from './review-props.ts';
import { forgetting } from '../acts/forgetting.ts';
import { latestDay } from '../acts/latest-day.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { houseNow } from '../../house-time.ts';

/** 退回重办: why, and the day by which the new reply is due. */
export function ReviewReturn(props: ReviewProps) {
  const { texts, complaint, reply, close } = props;
  const language = useLanguage();
  const latest = latestDay(complaint);
  const kept = useKeptTexts(`return/${complaint.complaint}/${reply.round}`, { reason: '' });
  const { act, send, again, conflict } = useComplaintAct(
    reviewReply,
    forgetting(props, kept.forget),
  );
  const faultIn = useFaults(act);
  const { reason } = kept.texts;
  const [redoBy, setRedoBy] = useState('');
  return (
    <ActForm
      act={act}
      submit={texts.submit.return}
      danger
      unfinished={[
        ...(typedText(reason) === '' ? [texts.missing(texts.reason)] : []),
        ...(redoBy === '' ? [texts.missing(texts.redoBy)] : []),
      ]}
      onSubmit={() => send({ decision: 'return', reason: typedText(reason), redoBy })}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <PhraseArea
        label={texts.reason}
        hint={texts.reasonHint}
        required
        value={reason}
        onInput={(text) => kept.write({ reason: text })}
        most={longest(reviewReply, '/reason')}
        fault={faultIn('/reason')}
      />
      <TextField
        label={texts.redoBy}
        required
        type="date"
        min={beijingDay(houseNow())}
        {...latest}
        hint={
          latest.max === undefined ? undefined : texts.redoAtMost(dayText(language, latest.max))
        }
        value={redoBy}
        onInput={setRedoBy}
        fault={faultIn('/redoBy')}
      />
    </ActForm>
  );
}
