import { inLanguage, useLanguage } from '../../language.ts';
import { places, stepOf, stepsUpTo } from '../places.ts';
import type { FiguresProps } from './page.tsx';

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
    </>
  );
}

/** Every organisation that has complaints, most first, and then the districts that have none. */
function OrganisationTable({ texts, figures }: FiguresProps) {
  const language = useLanguage();
  const words = texts.districts;
  const led = new Set(figures.organisations.map(({ organisation }) => organisation));
  const none = places.filter(({ code }) => !led.has(code));
  return (
    <div class="table-room" tabIndex={0} role="region" aria-label={words.table}>
      <table class="organisations">
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.organisation}</th>
            <th scope="col" class="number">
              {words.transferred}
            </th>
            <th scope="col" class="number">
              {texts.funnel.closed}
            </th>
            <th scope="col" class="number">
              {texts.funnel.staged}
            </th>
            <th scope="col" class="number">
              {texts.funnel.open}
            </th>
            <th scope="col" class="number">
              {words.rate}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.organisations.map((one) => (
            <tr key={one.organisation}>
              <th scope="row">{inLanguage(language, one.name)}</th>
              <td class="number">{one.transferred}</td>
              <td class="number">{one.closed}</td>
              <td class="number">{one.staged}</td>
              <td class="number">{one.open}</td>
              <td class="number">{rateOf(one, words.noRate)}</td>
            </tr>
          ))}
          {none.map(({ code, chinese, english }) => (
            <tr key={code}>
              <th scope="row">{language === 'zh' ? chinese : english}</th>
              {['transferred', 'closed', 'staged', 'open'].map((column) => (
                <td key={column} class="number">
                  0
                </td>
              ))}
              <td class="number">{words.noRate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rateOf(one: Organisation | undefined, none: string): string {
  const percent = one?.rate.percent;
  return percent === null || percent === undefined ? none : `${percent}%`;
}
