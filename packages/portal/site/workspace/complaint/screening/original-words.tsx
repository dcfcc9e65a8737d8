import { typedText } from '@ducha/contracts/text-form.ts';
import { longest, codeOf } from '../../../api.ts';
import { momentText } from '../../../dates.ts';
import { TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { lookAtComplaint } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { mayUse, usePerson } from '../../person.ts';
import { useStaffAct } from '../../staff-act.ts';
import { useWords, wordOf } from '../../words.ts';
import { Original } from '../original.tsx';

/**
 * 原文: asks for the reason of a look, then shows the complainant's own words and photographs. Never the
 * contact: nobody needs it to screen or to review.
 */
export function OriginalWords(props: { readonly complaint: string }) {
  const { workspace, words } = useWords();
  const language = useLanguage();
  const person = usePerson();
  const { act, send, again, reset } = useStaffAct(lookAtComplaint);
  useEffect(() => {
    // The browser may keep the page as it is, to show it again when somebody goes back.
    addEventListener('pagehide', reset);
    return () => removeEventListener('pagehide', reset);
  }, []);
  const [reason, setReason] = useState('');
  const texts = workspace.look;
  const look = async (): Promise<unknown> =>
    send({
      params: { complaint: props.complaint },
      body: { reason: typedText(reason), contact: false },
    });
  if (act.state === 'done') {
    return (
      <section class="original" aria-label={texts.title}>
        <p class="label">{texts.title}</p>
        <Original seen={act.body} />
        <p class="soft small">{texts.recorded(momentText(language, act.body.recordedAt))}</p>
      </section>
    );
  }
  return (
    <section class="original" aria-label={texts.title}>
      <p class="label">{texts.title}</p>
      {mayUse(person, 'lookAtComplaint') ? (
        <>
          <p class="soft">{texts.lead}</p>
          <TextField
            label={texts.reason}
            required
            value={reason}
            onInput={setReason}
            most={longest(lookAtComplaint, '/reason')}
          />
          <div role="alert">
            {act.state === 'refused' ? (
              <p class="fault">{wordOf(words.problem, codeOf(act.problem))}</p>
            ) : null}
            {act.state === 'unanswered' ? <p class="fault">{workspace.act.unanswered}</p> : null}
          </div>
          <p class="actions">
            <button
              type="button"
              class="button"
              aria-disabled={typedText(reason) === '' || act.state === 'sending'}
              onClick={() => {
                if (act.state === 'unanswered') void again();
                else if (typedText(reason) !== '') void look();
              }}
            >
              {act.state === 'sending' ? workspace.act.sending : texts.act}
            </button>
          </p>
        </>
      ) : (
        <p class="soft">{texts.notYours}</p>
      )}
    </section>
  );
}
