import { groupsOf } from './alarms/grouped.ts';
import { useAlarms } from './alarms/use-alarms.ts';
import { useTodos } from './todo/use-todos.ts';
import { useWords } from './words.ts';

/** How much waits behind an entry of the menu; nothing where nothing does, or where it is not known. */
export function MenuCount({ of }: { readonly of: 'todo' | 'alarms' }) {
  return of === 'todo' ? <TodoCount /> : <AlarmCount />;
}

function TodoCount() {
  const { rows, sources } = useTodos();
  return <Count count={rows.length} isMore={sources.some(({ list }) => list.unfinished)} />;
}

function AlarmCount() {
  const { answer } = useAlarms(true);
  const count = answer.state === 'ready' ? groupsOf(answer.body.alarms).length : 0;
  return <Count count={count} isMore={false} />;
}

function Count({ count, isMore }: { readonly count: number; readonly isMore: boolean }) {
  const { workspace } = useWords();
  if (count === 0) return null;
  return (
    <span class="menu-count number">
      <span aria-hidden="true">{isMore ? `${count}+` : count}</span>
      <span class="unseen">{workspace.waiting(count, isMore)}</span>
    </span>
  );
}
