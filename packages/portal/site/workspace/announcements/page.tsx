import { listAnnouncements, publishAnnouncement } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { SelectField } from '../../fields.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import { useFilters } from '../filters.ts';
import { useInspections } from '../inspections-known.ts';
import { workspacePage } from '../page.tsx';
import { Pager } from '../pager.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords } from '../words.ts';
import { kinds, type AnnouncementTexts } from './announcement-shown.ts';

/** 公告: those that stand and those that were taken back, newest first. */
export const announcements = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).announcements,
    en: async () => (await import('./en.ts')).announcements,
  },
  View: ({ texts }) => {
    const person = usePerson();
    const { workspace } = useWords();
    const { filters, change } = useFilters();
    const { all, nameOf } = useInspections();
    const kind = kinds.find((one) => one === filters['kind']);
    const { inspection, after } = filters;
    const { answer, again } = useRead(listAnnouncements, {
      query: {
        ...(kind === undefined ? {} : { kind }),
        ...(inspection === undefined ? {} : { inspection }),
        ...(after === undefined ? {} : { after }),
      },
    });
    return (
      <>
        <h1>{texts.title}</h1>
        {mayUse(person, publishAnnouncement.name) ? (
          <p class="actions">
            <a class="button primary" href="/work/announcements/draft">
              {texts.publish}
            </a>
          </p>
        ) : null}
        <div class="filters">
          <SelectField
            label={texts.kind}
            none={texts.everyKind}
            value={kind ?? ''}
            onChange={(chosen) => change({ kind: chosen })}
            options={kinds.map((value) => ({ value, text: texts.kinds[value] }))}
          />
          <SelectField
            label={workspace.list.inspection}
            none={texts.everyInspection}
            value={inspection ?? ''}
            onChange={(chosen) => change({ inspection: chosen })}
            options={all.map((one) => ({ value: one.inspection, text: nameOf(one) }))}
          />
        </div>
        <Shown answer={answer} again={again}>
          {(body) => (
            <>
              {body.announcements.length === 0 ? (
                <Notice>{texts.none}</Notice>
              ) : (
                <AnnouncementTable texts={texts} body={body} />
              )}
              <Pager next={body.next} />
            </>
          )}
        </Shown>
      </>
    );
  },
});

function AnnouncementTable(props: {
  readonly texts: AnnouncementTexts;
  readonly body: BodyOf<typeof listAnnouncements>;
}) {
  const { texts, body } = props;
  const { workspace } = useWords();
  const language = useLanguage();
  return (
    <div class="table-room">
      <table class="rows">
        <caption>
          {texts.title}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, body.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.title}</th>
            <th scope="col">{texts.columns.state}</th>
            <th scope="col" class="desk-only">
              {texts.kind}
            </th>
            <th scope="col" class="desk-only">
              {texts.columns.publishedAt}
            </th>
            <th scope="col" class="desk-only">
              {texts.columns.correctedAt}
            </th>
          </tr>
        </thead>
        <tbody>
          {body.announcements.map((line) => (
            <tr key={line.announcement}>
              <th scope="row">
                <a class="whole-row" href={`/work/announcements/${line.announcement}`}>
                  {inLanguage(language, line.title)}
                </a>
              </th>
              <td>
                <span class={line.state === 'published' ? 'tag green' : 'tag'}>
                  {texts.states[line.state]}
                </span>
              </td>
              <td class="desk-only">{texts.kinds[line.kind]}</td>
              <td class="desk-only">{momentText(language, line.publishedAt)}</td>
              <td class="desk-only">
                {line.correctedAt === null ? '—' : momentText(language, line.correctedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
