import type { listReminders } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Unpublished } from '../due-tag.tsx';
import { dueText } from '../due-text.ts';
import { useOrganisations } from '../organisations.ts';
import { useWords } from '../words.ts';
import { Delivery, why } from './delivery.tsx';
import { useMatters, type Matter } from './use-matters.ts';
import type { Reminder, ReminderTexts } from './reminder-texts.ts';

type Body = BodyOf<typeof listReminders>;

/** Messages to officials, the newest first. */
export function ReminderTable(props: { readonly texts: ReminderTexts; readonly body: Body }) {
  const { texts, body } = props;
  const { columns } = texts;
  const { workspace } = useWords();
  const language = useLanguage();
  const matters = useMatters();
  return (
    <div class="table-room">
      <table class="stacking">
        <caption>
          {texts.caption(body.reminders.length, body.next !== null)}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, body.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.to}</th>
            <th scope="col">{columns.way}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.attempts}</th>
            <th scope="col">{columns.when}</th>
          </tr>
        </thead>
        <tbody>
          {body.reminders.map((sent) => (
            <Row
              key={`${sent.notification} ${sent.number}`}
              sent={sent}
              matter={matters.get(sent.number)}
              texts={texts}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly sent: Reminder;
  readonly matter: Matter | undefined;
  readonly texts: ReminderTexts;
}) {
  const { sent, matter, texts } = props;
  const { words } = useWords();
  const { columns } = texts;
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  return (
    <tr>
      <th scope="row">
        {matter === undefined ? null : (
          <>
            <a href={matter.href}>{matter.gist ?? sent.number}</a>
            <br />
          </>
        )}
        <span class="plain">{why(sent, texts)}</span>
        <p class="soft small plain number">
          {texts.about(sent.number, words.deadlineAct[sent.act])}
          {sent.count === 1 ? '' : ` ${texts.andOthers(sent.count)}`}
        </p>
        <p class="soft small plain number">
          {texts.due(dueText(language, sent.due))} <Unpublished years={sent.unpublished} />
        </p>
      </th>
      <td data-label={columns.to}>
        {nameOf(sent.organisation)} <span class="short">{words.duty[sent.duty]}</span>
      </td>
      <td data-label={columns.way} class="short">
        {texts.channel[sent.channel]}
      </td>
      <td data-label={columns.state}>
        <Delivery sent={sent} texts={texts} />
        <p class="soft small plain">{texts.since(momentText(language, sent.since))}</p>
      </td>
      <td data-label={columns.attempts} class="short">
        {texts.attempts(sent.attempts)}
      </td>
      <td data-label={columns.when} class="short">
        <time dateTime={sent.createdAt}>{momentText(language, sent.createdAt)}</time>
      </td>
    </tr>
  );
}
