import { daysBetween, beijingDay, shortDayText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useWords, wordOf } from '../words.ts';
import { DeskTags } from '../screening-desk/desk-tags.tsx';
import type { Desk } from '../screening-desk/desk.ts';
import type { Opening } from './openings.ts';
import type { ComplaintLine } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';

/**
 * A complaint that waits for its screening, in two lines: its opening words, where the person was shown them, else what
 * tells it apart; then channel, district, when it was received, and how long it has waited.
 */
export function WaitingComplaint(props: {
  readonly line: ComplaintLine;
  readonly href: string;
  readonly begin: () => void;
  readonly title: string;
  readonly opening: Opening | undefined;
  readonly desk: Desk | undefined;
  readonly now: string;
  readonly nameOf: (organisation: string) => string;
  readonly texts: TodoTexts;
}) {
  const { line, href, begin, title, opening, desk, now, nameOf } = props;
  const { opening: texts } = props.texts;
  const { words } = useWords();
  const language = useLanguage();
  const { complaint, channel, district, receivedOn } = line;
  const said = opening?.is === 'shown' ? (opening.words ?? undefined) : undefined;
  const sign =
    said !== undefined
      ? texts.sign
      : opening?.is === 'shown'
        ? texts.whyNot.erased
        : opening === undefined
          ? undefined
          : texts.whyNot[opening.why];
  const about = [
    ...(said === undefined ? [] : [wordOf(words.channel, channel)]),
    ...(district === null ? [] : [nameOf(district)]),
    ...(said === undefined ? [] : [texts.received(shortDayText(language, receivedOn))]),
    texts.waits(daysBetween(receivedOn, beijingDay(now))),
  ];
  return (
    <>
      <p>
        <a
          class={said === undefined ? 'number' : 'opening no-print'}
          href={href}
          data-row={complaint}
          onClick={begin}
        >
          {said ?? title}
        </a>
        {said === undefined ? null : <span class="number on-paper">{title}</span>}
      </p>
      <p class="line about">
        {sign === undefined ? null : (
          <span class={said === undefined ? 'tag' : 'tag yellow'}>{sign}</span>
        )}
        <DeskTags desk={desk} complaint={complaint} title={said ?? title} />
        <span class="soft small">{about.join(' · ')}</span>
      </p>
    </>
  );
}
