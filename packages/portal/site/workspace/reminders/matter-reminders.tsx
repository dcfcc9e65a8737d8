import { listReminders } from '@ducha/contracts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { useOrganisations } from '../organisations.ts';
import { useRead } from '../reads.ts';
import { useWords } from '../words.ts';
import { Delivery, why } from './delivery.tsx';
import { useReminderTexts } from './reminder-texts.ts';

/** How many of a matter's reminders stand beside it; the others on their own page. */
const beside = 6;

/** What was sent about a matter, beside the matter itself: the newest ones, and the way to all. */
export function MatterReminders(props: {
  /** `task:<id>` or `complaint:<id>`. */
  readonly matter: string;
  /** What the way to all of them is called. */
  readonly more: string;
}) {
  const { matter, more } = props;
  const texts = useReminderTexts();
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const { answer, again } = useRead(listReminders, { query: { matter } });
  if (texts === undefined) return null;
  return (
    <Shown
      answer={answer}
      again={again}
      empty={{ when: ({ reminders }) => reminders.length === 0, says: texts.noneAbout }}
    >
      {({ reminders, next }) => (
        <>
          <ol class="timeline">
            {reminders.slice(0, beside).map((sent) => (
              <li key={sent.notification}>
                <p class="what">
                  {why(sent, texts)} · {texts.channel[sent.channel]}
                </p>
                <p>
                  <Delivery sent={sent} texts={texts} />
                </p>
                <p class="soft small">
                  {nameOf(sent.organisation)} {words.duty[sent.duty]}
                  <br />
                  <time dateTime={sent.createdAt}>{momentText(language, sent.createdAt)}</time>
                </p>
              </li>
            ))}
          </ol>
          {reminders.length > beside || next !== null ? (
            <p>
              <a href={`/work/reminders?matter=${encodeURIComponent(matter)}`}>{more}</a>
            </p>
          ) : null}
        </>
      )}
    </Shown>
  );
}
