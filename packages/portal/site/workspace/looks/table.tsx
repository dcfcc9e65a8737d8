import type { listLooks } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { looks } from './zh.ts';
import { useFilters } from '../filters.ts';
import { mayUse, usePerson } from '../person.ts';
import { Subject } from '../subject.tsx';
import { useWords, wordOf } from '../words.ts';

type Body = BodyOf<typeof listLooks>;
type Texts = typeof looks;

/** Looks, the newest first. */
export function LookTable(props: {
  readonly texts: Texts;
  readonly body: Body;
  /** Whether the person may see why somebody looked. */
  readonly reasons: boolean;
}) {
  const { texts, body, reasons } = props;
  const { columns } = texts;
  const { workspace } = useWords();
  const language = useLanguage();
  return (
    <div class="table-room">
      <table class="stacking">
        <caption>
          {texts.caption(body.looks.length, body.next !== null)}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, body.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.complaint}</th>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.contact}</th>
            {reasons ? <th scope="col">{columns.reason}</th> : null}
          </tr>
        </thead>
        <tbody>
          {body.looks.map((look) => (
            <Row key={look.look} look={look} texts={texts} reasons={reasons} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly look: Body['looks'][number];
  readonly texts: Texts;
  readonly reasons: boolean;
}) {
  const { texts, reasons } = props;
  const { complaint, number, at, role, subject, contact, glance, reason } = props.look;
  const { columns } = texts;
  const { words } = useWords();
  const language = useLanguage();
  const mayOpen = mayUse(usePerson(), 'readComplaint');
  const name = number ?? texts.unnumbered;
  const { filters, addressWith } = useFilters();
  return (
    <tr>
      <th scope="row">
        {mayOpen ? (
          <a class="number" href={`/c/${complaint}`} aria-label={texts.open(name)}>
            {name}
          </a>
        ) : (
          <span class="number">{name}</span>
        )}
        {filters['complaint'] === complaint ? null : (
          <p class="small plain">
            <a href={addressWith({ complaint })}>
              {texts.onlyThis}
              <span class="unseen"> {name}</span>
            </a>
          </p>
        )}
      </th>
      <td data-label={columns.at}>
        <time dateTime={at}>{momentText(language, at)}</time>
      </td>
      <td data-label={columns.who}>
        {wordOf(words.role, role)}
        <div class="soft small">
          {subject === null ? texts.unknown : <Subject subject={subject} />}
        </div>
      </td>
      <td data-label={columns.contact}>
        <span class={contact ? 'tag yellow' : 'tag'}>
          {contact ? texts.contactSeen : glance === null ? texts.wordsOnly : texts.glanced}
        </span>
        {glance === null || reasons ? null : (
          <div class="soft small">{texts.forScreening(glance.of)}</div>
        )}
      </td>
      {reasons ? (
        <td data-label={columns.reason} class="said">
          {glance === null ? (reason ?? texts.erased) : texts.forScreening(glance.of)}
        </td>
      ) : null}
    </tr>
  );
}
