import { longest, codeOf } from '../../../api.ts';
import { momentText } from '../../../dates.ts';
import { TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { lookAtComplaint } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { BodyOf } from '../../../answer.ts';
import { mayUse, usePerson } from '../../person.ts';
import { useStaffAct } from '../../staff-act.ts';
import { useWords, wordOf } from '../../words.ts';

/** The complainant's own words, shown after a look that is recorded for good. */
export type Looked = BodyOf<typeof lookAtComplaint>;

/**
 * 原文: asks for the reason of a look, then shows the complainant's own words. Never the contact: nobody
 * needs it to screen or to review.
 */
export function OriginalWords(props: {
  readonly complaint: string;
  readonly onLooked?: (looked: Looked) => void;
}) {
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
  const look = async (): Promise<void> => {
    const called = await send({
      params: { complaint: props.complaint },
      body: { reason: reason.trim(), contact: false },
    });
    if (called?.ok === true) props.onLooked?.(called.body);
  };
  if (act.state === 'done') {
    const { problem, place, messages, recordedAt } = act.body;
    return (
      <section class="original" aria-label={texts.title}>
        <p class="label">{texts.title}</p>
        <p class="said">{problem}</p>
        {place === null ? null : <p class="soft">{texts.place(place)}</p>}
        {messages.length === 0 ? null : <p class="label">{texts.later}</p>}
        {messages.map(({ at, text }) => (
          <p key={at} class="said">
            <span class="soft small">{momentText(language, at)}</span> {text ?? texts.erased}
          </p>
        ))}
        <p class="soft small">{texts.recorded(momentText(language, recordedAt))}</p>
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
              aria-disabled={reason.trim() === '' || act.state === 'sending'}
              onClick={() => {
                if (act.state === 'unanswered') {
                  void again().then((called) => {
                    if (called?.ok === true) props.onLooked?.(called.body);
                  });
                } else if (reason.trim() !== '') void look();
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
