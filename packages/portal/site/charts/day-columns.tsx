import '../style/charts.css';

/** One day, as a column. */
export interface DayColumn {
  readonly day: string;
  /** Below the column: `11月28日`. */
  readonly text: string;
  readonly count: number;
  /** Where what it counts is. */
  readonly href?: string;
}

/** The height of the tallest column, in pixels of a picture that is stretched to its room. */
const tallest = 100;

/** A week or so of days beside one another, each with its number above it: the picture is its own table. */
export function DayColumns(props: {
  readonly days: readonly DayColumn[];
  /** What the numbers are of. */
  readonly label: string;
}) {
  const { days, label } = props;
  const most = Math.max(1, ...days.map(({ count }) => count));
  return (
    <ol class="day-columns" aria-label={label}>
      {days.map(({ day, text, count, href }) => {
        const height = (tallest * count) / most;
        const says = (
          <>
            <span class="day-count number">{count}</span>
            <svg
              aria-hidden="true"
              viewBox={`0 0 10 ${tallest}`}
              preserveAspectRatio="none"
              width="100%"
              height="100%"
            >
              <rect class="bar-fill" y={tallest - height} width="10" height={height} />
            </svg>
            <span class="day-text">{text}</span>
          </>
        );
        return (
          <li key={day}>
            {href === undefined ? (
              <span class="day-column">{says}</span>
            ) : (
              <a class="day-column" href={href}>
                {says}
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}
