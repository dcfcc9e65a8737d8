import type { CalendarAct, CalendarShown } from '@ducha/contracts';
import { useLanguage } from '../../language.ts';
import { changedDays, contentOf, countOf } from './changed-days.ts';
import { rangesText } from './days-text.ts';
import { MovedDates } from './moved-dates.tsx';
import type { calendar } from './zh.ts';

/** What an act would change, before it is sent; nothing while it is not written out. */
export function ChangesPreview(props: {
  readonly texts: typeof calendar;
  readonly shown: CalendarShown;
  readonly act: CalendarAct | undefined;
}) {
  const { texts, shown, act } = props;
  const language = useLanguage();
  const changes = act === undefined ? undefined : changedDays(shown, act);
  if (changes === undefined) return null;
  const { off, worked } = changes;
  const isNothing = off.length + worked.length === 0;
  return (
    <div class="message" role="status">
      <p>
        <strong>{texts.changes.title}</strong>
      </p>
      {isNothing ? <p>{texts.changes.nothing}</p> : null}
      {off.length === 0 ? null : (
        <p>{texts.changes.off(countOf(off), rangesText(language, texts, off))}</p>
      )}
      {worked.length === 0 ? null : (
        <p>{texts.changes.worked(countOf(worked), rangesText(language, texts, worked))}</p>
      )}
      {isNothing || act === undefined ? null : (
        <>
          <p class="soft small">{texts.changes.recount}</p>
          <MovedDates texts={texts} calendar={contentOf(shown, act)} />
        </>
      )}
    </div>
  );
}
