import type { listComplaints } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { momentText, shortDayText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { complaints } from './zh.ts';
import { useComplaintTypes } from '../complaint-types.ts';
import { DueTag } from '../due-tag.tsx';
import { useOrganisations } from '../organisations.ts';
import { useWords } from '../words.ts';

type Body = BodyOf<typeof listComplaints>;

/** Complaints, one a row; the whole row opens it. */
export function ComplaintTable(props: {
  readonly texts: typeof complaints;
  readonly body: Body;
  readonly caption?: string;
}) {
  const { texts, body } = props;
  const { workspace } = useWords();
  const language = useLanguage();
  return (
    <div class="table-room">
      <table class="rows">
        <caption>
          {props.caption ?? texts.caption(body.complaints.length, body.next !== null)}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, body.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.number}</th>
            <th scope="col">{texts.columns.stage}</th>
            <th scope="col">{texts.columns.type}</th>
            <th scope="col">{texts.columns.organisations}</th>
            <th scope="col" class="desk-only">
              {texts.columns.received}
            </th>
            <th scope="col" class="desk-only">
              {texts.columns.due}
            </th>
          </tr>
        </thead>
        <tbody>
          {body.complaints.map((row) => (
            <ComplaintLine key={row.complaint} texts={texts} row={row} asOf={body.asOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ComplaintLine(props: {
  readonly texts: typeof complaints;
  readonly row: Body['complaints'][number];
  readonly asOf: string;
}) {
  const { texts, row, asOf } = props;
  const { words } = useWords();
  const language = useLanguage();
  const organisations = useOrganisations();
  const types = useComplaintTypes();
  const [lead, ...others] = row.organisations.toSorted((a, b) => (a.role < b.role ? 1 : -1));
  const place = lead?.organisation ?? row.district;
  return (
    <tr>
      <th scope="row">
        <a class="whole-row number" href={`/c/${row.complaint}`}>
          {row.number ?? texts.unnumbered(words.channel[row.channel])}
        </a>
        {row.keyAttention ? (
          <>
            {' '}
            <span class="tag red">* {texts.keyAttention}</span>
          </>
        ) : null}
      </th>
      <td>
        <span class="tag">{words.stage[row.stage]}</span>
      </td>
      <td class={row.mainType === null ? 'desk-only' : ''}>
        {row.mainType === null ? '—' : types.nameOf(row.mainType)}
      </td>
      <td>
        {place === null ? '—' : organisations.nameOf(place)}
        {others.length === 0 ? '' : texts.assisted(others.length)}
      </td>
      <td class="desk-only unbroken">{shortDayText(language, row.receivedOn)}</td>
      <td class="desk-only">
        {row.result === 'closed' || row.result === 'staged' ? (
          words.result[row.result]
        ) : row.replyDue === null ? (
          '—'
        ) : (
          <DueTag due={row.replyDue} unpublished={row.replyDueUnpublished} now={asOf} />
        )}
      </td>
    </tr>
  );
}
