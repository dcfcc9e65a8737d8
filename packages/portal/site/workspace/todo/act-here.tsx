import { useWords, wordOf } from '../words.ts';
import { usePerson } from '../person.ts';
import { bulkActs as everyBulkAct, type BulkAct, type BulkState } from './bulk-acts.ts';
import { signOnNewest, useBulkActs } from './the-bulk-acts.ts';
import type { TodoRow } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';

interface Props {
  readonly row: TodoRow;
  readonly state: BulkState | undefined;
  readonly texts: TodoTexts;
}

/** Signing in from the row itself: shown as done at once, and what may follow it. */
export function SignInHere({ row, state, title, texts }: Props & { readonly title: string }) {
  const { bulkActs } = useBulkActs();
  const { organisation } = usePerson();
  const { words } = useWords();
  if (row.kind !== 'complaint') return null;
  const { complaint, version, organisations } = row.line;
  const send = (): void =>
    state === undefined
      ? void bulkActs.one({ act: 'signIn', complaint, version })
      : bulkActs.again('signIn', complaint);
  if (state === undefined || state.is === 'unanswered') {
    return (
      <button
        type="button"
        class="button small primary"
        aria-label={`${texts.signIn.act} ${title}`}
        onClick={send}
      >
        {state === undefined ? texts.signIn.act : texts.bulk.again}
      </button>
    );
  }
  if (state.is === 'refused' && state.code === 'version-moved') {
    return (
      <button type="button" class="button small" onClick={() => void signOnNewest(complaint)}>
        {texts.signIn.newest}
      </button>
    );
  }
  const leads = organisations.some(
    (each) => each.organisation === organisation && each.role === 'lead',
  );
  if (state.is === 'done' && leads) {
    return (
      <a class="button small" href={`/c/${complaint}#act-reply`}>
        {wordOf(words.act, 'reply')}
      </a>
    );
  }
  return null;
}

/** How far it has come, in a word beside the number. */
export function ActSays({ row, state, texts }: Props) {
  const act = bulkActOf(row);
  if (act === undefined || state === undefined) return null;
  if (state.is === 'refused' || state.is === 'unanswered' || state.is === 'held') return null;
  const says = texts.bulk[act];
  return (
    <span role="status" class="said-done">
      {state.is === 'waiting' ? says.waiting : `✓ ${says[state.is]}`}
    </span>
  );
}

/** Why it was not done after all, where it had been shown as done. */
export function ActFailed({ row, state, texts }: Props) {
  const { words } = useWords();
  const { bulkActs } = useBulkActs();
  const act = bulkActOf(row);
  if (act === undefined || row.kind !== 'complaint' || state === undefined) return null;
  if (state.is === 'held') {
    return (
      <p class="fault" role="alert">
        {texts.bulk.reply.held}
      </p>
    );
  }
  if (state.is !== 'refused' && state.is !== 'unanswered') return null;
  const says = texts.bulk[act];
  return (
    <p class="fault" role="alert">
      {state.is === 'unanswered'
        ? says.unanswered
        : says.refused(wordOf(words.problem, state.code))}{' '}
      {state.is === 'refused' && state.isKept === true ? texts.bulk.reply.kept : null}
      {/* A signature is tried again by the row's own button. */}
      {state.is === 'unanswered' && act !== 'signIn' ? (
        <button type="button" class="button small" onClick={() => bulkActs.again(act, row.id)}>
          {texts.bulk.again}
        </button>
      ) : null}
    </p>
  );
}

/** What of a row can be done to several at once; undefined where it must be done by itself. */
export function bulkActOf({ kind, act }: TodoRow): BulkAct | undefined {
  return kind === 'complaint' ? everyBulkAct.find((one) => one === act) : undefined;
}
