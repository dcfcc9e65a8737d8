import { render, type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Sheet } from './sheet/sheet.ts';

/**
 * While the browser prints, the whole list stands on the page in the place of what is in sight, however the
 * printing was begun. It is drawn in the moment before, and is gone after.
 */
export function usePrinted(draw: () => ComponentChildren): void {
  const newest = useRef(draw);
  newest.current = draw;
  useEffect(() => {
    const paper = document.createElement('main');
    paper.className = 'ledger-paper';
    const put = (): void => {
      document.body.append(paper);
      render(newest.current(), paper);
    };
    const takeAway = (): void => {
      render(null, paper);
      paper.remove();
    };
    addEventListener('beforeprint', put);
    addEventListener('afterprint', takeAway);
    return () => {
      removeEventListener('beforeprint', put);
      removeEventListener('afterprint', takeAway);
      takeAway();
    };
  }, []);
}

/** A sheet on paper: what it is of, the picture of its groups, and its rows below heads that every page repeats. */
export function PrintedSheet(props: { readonly sheet: Sheet; readonly figure: ComponentChildren }) {
  const { title, head, columns, rows } = props.sheet;
  return (
    <>
      <h1>{title}</h1>
      <dl>
        {head.map(({ name, says }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      {props.figure}
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((text, column) => (
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
