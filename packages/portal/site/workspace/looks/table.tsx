import type { listLooks } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { lookLines, type Look } from './look-lines.ts';
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
          {lookLines(body.looks).map((line) => (
            <Row key={line[0].look} line={line} texts={texts} reasons={reasons} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly line: readonly [Look, ...Look[]];
  readonly texts: Texts;
  readonly reasons: boolean;
}) {
  const { line, texts, reasons } = props;
  const { at, role, subject, contact, glance, reason } = line[0];
  const { columns } = texts;
  const { words } = useWords();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        {line.length === 1 ? (
          <Which look={line[0]} texts={texts} />
        ) : (
          <details>
            <summary>{texts.together(line.length)}</summary>
            <ol class="plain">
              {line.map((look) => (
                <li key={look.look}>
                  <Which look={look} texts={texts} />
                </li>
              ))}
            </ol>
          </details>
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

/** At which complaint somebody looked. */
function Which({ look, texts }: { readonly look: Look; readonly texts: Texts }) {
  const { complaint, number } = look;
  const mayOpen = mayUse(usePerson(), 'readComplaint');
  const name = number ?? texts.unnumbered;
  const { filters, addressWith } = useFilters();
  return (
    <>
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
    </>
  );
}
