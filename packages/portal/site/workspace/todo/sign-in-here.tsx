import { useWords, wordOf } from '../words.ts';
import { usePerson } from '../person.ts';
import type { SignInState } from './sign-ins.ts';
import { signInOnNewest, useSignIns } from './the-sign-ins.ts';
import type { TodoRow } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';

interface Props {
  readonly row: TodoRow;
  readonly state: SignInState | undefined;
  readonly texts: TodoTexts;
}

/** Signing in from the row itself: shown as done at once, and what may follow it. */
export function SignInHere({ row, state, title, texts }: Props & { readonly title: string }) {
  const { signIns } = useSignIns();
  const { organisation } = usePerson();
  const { words } = useWords();
  if (row.kind !== 'complaint') return null;
  const { complaint, version, organisations } = row.line;
  const send = (): void => void signIns.one({ complaint, version });
  if (state === undefined || state.is === 'unanswered') {
    return (
      <button
        type="button"
        class="button small primary"
        aria-label={`${texts.signIn.act} ${title}`}
        onClick={send}
      >
        {state === undefined ? texts.signIn.act : texts.signIn.again}
      </button>
    );
  }
  if (state.is === 'refused' && state.code === 'version-moved') {
    return (
      <button type="button" class="button small" onClick={() => void signInOnNewest(complaint)}>
        {texts.signIn.newest}
      </button>
    );
  }
  const leads = organisations.some(
    (each) => each.organisation === organisation && each.role === 'lead',
  );
  if (state.is === 'signed' && leads) {
    return (
      <a class="button small" href={`/c/${complaint}#act-reply`}>
        {wordOf(words.act, 'reply')}
      </a>
    );
  }
  return null;
}

/** How far it has come, in a word beside the number. */
export function SignInSays({ row, state, texts }: Props) {
  if (row.act !== 'signIn' || state === undefined) return null;
  if (state.is === 'refused' || state.is === 'unanswered') return null;
  return (
    <span role="status" class="said-done">
      {state.is === 'waiting' ? texts.signIn.waiting : `✓ ${texts.signIn[state.is]}`}
    </span>
  );
}

/** Why it was not done after all, where it had been shown as done. */
export function SignInFailed({ row, state, texts }: Props) {
  const { words } = useWords();
  if (row.act !== 'signIn' || state === undefined) return null;
  if (state.is !== 'refused' && state.is !== 'unanswered') return null;
  return (
    <p class="fault" role="alert">
      {state.is === 'unanswered'
        ? texts.signIn.unanswered
        : texts.signIn.refused(wordOf(words.problem, state.code))}
    </p>
  );
}
