import { createInspection } from '@ducha/contracts';
import { dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { DueTag } from '../due-tag.tsx';
import { useInspections, type InspectionLine } from '../inspections-known.ts';
import { useOrganisations } from '../organisations.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useWords } from '../words.ts';
import type { InspectionTexts } from './inspection-shown.ts';

/** 督察: all of them, the latest window first. */
export const inspections = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).inspections,
    en: async () => (await import('./en.ts')).inspections,
  },
  View: ({ texts }) => {
    const person = usePerson();
    const language = useLanguage();
    const { workspace } = useWords();
    const { answer, again, none } = useInspections();
    return (
      <>
        <h1>{texts.title}</h1>
        {mayUse(person, createInspection.name) ? (
          <p class="actions">
            <a class="button primary" href="/work/inspections/draft">
              {texts.draft}
            </a>
          </p>
        ) : null}
        <Shown
          answer={answer}
          again={again}
          empty={{ when: (body) => body.inspections.length === 0, says: none }}
        >
          {({ inspections: all, asOf }) => (
            <div class="table-room">
              <table class="rows">
                <caption>
                  {texts.caption}{' '}
                  <span class="soft small">{workspace.list.asOf(momentText(language, asOf))}</span>
                </caption>
                <thead>
                  <tr>
                    <th scope="col">{texts.columns.inspection}</th>
                    <th scope="col">{texts.columns.stage}</th>
                    <th scope="col">{texts.columns.targets}</th>
                    <th scope="col" class="desk-only">
                      {texts.columns.window}
                    </th>
                    <th scope="col" class="desk-only">
                      {texts.columns.todo}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((line) => (
                    <Line key={line.inspection} texts={texts} line={line} asOf={asOf} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Shown>
      </>
    );
  },
});

function Line(props: {
  readonly texts: InspectionTexts;
  readonly line: InspectionLine;
  readonly asOf: string;
}) {
  const { texts, line, asOf } = props;
  const { words, workspace } = useWords();
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  const [first = '', ...others] = line.targets;
  return (
    <tr>
      <th scope="row">
        <a class="whole-row" href={`/work/inspections/${line.inspection}`}>
          {words.inspectionKind[line.kind]}
        </a>{' '}
        <span class="soft small">{words.inspectionLevel[line.level]}</span>
      </th>
      <td>
        <span class={line.stage === 'stationed' ? 'tag green' : 'tag'}>
          {words.inspectionStage[line.stage]}
        </span>
      </td>
      <td>
        {others.length === 0
          ? nameOf(first)
          : workspace.list.andOthers(nameOf(first), line.targets.length)}
      </td>
      <td class="desk-only">
        {workspace.list.window(dayText(language, line.from), dayText(language, line.until))}
      </td>
      <td class="desk-only">
        {line.todo === null ? (
          '—'
        ) : (
          <>
            {texts.todo[line.todo.act]}{' '}
            {line.todo.due === null ? null : (
              <DueTag due={line.todo.due} unpublished={line.todo.unpublished} now={asOf} />
            )}
          </>
        )}
      </td>
    </tr>
  );
}
