import type { ComponentChildren } from 'preact';
import { momentText } from '../../dates.ts';
import { useFrameTexts } from '../../frame-texts.ts';
import { useLanguage } from '../../language.ts';
import { Notice } from '../../shown.tsx';
import { useSlow } from '../use-slow.ts';
import type { Followed } from './follow.ts';
import type { LedgerTexts } from './ledger-texts.ts';

/** Draws what is made of a ledger's rows, whatever state the ledger is in. */
export function FollowedView<Row>(props: {
  readonly followed: Followed<Row>;
  readonly again: () => void;
  /** What is said when there is nothing in it. */
  readonly empty: string;
  readonly texts: LedgerTexts;
  /** Draws it when it is there. */
  readonly children: () => ComponentChildren;
}) {
  const { followed, again, empty, texts, children } = props;
  const { states } = useFrameTexts();
  const { held, standing } = followed;
  if (standing === 'gone' || standing === 'forbidden') {
    return (
      <div class={`state ${standing}`} role="alert">
        <p>{standing === 'gone' ? texts.gone : states.forbidden}</p>
      </div>
    );
  }
  if (!held.whole) return <Filling followed={followed} again={again} texts={texts} />;
  return (
    <>
      <Standing followed={followed} again={again} texts={texts} />
      {held.rows.length === 0 ? <Notice>{empty}</Notice> : children()}
    </>
  );
}

/** The first reading, and how far it has come. */
function Filling<Row>(props: {
  readonly followed: Followed<Row>;
  readonly again: () => void;
  readonly texts: LedgerTexts;
}) {
  const { followed, again, texts } = props;
  const { states } = useFrameTexts();
  const { standing, held } = followed;
  const count = held.rows.length;
  const isSlow = useSlow(standing === 'asked', '');
  if (standing === 'unanswered' || standing === 'offline') {
    return (
      <div class={standing === 'offline' ? 'state offline' : 'state failed'} role="alert">
        <p>{standing === 'offline' ? states.offline : states.failed}</p>
        {count === 0 ? null : <p>{texts.cut(count)}</p>}
        <button type="button" class="button" onClick={again}>
          {states.again}
        </button>
      </div>
    );
  }
  return (
    <div class="state loading" role="status" aria-busy="true">
      <span class="spinner" aria-hidden="true" />
      <p>{count > 0 ? texts.filling(count) : isSlow ? states.slow : states.loading}</p>
    </div>
  );
}

/** Rows that are in sight but may be behind: of when they are, and what happens next. */
function Standing<Row>(props: {
  readonly followed: Followed<Row>;
  readonly again: () => void;
  readonly texts: LedgerTexts;
}) {
  const { followed, again, texts } = props;
  const language = useLanguage();
  const { standing, held } = followed;
  if (standing !== 'unanswered' && standing !== 'offline') return null;
  return (
    <div class="message mind" role="alert">
      <p class="line">
        {texts[standing](momentText(language, held.asOf ?? ''))}
        <button type="button" class="button small" onClick={again}>
          {texts.again}
        </button>
      </p>
    </div>
  );
}
