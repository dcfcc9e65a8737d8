import { Fragment } from 'preact';
import { dayText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { InspectionShown, InspectionTexts } from './inspection-shown.ts';

/** 督察组调整: who left and who joined, from which day on, the newest first. */
export function TeamChanges(props: {
  readonly texts: InspectionTexts;
  readonly changes: InspectionShown['teamChanges'];
}) {
  const { changes } = props;
  const { team: texts, comma, clause, colon } = props.texts;
  const language = useLanguage();
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{texts.change.title}</h3>
      <ol class="plain-list" reversed>
        {changes.toReversed().map(({ on, left, joined, reason }, index) => (
          <li key={changes.length - index}>
            {dayText(language, on)}
            {left.length === 0 ? null : (
              <>
                {clause}
                {texts.change.left}
                {colon}
                <span class="number">{left.join(comma)}</span>
              </>
            )}
            {joined.length === 0 ? null : (
              <>
                {clause}
                {texts.change.joined}
                {colon}
                {joined.map(({ subject, seat }, place) => (
                  <Fragment key={subject}>
                    {place === 0 ? null : comma}
                    {texts.seats[seat]} <span class="number">{subject}</span>
                  </Fragment>
                ))}
              </>
            )}
            {reason === null ? null : <p class="soft">{reason}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
