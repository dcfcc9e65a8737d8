import { useId } from 'preact/hooks';
import { DayBars } from '../../charts/day-bars.tsx';
import { highest, percentOf, type Bar, type Figure } from './figure.ts';
import type { LedgerTexts } from './ledger-texts.ts';

/** How many bars are drawn; the table has them all. */
const mostBars = 20;
/** Pixels of a bar with its name above it. */
const barRoom = 34;

/** The groups of the rows as a sentence, a picture, and the same as a table. */
export function FigureView(props: {
  readonly title: string;
  readonly figure: Figure;
  /** Some rows are in several groups. */
  readonly isManifold: boolean;
  /** Where the rows of a bar alone are; none on paper. */
  readonly hrefOf: ((code: string) => string | undefined) | undefined;
  readonly texts: LedgerTexts;
}) {
  const { title, figure, isManifold, hrefOf, texts } = props;
  const { figure: says } = texts;
  const id = useId();
  const { form, bars, apart } = figure;
  const most = highest(figure);
  const drawn = form === 'bars' ? bars.slice(0, mostBars) : bars;
  return (
    <figure class="card ledger-figure" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h2 id={`${id}-title`}>{says.title(title)}</h2>
        <p>
          {sentenceOf(figure, says)}
          {isManifold ? ` ${says.manifold}` : null}
          {apart === undefined ? null : ` ${says.apart(apart.text, apart.count)}`}
          {drawn.length < bars.length ? ` ${says.restBars(drawn.length)}` : null}
        </p>
      </figcaption>
      {most === undefined ? null : (
        <div class="ledger-figure-parts">
          {form === 'days' ? (
            <DayBars bars={drawn} label={sentenceOf(figure, says)} />
          ) : (
            <NamedBars bars={drawn} form={form} most={most} label={sentenceOf(figure, says)} />
          )}
          <FigureTable figure={figure} title={title} hrefOf={hrefOf} says={says} />
        </div>
      )}
    </figure>
  );
}

function sentenceOf(figure: Figure, says: LedgerTexts['figure']): string {
  const { form, bars, total } = figure;
  const most = highest(figure);
  if (most === undefined) return says.nothing;
  switch (form) {
    case 'bars':
      return says.bars(bars.length, most.text, most.count, percentOf(most.count, total));
    case 'days': {
      const counted = bars.reduce((sum, { count }) => sum + count, 0);
      return says.days(bars.length, counted, most.text, most.count);
    }
    case 'funnel': {
      const first = bars[0]?.count ?? 0;
      const last = bars.at(-1)?.count ?? 0;
      const share = percentOf(last, first);
      return says.funnel(bars[0]?.text ?? '', first, bars.at(-1)?.text ?? '', last, share);
    }
  }
}

/** Bars below one another, each with its name and number above it; those of a funnel stand in the middle. */
function NamedBars(props: {
  readonly bars: readonly Bar[];
  readonly form: 'bars' | 'funnel';
  readonly most: Bar;
  readonly label: string;
}) {
  const { bars, form, most, label } = props;
  return (
    <svg
      class="ledger-bars"
      role="img"
      aria-label={label}
      width="100%"
      height={bars.length * barRoom}
    >
      {bars.map(({ code, text, count }, at) => {
        const share = (100 * count) / most.count;
        const y = at * barRoom;
        return (
          <g key={code ?? text}>
            <text x="0" y={y + 14}>
              {text}
            </text>
            <text x="100%" y={y + 14} text-anchor="end" class="count">
              {count}
            </text>
            <rect class="bar-room" x="0" y={y + 19} width="100%" height="9" rx="3" />
            <rect
              class="bar-fill"
              x={form === 'funnel' ? `${(100 - share) / 2}%` : 0}
              y={y + 19}
              width={`${share}%`}
              height="9"
              rx="3"
            />
          </g>
        );
      })}
    </svg>
  );
}

function FigureTable(props: {
  readonly figure: Figure;
  readonly title: string;
  readonly hrefOf: ((code: string) => string | undefined) | undefined;
  readonly says: LedgerTexts['figure'];
}) {
  const { figure, title, hrefOf, says } = props;
  const { form, bars, apart, total } = figure;
  const whole = form === 'funnel' ? (bars[0]?.count ?? 0) : total;
  // Days without any are seen in the picture.
  const listed = [
    ...bars.filter(({ count }) => form !== 'days' || count > 0),
    ...(apart ? [apart] : []),
  ];
  return (
    <div class="table-room ledger-figure-table" tabIndex={0} role="region" aria-label={says.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" class="number">
              {says.count}
            </th>
            <th scope="col" class="number">
              {says.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ code, text, count }) => {
            const href = code === null ? undefined : hrefOf?.(code);
            return (
              <tr key={code ?? text}>
                <th scope="row">
                  {href === undefined ? (
                    text
                  ) : (
                    <a href={href} aria-label={says.only(text)}>
                      {text}
                    </a>
                  )}
                </th>
                <td class="number">{count}</td>
                <td class="number">{says.percent(percentOf(count, whole))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
