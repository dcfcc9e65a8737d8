import { FirstFew } from '../../first-few.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import { placeName, places, stepOf, stepsUpTo } from '../places.ts';
import { Bar } from '../tally.tsx';
import type { FiguresProps } from './figures-props.ts';

type Organisation = FiguresProps['figures']['organisations'][number];

/** The districts as a grid of tiles, and every organisation in a table that says the same. */
export function Districts({ texts, figures }: FiguresProps) {
  const language = useLanguage();
  const { organisations } = figures;
  const by = new Map(organisations.map((one) => [one.organisation, one]));
  const countOf = (code: string): number => by.get(code)?.transferred ?? 0;
  const largest = Math.max(0, ...places.map(({ code }) => countOf(code)));
  const words = texts.districts;
  return (
    <>
      <h2>{words.heading}</h2>
      <p class="soft">{words.explained}</p>
      <div class="districts-room">
        <div class="districts">
          <div>
            <ul class="tiles">
              {places.map((place) => (
                <li
                  key={place.code}
                  class={`tile column-${place.column} row-${place.row} step-${stepOf(countOf(place.code), largest)}`}
                >
                  <span class="tile-name">{language === 'zh' ? place.chinese : place.english}</span>
                  <strong class="tile-count number">{texts.count(countOf(place.code))}</strong>
                  <span class="tile-rate number">
                    <span class="unseen">{words.rate} </span>
                    {rateOf(by.get(place.code), words.noRate)}
                  </span>
                </li>
              ))}
            </ul>
            <div class="legend">
              <p>{words.legend}</p>
              <ul>
                {stepsUpTo(largest).map(({ step, from, to }) => (
                  <li key={step}>
                    <span class={`swatch step-${step}`} aria-hidden="true" />
                    {words.range(from, to)}
                  </li>
                ))}
              </ul>
            </div>
          </div>
          <OrganisationTable texts={texts} figures={figures} />
        </div>
      </div>
    </>
  );
}

/** Every organisation that has complaints, most first, and then the districts that have none. */
function OrganisationTable({ texts, figures }: FiguresProps) {
  const language = useLanguage();
  const words = texts.districts;
  const led = new Set(figures.organisations.map(({ organisation }) => organisation));
  const columns = [
    words.transferred,
    texts.funnel.closed,
    texts.funnel.staged,
    texts.funnel.open,
    words.rate,
  ];
  const rows = [
    ...figures.organisations.map((one) => ({
      name: inLanguage(language, one.name),
      count: one.transferred,
      cells: [one.closed, one.staged, one.open, rateOf(one, words.noRate)],
    })),
    ...places
      .filter(({ code }) => !led.has(code))
      .map((place) => ({
        name: placeName(language, place),
        count: 0,
        cells: [0, 0, 0, words.noRate],
      })),
  ];
  const [transferred, ...others] = columns;
  const largest = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <FirstFew count={rows.length}>
      <div class="table-room organisations-room">
        <table class="organisations" role="table">
          <caption>{words.table}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {words.organisation}
              </th>
              {columns.map((column) => (
                <th key={column} role="columnheader" scope="col" class="number">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ name, count, cells }) => (
              <tr key={name} role="row">
                <th role="rowheader" scope="row">
                  {name}
                </th>
                <td role="cell" class="number" data-name={transferred}>
                  {count}
                  <Bar share={count / largest} />
                </td>
                {cells.map((cell, at) => (
                  <td key={others[at]} role="cell" class="number" data-name={others[at]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FirstFew>
  );
}

function rateOf(one: Organisation | undefined, none: string): string {
  const percent = one?.rate.percent;
  return percent === null || percent === undefined ? none : `${percent}%`;
}
