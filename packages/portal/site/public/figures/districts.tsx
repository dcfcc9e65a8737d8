import { FirstFew } from '../../first-few.tsx';
import { inLanguage, useLanguage, type Language } from '../../language.ts';
import { placeName, places } from '../../charts/places.ts';
import { Bar } from '../../charts/tally.tsx';
import { TileGrid } from '../../charts/tile-grid.tsx';
import type { FiguresProps } from './figures-props.ts';

type Organisation = FiguresProps['figures']['organisations'][number];

/** The districts as a grid of tiles, and every organisation in a table that says the same. */
export function Districts({ texts, figures }: FiguresProps) {
  const language = useLanguage();
  const { organisations } = figures;
  const by = new Map(organisations.map((one) => [one.organisation, one]));
  const countOf = (code: string): number => by.get(code)?.transferred ?? 0;
  const words = texts.districts;
  return (
    <>
      <h2>{words.heading}</h2>
      <p>{sentenceOf(organisations, texts, language)}</p>
      <p class="soft small">{words.explained}</p>
      <div class="districts-room">
        <div class="districts">
          <TileGrid
            label={words.heading}
            tileOf={({ code }) => ({
              count: countOf(code),
              text: texts.count(countOf(code)),
              below: (
                <>
                  <span class="unseen">{words.rate} </span>
                  {rateOf(by.get(code), words.noRate)}
                </>
              ),
            })}
            legend={words.legend}
            range={words.range}
          />
          <OrganisationTable texts={texts} figures={figures} />
        </div>
      </div>
    </>
  );
}

/** In how many of the 17 something was handed over, and where most. */
function sentenceOf(
  organisations: readonly Organisation[],
  { districts: words }: FiguresProps['texts'],
  language: Language,
): string {
  const led = organisations.filter(({ organisation }) =>
    places.some(({ code }) => code === organisation),
  );
  const [most] = led.toSorted((a, b) => b.transferred - a.transferred);
  const total = led.reduce((sum, { transferred }) => sum + transferred, 0);
  return most === undefined
    ? words.none
    : words.says(led.length, total, inLanguage(language, most.name), most.transferred);
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
