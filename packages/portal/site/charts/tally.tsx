import '../style/charts.css';
import type { ComponentChildren } from 'preact';

/** One line of a tally: a name, how many, and where the rows behind it are. */
export interface Line {
  readonly key: string;
  readonly name: ComponentChildren;
  readonly count: number;
  /** Says what the link opens, where it is one. */
  readonly link?: Link;
}

/** Where the rows behind a number are, and what a screen reader says of it. */
export interface Link {
  readonly href: string;
  readonly label: string;
}

/** Counts as bars: the number stands beside each as text, the bar only says it again. */
export function Tally(props: {
  readonly lines: readonly Line[];
  /** Says a number with its unit. */
  readonly says: (count: number) => string;
  /** What a full bar stands for; the largest line when left out. */
  readonly full?: number;
  /** `late` where to be many is bad. */
  readonly kind?: string;
}) {
  const { lines, says, kind = '' } = props;
  const full = props.full ?? Math.max(1, ...lines.map(({ count }) => count));
  return (
    <ul class="tally">
      {lines.map(({ key, name, count, link }) => (
        <li key={key}>
          <span class="tally-name">{name}</span>
          <span class="tally-count number">
            {link === undefined ? (
              says(count)
            ) : (
              <a href={link.href} aria-label={link.label}>
                {says(count)}
              </a>
            )}
          </span>
          <Bar share={full === 0 ? 0 : count / full} kind={kind} />
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
      <rect class="bar-room" width="100%" height="100%" rx="5" />
      <rect class="bar-fill" width={width} height="100%" rx="5" />
    </svg>
  );
}
