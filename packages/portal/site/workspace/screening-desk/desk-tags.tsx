import { readScreeningDesk, setAsideScreening } from '@ducha/contracts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { accountText } from '../subject.tsx';
import { useWords } from '../words.ts';
import { asideOf, colleagueAt, type Desk } from './desk.ts';

/** In the list: which colleague is screening it, and who has set it aside; one's own is taken up again by a press. */
export function DeskTags({
  desk,
  complaint,
  title,
}: {
  readonly desk: Desk | undefined;
  readonly complaint: string;
  readonly title: string;
}) {
  const { workspace } = useWords();
  const { desk: texts } = workspace;
  const language = useLanguage();
  const { send } = useStaffAct(setAsideScreening);
  const other = colleagueAt(desk, complaint);
  const takeUp = async (): Promise<void> => {
    const called = await send({ params: { complaint }, body: { aside: false } });
    if (called?.ok === true) changed(readScreeningDesk);
  };
  return (
    <>
      {other === undefined ? null : (
        <span class="tag yellow">{texts.isScreening(accountText(other.by, workspace))}</span>
      )}
      {asideOf(desk, complaint).map(({ by, mine, until, reason }) => (
        <span key={by} class="tag">
          {mine
            ? texts.yours(momentText(language, until))
            : texts.theirs(accountText(by, workspace), momentText(language, until))}
          {reason === null ? null : ` · ${texts.reasons[reason]}`}
          {mine ? (
            <button
              type="button"
              class="link"
              aria-label={`${texts.takeUp} ${title}`}
              onClick={() => void takeUp()}
            >
              {texts.takeUp}
            </button>
          ) : null}
        </span>
      ))}
    </>
  );
}
