import '../style/charts.css';

/** Pixels: of the picture, of the room for a number above it, and of the days below. */
const [height, top, foot] = [230, 20, 22];

/** Many days beside one another. The first, the last and the highest say which and how many they are. */
export function DayBars(props: {
  readonly bars: readonly { readonly text: string; readonly count: number }[];
  /** What the picture says. */
  readonly label: string;
}) {
  const { bars, label } = props;
  const counts = bars.map(({ count }) => count);
  const most = Math.max(1, ...counts);
  const step = 100 / bars.length;
  const room = height - top - foot;
  const middle = (counts.indexOf(most) + 0.5) * step;
  return (
    <svg class="day-bars" role="img" aria-label={label} width="100%" height={height}>
      {bars.map(({ text, count }, at) => {
        const tall = (room * count) / most;
        return (
          <rect
            key={text}
            class="bar-fill"
            x={`${at * step + step * 0.1}%`}
            y={top + room - tall}
            width={`${step * 0.8}%`}
            height={tall}
          >
            <title>{`${text} ${count}`}</title>
          </rect>
        );
      })}
      <line class="ground" x1="0" x2="100%" y1={top + room} y2={top + room} />
      {counts.includes(most) ? (
        <text
          x={`${middle}%`}
          y={top - 6}
          text-anchor={middle < 10 ? 'start' : middle > 90 ? 'end' : 'middle'}
          class="count"
        >
          {most}
        </text>
      ) : null}
      <text x="0" y={height - 5}>
        {bars[0]?.text}
      </text>
      {bars.length < 2 ? null : (
        <text x="100%" y={height - 5} text-anchor="end">
          {bars.at(-1)?.text}
        </text>
      )}
    </svg>
  );
}
