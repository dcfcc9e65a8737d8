import { useWords } from './words.ts';

/** How much of an account's id tells it from others: the house knows the names of no accounts. */
const enough = 8;

/**
 * Whose account it was, in short; the whole of it behind a disclosure. The issuer alone knows whose name belongs to
 * it, and the role stands beside it.
 */
export function Subject({ subject }: { readonly subject: string }) {
  const { workspace } = useWords();
  if (subject.length <= 2 * enough) return <span class="account">{subject}</span>;
  return (
    <details class="account">
      <summary>{workspace.account(subject.slice(0, enough))}</summary>
      <code class="short">{subject}</code>
    </details>
  );
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
