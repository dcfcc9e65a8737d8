import type { Counted } from './counted.ts';

/** A large number, what it is of, and what it may be compared with. */
export interface HeadlineNumber {
  readonly name: string;
  readonly number: Counted;
  readonly below: string;
  /** What is late is red, what is soon due yellow, unless there is none of it. */
  readonly look?: 'late' | 'soon';
}

/** The large numbers, each the way to its rows. */
export function Headline(props: {
  readonly numbers: readonly HeadlineNumber[];
  readonly hrefOf: (number: Counted) => string;
}) {
  const { numbers, hrefOf } = props;
  return (
    <ul class="headline">
      {numbers.map(({ name, number, below, look }) => (
        <li key={name}>
          <a
            class={look === undefined || number.count === 0 ? 'card' : `card ${look}`}
            href={hrefOf(number)}
          >
            <span class="headline-name">{name}</span>{' '}
            <strong class="headline-count number">{number.count}</strong>{' '}
            <span class="headline-below">{below}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
