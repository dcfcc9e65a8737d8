import { officeAct, previewRecount, type CalendarContent, type OfficeAct } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../language.ts';
import { dueText } from '../due-text.ts';
import { useInspections } from '../inspections-known.ts';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { complaintActs } from '../todo/todo-row.ts';
import { useWords, wordOf } from '../words.ts';
import { askForMoved, countMoved, type Moved, type MovedDate } from './count-moved.ts';
import type { calendar as Texts } from './zh.ts';

/** So long nothing was typed before the house is asked, in milliseconds. */
const pause = 600;
/** So many dates are listed; a list of thousands nobody reads in a form. */
const listed = 200;

/** Which open dates a calendar would move, counted by the house before anything is sent. */
export function MovedDates(props: {
  readonly texts: typeof Texts;
  readonly calendar: CalendarContent;
}) {
  const { calendar } = props;
  const texts = props.texts.changes.dates;
  const mayAsk = mayUse(usePerson(), previewRecount.name);
  const { answer, again, all } = useInspections();
  const [found, setFound] = useState<Moved | 'counting' | 'failed'>('counting');
  const [turn, setTurn] = useState(0);
  const isReady = mayAsk && answer.state === 'ready';
  useEffect(() => {
    if (!isReady) return undefined;
    let isWanted = true;
    setFound('counting');
    const timer = setTimeout(() => {
      void countMoved(askForMoved, all, calendar, () => isWanted).then((moved) => {
        if (isWanted) setFound(moved ?? 'failed');
      });
    }, pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isReady, JSON.stringify(calendar), turn]);
  if (!mayAsk) return null;
  if (answer.state === 'failed' || answer.state === 'offline' || found === 'failed') {
    return (
      <p>
        {texts.failed}{' '}
        <button
          type="button"
          class="button small"
          onClick={() => (isReady ? setTurn(turn + 1) : again())}
        >
          {texts.again}
        </button>
      </p>
    );
  }
  if (found === 'counting') return <p>{texts.counting}</p>;
  const complaints = new Set(found.moved.map(({ complaint }) => complaint)).size;
  return (
    <>
      <p>
        {found.moved.length === 0
          ? texts.none(found.counted)
          : texts.some(found.moved.length, complaints, found.counted)}
      </p>
      {found.moved.length === 0 ? null : (
        <details>
          <summary>{texts.open}</summary>
          <ul>
            {found.moved.slice(0, listed).map((date) => (
              <DateLine
                key={`${date.complaint} ${date.act} ${date.organisation}`}
                texts={texts}
                date={date}
              />
            ))}
          </ul>
          {found.moved.length > listed ? <p>{texts.more(found.moved.length - listed)}</p> : null}
        </details>
      )}
      <p class="soft small">{texts.tasks}</p>
    </>
  );
}

/** One date: of which complaint, whose, and from when to when. */
function DateLine(props: {
  readonly texts: (typeof Texts)['changes']['dates'];
  readonly date: MovedDate;
}) {
  const { texts, date } = props;
  const { complaint, number, act, organisation, due, movedTo } = date;
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  return (
    <li>
      <a class="number" href={`/c/${complaint}`} target="_blank" rel="noopener noreferrer">
        {number ?? texts.unnumbered}
      </a>{' '}
      {organisation === null ? null : `${nameOf(organisation)} · `}
      {isOfficeAct(act)
        ? texts.office(wordOf(words.act, complaintActs[act]))
        : texts.act[act]} ·{' '}
      {texts.fromTo(dueText(language, due), dueText(language, movedTo))}
    </li>
  );
}

function isOfficeAct(act: MovedDate['act']): act is OfficeAct {
  return officeAct.options.some((one) => one === act);
}
