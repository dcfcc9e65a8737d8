import { withdrawAnnouncement } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../api.ts';
import { TextArea } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { useAnnouncementAct, type AnnouncementActProps } from './use-announcement-act.tsx';

/** 撤回: nobody outside reads it any more; the reason stays with the office. */
export function WithdrawForm(props: AnnouncementActProps) {
  const { texts, close } = props;
  const [reason, setReason] = useState('');
  const { act, send, again, conflict } = useAnnouncementAct(withdrawAnnouncement, {
    ...props,
    doing: texts.withdraw.open,
    done: close,
  });
  const fault = useFaults(act);
  return (
    <section class="card" aria-labelledby="withdraw">
      <h2 id="withdraw">{texts.withdraw.open}</h2>
      <ActForm
        act={act}
        submit={texts.withdraw.act}
        danger
        unfinished={typedText(reason) === '' ? [texts.withdraw.missing] : []}
        onSubmit={() => send({ reason: typedText(reason) })}
        onAgain={again}
        onCancel={close}
        conflict={conflict}
      >
        <p>{texts.withdraw.lead}</p>
        <TextArea
          label={texts.withdraw.reason}
          hint={texts.withdraw.reasonHint}
          required
          rows={3}
          value={reason}
          onInput={setReason}
          most={longest(withdrawAnnouncement, '/reason')}
          fault={fault('/reason')}
        />
      </ActForm>
    </section>
  );
}
