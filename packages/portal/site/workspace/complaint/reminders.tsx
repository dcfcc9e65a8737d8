import { listReminders } from '@ducha/contracts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { useOrganisations } from '../organisations.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintTexts } from './complaint-texts.ts';

/** What was sent to officials about the complaint, and how far it came; no address. */
export function Reminders(props: { readonly complaint: string; readonly texts: ComplaintTexts }) {
  const { reminders: texts } = props.texts;
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const matter = `complaint:${props.complaint}`;
  const { answer, again } = useRead(
    listReminders,
    { query: { matter } },
    {
      nextOf: ({ next }) => next,
      from: (after) => ({ query: { matter, after } }),
      joined: (before, { reminders }) => ({
        ...before,
        reminders: [...before.reminders, ...reminders],
      }),
    },
  );
  return (
    <section class="card" aria-labelledby="reminders">
      <h2 id="reminders">{texts.heading}</h2>
      <Shown
        answer={answer}
        again={again}
        empty={{ when: ({ reminders }) => reminders.length === 0, says: texts.none }}
      >
        {({ reminders }) => (
          <ol class="timeline">
            {reminders.map((sent) => (
              <li key={sent.notification}>
                <p class="what">
                  {wordOf(texts.occasion, sent.occasion)} · {wordOf(texts.channel, sent.channel)}{' '}
                  <span class={sent.state.startsWith('failed') ? 'tag yellow' : 'tag'}>
                    {wordOf(texts.states, stateOf(sent))}
                  </span>
                </p>
                <p class="soft small">
                  {nameOf(sent.organisation)} {wordOf(words.duty, sent.duty)}
                  <br />
                  <time dateTime={sent.createdAt}>{momentText(language, sent.createdAt)}</time>
                </p>
              </li>
            ))}
          </ol>
        )}
      </Shown>
    </section>
  );
}

/** A mail server tells no more than that it took the mail: then it is sent. */
function stateOf({ state, channel }: { readonly state: string; readonly channel: string }): string {
  return state === 'handed-over' && channel === 'mail' ? 'mail-sent' : state;
}
