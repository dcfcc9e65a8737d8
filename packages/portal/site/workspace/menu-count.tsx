import { groupsOf } from './alarms/grouped.ts';
import { useAlarms } from './alarms/use-alarms.ts';
import { useHouseNow } from './house-time.ts';
import { useTodos } from './todo/use-todos.ts';
import { useWords } from './words.ts';

/** How much waits behind an entry of the menu; nothing where nothing does, or where it is not known. */
export function MenuCount({ of }: { readonly of: 'todo' | 'alarms' }) {
  return of === 'todo' ? <TodoCount /> : <AlarmCount />;
}

function TodoCount() {
  const { rows, sources } = useTodos();
  const now = useHouseNow();
  const late = rows.filter(({ due }) => due !== null && due <= now).length;
  return (
    <Count count={rows.length} late={late} isMore={sources.some(({ list }) => list.unfinished)} />
  );
}

function AlarmCount() {
  const { answer } = useAlarms(true);
  const count = answer.state === 'ready' ? groupsOf(answer.body.alarms).length : 0;
  return <Count count={count} late={0} isMore={false} />;
}

/** Where something is late the number is red, on whatever page somebody is: the office's own dates ring no phone. */
function Count(props: { readonly count: number; readonly late: number; readonly isMore: boolean }) {
  const { count, late, isMore } = props;
  const { workspace } = useWords();
  if (count === 0) return null;
  return (
    <span class={`menu-count number ${late > 0 ? 'late' : ''}`}>
      <span aria-hidden="true">{isMore ? `${count}+` : count}</span>
      <span class="unseen">
        {workspace.waiting(count, isMore)}
        {late === 0 ? '' : workspace.waitingLate(late)}
      </span>
    </span>
  );
}
