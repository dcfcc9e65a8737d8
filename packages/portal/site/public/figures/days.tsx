import { DayBars } from '../../charts/day-bars.tsx';
import { dayText, everyDay, shortDayText } from '../../dates.ts';
import { FirstFew } from '../../first-few.tsx';
import { useLanguage } from '../../language.ts';
import type { FiguresProps } from './figures-props.ts';

/** What was handed over on each day: a sentence, a picture, and the same as a table. */
export function Days({ texts, figures: { days } }: FiguresProps) {
  const language = useLanguage();
  const words = texts.days;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const counts = new Map(days.map(({ day, transferred }) => [day, transferred]));
  const total = days.reduce((sum, { transferred }) => sum + transferred, 0);
  const most = days.reduce((highest, day) =>
    day.transferred > highest.transferred ? day : highest,
  );
  const says = words.says(days.length, total, shortDayText(language, most.day), most.transferred);
  return (
    <>
      <h2>{words.heading}</h2>
      <p>{says}</p>
      <div class="card days-beside">
        <DayBars
          label={says}
          bars={everyDay(first.day, last.day).map((day) => ({
            text: shortDayText(language, day),
            count: counts.get(day) ?? 0,
          }))}
        />
        <FirstFew count={days.length}>
          <div class="table-room days-table" tabIndex={0} role="region" aria-label={words.table}>
            <table>
              <caption>{words.table}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.day}</th>
                  <th scope="col" class="number">
                    {words.transferred}
                  </th>
                </tr>
              </thead>
              <tbody>
                {days.map(({ day, transferred }) => (
                  <tr key={day}>
                    <th scope="row">{dayText(language, day)}</th>
                    <td class="number">{transferred}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </FirstFew>
      </div>
    </>
  );
}
