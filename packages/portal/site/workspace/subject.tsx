import { useWords } from './words.ts';

/** How much of an account's id tells it from others: the house knows the names of no accounts. */
const enough = 8;

/**
 * Whose account it was, in short; the whole of it behind a disclosure. The issuer alone knows whose name belongs to
 * it, and the role stands beside it.
 */
export function Subject({ subject }: { readonly subject: string }) {
  const { workspace } = useWords();
  if (isShort(subject)) return <span class="account">{subject}</span>;
  return (
    <details class="account">
      <summary>{accountText(subject, workspace)}</summary>
      <code class="short">{subject}</code>
    </details>
  );
}

/** The same in a line of text, where nothing can be disclosed. */
export function accountText(
  subject: string,
  workspace: { readonly account: (start: string) => string },
): string {
  return isShort(subject) ? subject : workspace.account(subject.slice(0, enough));
}

function isShort(subject: string): boolean {
  return subject.length <= 2 * enough;
}

/** Several of them, one below the other. */
export function Subjects({ subjects }: { readonly subjects: readonly string[] }) {
  return (
    <ul class="plain-list accounts">
      {subjects.map((subject) => (
        <li key={subject}>
          <Subject subject={subject} />
        </li>
      ))}
    </ul>
  );
}
