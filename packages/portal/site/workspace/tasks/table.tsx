import { dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { tasks } from './zh.ts';
import { useOrganisations } from '../organisations.ts';
import { DeadlineTag } from '../task/deadline-tag.tsx';
import { StatusTag } from '../task/status-tag.tsx';
import { useWords } from '../words.ts';
import type { TaskLine } from './task-filter.ts';
import type { TasksFound } from './use-tasks.ts';

/** Tasks, one a row; the whole row opens it. */
export function TaskTable(props: { readonly texts: typeof tasks; readonly found: TasksFound }) {
  const { texts, found } = props;
  const { columns } = texts;
  const { workspace } = useWords();
  const language = useLanguage();
  return (
    <div class="table-room">
      <table class="rows">
        <caption>
          {texts.caption(found.tasks.length, found.next !== null)}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, found.asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.deadline}</th>
            <th scope="col">{columns.lead}</th>
            <th scope="col">{columns.assisting}</th>
            <th scope="col">{columns.accepting}</th>
            <th scope="col">{columns.source}</th>
          </tr>
        </thead>
        <tbody>
          {found.tasks.map((task) => (
            <TaskRow key={task.task} texts={texts} task={task} asOf={found.asOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TaskRow(props: {
  readonly texts: typeof tasks;
  readonly task: TaskLine;
  readonly asOf: string;
}) {
  const { texts, task, asOf } = props;
  const { columns } = texts;
  const { words } = useWords();
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  return (
    <tr>
      <th scope="row">
        <a class="whole-row number" href={`/t/${task.task}`}>
          {task.number}
        </a>
      </th>
      <td>
        <StatusTag status={task.status} />
      </td>
      <td data-name={columns.deadline}>
        {task.finishedOn === null ? (
          <DeadlineTag day={task.deadline} unpublished={task.deadlineUnpublished} now={asOf} />
        ) : (
          <>
            {dayText(language, task.deadline)}
            <br />
            <span class="soft small">{texts.finished(dayText(language, task.finishedOn))}</span>
          </>
        )}
      </td>
      <td data-name={columns.lead}>{nameOf(task.lead)}</td>
      <td
        data-name={columns.assisting}
        class={task.assisting.length === 0 ? 'desk-only' : undefined}
      >
        {task.assisting.length === 0 ? '—' : task.assisting.map(nameOf).join(texts.comma)}
      </td>
      <td data-name={columns.accepting}>{nameOf(task.accepting)}</td>
      <td data-name={columns.source}>{words.taskSource[task.source]}</td>
    </tr>
  );
}
