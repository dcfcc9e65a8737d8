import { useMemo, useState } from 'preact/hooks';
import { Bar } from '../../charts/tally.tsx';
import { FirstFew } from '../../first-few.tsx';
import { useOrganisations } from '../organisations.ts';
import type { OfRows } from './districts-part.tsx';
import { unitColumns, unitsInOrder, unitsOf, type Unit, type UnitColumn } from './units.ts';

/** How each organisation does, ordered by the column that is pressed: the most late first. */
export function UnitsTable({ rows, kind, now, hrefOf, texts }: OfRows) {
  const { units: says } = texts;
  const { nameOf } = useOrganisations();
  const [order, setOrder] = useState<{ readonly column: UnitColumn; readonly down: boolean }>({
    column: 'overdue',
    down: true,
  });
  const units = useMemo(() => unitsOf(rows, kind, now), [rows, kind, now]);
  if (units.length === 0) return null;
  const largest = Math.max(1, ...units.map(({ overdue }) => overdue.count));
  const cellOf = (unit: Unit, column: UnitColumn) => {
    if (column === 'days')
      return unit.days === null ? says.noDays : String(Math.round(unit.days * 10) / 10);
    const number = unit[column];
    const what = `${nameOf(unit.code)} ${says.columns[column]}`;
    return (
      <>
        <a href={hrefOf(number)} aria-label={texts.open(what, number.count)}>
          {number.count}
        </a>
        {column === 'overdue' ? <Bar share={number.count / largest} kind="late" /> : null}
      </>
    );
  };
  return (
    <section aria-labelledby="overview-units">
      <h2 id="overview-units">{says.title}</h2>
      <FirstFew count={units.length}>
        <div class="table-room">
          <table class="units">
            <caption>
              <span class="soft small">
                {says.caption} {says.daysHow}
              </span>
            </caption>
            <thead>
              <tr>
                <th scope="col">{says.unit}</th>
                {unitColumns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    class="number"
                    aria-sort={
                      order.column === column ? (order.down ? 'descending' : 'ascending') : 'none'
                    }
                  >
                    <button
                      type="button"
                      class="link"
                      aria-label={says.sortBy(says.columns[column])}
                      onClick={() =>
                        setOrder({ column, down: order.column !== column || !order.down })
                      }
                    >
                      {says.columns[column]}
                      <span aria-hidden="true">
                        {order.column === column ? (order.down ? ' ↓' : ' ↑') : ''}
                      </span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {unitsInOrder(units, order).map((unit) => (
                <tr key={unit.code}>
                  <th scope="row">{nameOf(unit.code)}</th>
                  {unitColumns.map((column) => (
                    <td key={column} class="number">
                      {cellOf(unit, column)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </FirstFew>
    </section>
  );
}
