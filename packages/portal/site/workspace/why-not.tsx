import { useWords, wordOf } from './words.ts';

/** Acts that cannot be done now, and why; those that are another role's altogether stand last. */
export function WhyNot(props: {
  readonly summary: string;
  readonly refused: readonly { readonly act: string; readonly why: string }[];
  /** Shown without being asked for. */
  readonly open?: boolean;
  /** A reason in the page's own words; the catalogue's when it has none. */
  readonly says?: (why: string) => string | undefined;
}) {
  const { summary, refused, open = false, says } = props;
  const { words } = useWords();
  if (refused.length === 0) return null;
  const inOrder = refused.toSorted((a, b) => Number(a.why === 'role') - Number(b.why === 'role'));
  return (
    <details open={open}>
      <summary>{summary}</summary>
      <dl class="facts">
        {inOrder.flatMap(({ act, why }) => [
          <dt key={`${act} act`}>{wordOf(words.act, act)}</dt>,
          <dd key={`${act} why`}>{says?.(why) ?? wordOf(words.actRefusal, why)}</dd>,
        ])}
      </dl>
    </details>
  );
}
