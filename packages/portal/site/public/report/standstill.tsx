import { dayText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { ConfirmedButton } from './confirmed-button.tsx';
import type { ReportTexts } from './said.ts';
import type { PublicInspection } from './use-lists.ts';

/** 没有进驻: no inspection takes reports, and what one can do instead. */
export function Closed(props: {
  readonly texts: ReportTexts;
  readonly inspections: readonly PublicInspection[];
  readonly hasDraft: boolean;
}) {
  const { closed: words } = props.texts;
  const language = useLanguage();
  const letters = props.inspections
    .flatMap(({ complaintsTakenUntil: day }) => day ?? [])
    .toSorted();
  const last = letters.at(-1);
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <ul>
        <li>{words.hotline}</li>
        <li>{words.emergency}</li>
        <li>{words.announcements}</li>
      </ul>
      {last === undefined ? null : <p>{words.letters(dayText(language, last))}</p>}
      {props.hasDraft ? <p>{words.draft}</p> : null}
      <a class="button" href={pathIn(language, '/announcements/')}>
        {words.toAnnouncements}
      </a>
    </section>
  );
}

/** The draft is being written in another page of this browser. */
export function Elsewhere({
  texts,
  take,
}: {
  readonly texts: ReportTexts;
  readonly take: () => void;
}) {
  const { elsewhere: words } = texts;
  return (
    <section class="card" role="status">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p>
        <button type="button" class="button primary" onClick={take}>
          {words.take}
        </button>
      </p>
      <p class="soft">{words.hint}</p>
    </section>
  );
}

/** It was sent, and nobody said what became of it. */
export function Unanswered(props: {
  readonly texts: ReportTexts;
  readonly isSending: boolean;
  readonly isSlow: boolean;
  /** The house asked for patience: it was not taken. */
  readonly isLater: boolean;
  readonly isOffline: boolean;
  readonly again: () => void;
  readonly abandon: () => void;
}) {
  const { texts, isSending } = props;
  const { unanswered: words } = texts;
  return (
    <section class="card" role="alert">
      <h2>{words.title}</h2>
      <p>{props.isLater ? words.later : words.text}</p>
      {props.isOffline ? <p class="message mind">{words.offline}</p> : null}
      <p>
        <button
          type="button"
          class="button primary"
          aria-disabled={isSending}
          onClick={props.again}
        >
          {isSending ? words.sending : words.again}
        </button>
      </p>
      <p role="status">{props.isSlow ? texts.check.slow : ''}</p>
      <p class="soft">{words.kept}</p>
      {isSending ? null : (
        <ConfirmedButton
          label={words.abandon}
          sure={words.sure}
          yes={texts.draft.yes}
          no={texts.draft.no}
          do={props.abandon}
        />
      )}
    </section>
  );
}

/** Under the draft's key another report was taken before. */
export function TakenOtherwise({
  texts,
  anew,
}: {
  readonly texts: ReportTexts;
  readonly anew: () => void;
}) {
  const { takenOtherwise: words } = texts;
  const language = useLanguage();
  return (
    <section class="card" role="alert">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p>{words.advice}</p>
      <p class="actions">
        <a class="button" href={pathIn(language, '/follow/')}>
          {words.follow}
        </a>
        <button type="button" class="button" onClick={anew}>
          {words.anew}
        </button>
      </p>
    </section>
  );
}

/** Another page of this browser sent it, and shows the receipt. */
export function FinishedElsewhere({ texts }: { readonly texts: ReportTexts }) {
  const { finishedElsewhere: words } = texts;
  const language = useLanguage();
  return (
    <section class="card" role="alert">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <a class="button" href={pathIn(language, '/report/')}>
        {words.anew}
      </a>
    </section>
  );
}
