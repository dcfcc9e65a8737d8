/** One line of a tally: a name, how many, and where it may be clicked or explained, more. */
export interface Line {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** Counts as bars: the number stands beside each as text, the bar only says it again. */
export function Tally(props: {
  readonly lines: readonly Line[];
  /** Says a number with its unit. */
  readonly says: (count: number) => string;
  /** What a full bar stands for; the largest line when left out. */
  readonly full?: number;
}) {
  const { lines, says } = props;
  const full = props.full ?? Math.max(1, ...lines.map(({ count }) => count));
  return (
    <ul class="tally">
      {lines.map(({ key, name, count }) => (
        <li key={key}>
          <span class="tally-name">{name}</span>
          <span class="tally-count number">{says(count)}</span>
          <Bar share={full === 0 ? 0 : count / full} />
        </li>
      ))}
    </ul>
  );
}

/** A bar of a share from 0 to 1. */
export function Bar(props: { readonly share: number; readonly kind?: string }) {
  const width = `${Math.max(0, Math.min(1, props.share)) * 100}%`;
  return (
    <svg class={`bar ${props.kind ?? ''}`} aria-hidden="true" width="100%" height="10">
      <rect class="bar-room" width="100%" height="10" rx="5" />
      <rect class="bar-fill" width={width} height="10" rx="5" />
    </svg>
  );
}
