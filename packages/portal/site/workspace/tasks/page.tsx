import '../../style/stacking.css';
import { taskSource } from '@ducha/contracts';
import { SelectField } from '../../fields.tsx';
import { Notice, Shown } from '../../shown.tsx';
import type { tasks as chinese } from './zh.ts';
import { seesEveryOrganisation, seesOwnTeamsAlone } from '../every-organisation.ts';
import { useFilters } from '../filters.ts';
import { OneOrganisation } from '../one-organisation.tsx';
import { workspacePage } from '../page.tsx';
import { Pager } from '../pager.tsx';
import { usePerson } from '../person.ts';
import { taskStatuses } from '../task/status-tag.tsx';
import { useWords } from '../words.ts';
import { TaskTable } from './table.tsx';
import { leavesOut } from './task-filter.ts';
import { useTasks, type TasksFound } from './use-tasks.ts';

/** 整改任务, by their date. */
export const tasks = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).tasks,
    en: async () => (await import('./en.ts')).tasks,
  },
  View: TasksView,
});

function TasksView({ texts }: { readonly texts: typeof chinese }) {
  const { filters } = useFilters();
  const { status, source, organisation, after } = filters;
  const filter = { status, source, organisation };
  const { answer, seen, again } = useTasks(filter, after);
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
      <Filters texts={texts} />
      <p class="unseen" role="status">
        {seen > 0 && answer.state !== 'ready' ? texts.seen(seen) : null}
      </p>
      <Shown answer={answer} again={again}>
        {(found) => (
          <>
            {found.tasks.length === 0 ? (
              <None texts={texts} found={found} filtered={leavesOut(filter)} />
            ) : (
              <TaskTable texts={texts} found={found} />
            )}
            <Pager next={found.next} />
          </>
        )}
      </Shown>
    </>
  );
}

function None(props: {
  readonly texts: typeof chinese;
  readonly found: TasksFound;
  readonly filtered: boolean;
}) {
  const { texts, found, filtered } = props;
  const seesAll = useSeesAll();
  const ofTeams = seesOwnTeamsAlone(usePerson(), 'listTasks');
  if (filtered) {
    return (
      <Notice>{(found.next === null ? texts.noneSuch : texts.noneSuchHere)(found.seen)}</Notice>
    );
  }
  if (ofTeams) return <Notice>{texts.noneOfYourTeams}</Notice>;
  return <Notice>{seesAll ? texts.none : texts.noneOfYours}</Notice>;
}

function Filters({ texts }: { readonly texts: typeof chinese }) {
  const { words } = useWords();
  const { filters, change } = useFilters();
  const seesAll = useSeesAll();
  return (
    <div class="filters">
      <SelectField
        label={texts.status}
        value={filters['status'] ?? ''}
        none={texts.everyStatus}
        onChange={(status) => change({ status })}
        options={taskStatuses.map((value) => ({ value, text: words.taskStatus[value] }))}
      />
      <SelectField
        label={texts.source}
        value={filters['source'] ?? ''}
        none={texts.everySource}
        onChange={(source) => change({ source })}
        options={taskSource.options.map((value) => ({ value, text: words.taskSource[value] }))}
      />
      {seesAll ? (
        <OneOrganisation
          label={texts.organisation}
          value={filters['organisation'] ?? ''}
          onChange={(organisation) => change({ organisation })}
        />
      ) : null}
    </div>
  );
}

/** Organisations see those in which they have a part. */
function useSeesAll(): boolean {
  return seesEveryOrganisation(usePerson(), 'listTasks');
}
