import { documentNumberText } from '@ducha/calendar';
import type { CalendarShown } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { beijingDay, dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Notice } from '../../shown.tsx';
import { useWords, wordOf } from '../words.ts';
import { CalendarActForm, type CalendarForm } from './calendar-act-form.tsx';
import { dateText, daysText } from './days-text.ts';
import type { calendar } from './zh.ts';

type EnteredNotice = CalendarShown['notices'][number];
type EnteredAmendment = CalendarShown['amendments'][number];

/** The notice of a year as it holds: where it comes from, and its days. */
export function NoticeInForce(props: {
  readonly texts: typeof calendar;
  readonly notice: EnteredNotice;
  /** Opens the form that corrects it; none for those who may not, or a year that is over. */
  readonly onCorrect: (() => void) | undefined;
}) {
  const { texts, notice, onCorrect } = props;
  const language = useLanguage();
  const { year } = notice;
  return (
    <section aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`}>{texts.year(year)}</h2>
      <p>
        {texts.noticeTitle(year)}
        <br />
        <span class="soft small">
          <Numbered texts={texts} number={notice.number} />
          {texts.issued(dayText(language, notice.issued))} · <Source texts={texts} {...notice} />
        </span>
      </p>
      <div class="table-room">
        <table class="rows">
          <caption class="unseen">{texts.noticeTitle(year)}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.columns.holiday}</th>
              <th scope="col">{texts.columns.off}</th>
              <th scope="col">{texts.columns.makeUp}</th>
            </tr>
          </thead>
          <tbody>
            {notice.holidays.map(({ name, off, makeUp }) => (
              <tr key={name}>
                <th scope="row">{texts.holiday[name]}</th>
                <td>{daysText(language, texts, off, year)}</td>
                <td data-name={texts.columns.makeUp}>
                  {makeUp.length === 0
                    ? texts.noMakeUp
                    : texts.list(makeUp.map((date) => dateText(language, date, year)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onCorrect === undefined ? null : (
        <p>
          <button
            type="button"
            class="button small"
            aria-label={texts.correctOne(year)}
            onClick={onCorrect}
          >
            {texts.correct}
          </button>
        </p>
      )}
    </section>
  );
}

/** 本市调整: those that hold, each withdrawn before its days come. */
export function Amendments(
  props: Omit<CalendarForm, 'close'> & {
    readonly mayChange: boolean;
  },
) {
  const { texts, shown } = props;
  const holding = shown.amendments.filter(({ state }) => state === 'in-force');
  return holding.length === 0 ? (
    <Notice>{texts.noAmendments}</Notice>
  ) : (
    <>
      {holding.map((one) => (
        <Amendment key={one.amendment} {...props} one={one} />
      ))}
    </>
  );
}

function Amendment(
  props: Omit<CalendarForm, 'close'> & {
    readonly mayChange: boolean;
    readonly one: EnteredAmendment;
  },
) {
  const { texts, shown, mayChange, one } = props;
  const language = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const days = daysText(language, texts, one.days);
  const isToCome = one.days.from >= beijingDay(shown.asOf);
  return (
    <article class="card">
      <AmendmentLine texts={texts} one={one} />
      {mayChange && isToCome && !isAsking ? (
        <p>
          <button
            type="button"
            class="button small"
            aria-label={texts.withdrawOne(days)}
            onClick={() => setAsking(true)}
          >
            {texts.withdraw}
          </button>
        </p>
      ) : null}
      {isAsking ? (
        <CalendarActForm
          {...props}
          close={() => setAsking(false)}
          submit={texts.withdrawConfirm}
          danger
          act={{ decision: 'withdraw', amendment: one.amendment }}
        >
          {() => <p>{texts.withdrawSure}</p>}
        </CalendarActForm>
      ) : null}
    </article>
  );
}

/** What held once: notices that were corrected, amendments that were withdrawn, and by whom. */
export function PastEntries(props: {
  readonly texts: typeof calendar;
  readonly shown: CalendarShown;
}) {
  const { texts, shown } = props;
  const language = useLanguage();
  const notices = shown.notices.filter(({ state }) => state === 'corrected');
  const amendments = shown.amendments.filter(({ state }) => state === 'withdrawn');
  if (notices.length + amendments.length === 0) return null;
  return (
    <details>
      <summary>{texts.past}</summary>
      {notices.map((one) => (
        <article class="card" key={`${one.year} ${one.notice}`}>
          <p>
            <span class="tag">{texts.state.corrected}</span> {texts.noticeTitle(one.year)}{' '}
            <span class="soft small">
              <Numbered texts={texts} number={one.number} />
              {texts.issued(dayText(language, one.issued))} · <Source texts={texts} {...one} />
            </span>
          </p>
          <ul>
            {one.holidays.map(({ name, off, makeUp }) => (
              <li key={name}>
                {texts.holiday[name]} {daysText(language, texts, off, one.year)}
                {makeUp.length === 0 ? null : (
                  <span class="soft">
                    {' '}
                    {texts.columns.makeUp}{' '}
                    {texts.list(makeUp.map((date) => dateText(language, date, one.year)))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </article>
      ))}
      {amendments.map((one) => (
        <article class="card" key={one.amendment}>
          <AmendmentLine texts={texts} one={one} />
        </article>
      ))}
    </details>
  );
}

function AmendmentLine(props: { readonly texts: typeof calendar; readonly one: EnteredAmendment }) {
  const { texts, one } = props;
  const language = useLanguage();
  const { words } = useWords();
  return (
    <p>
      {one.state === 'withdrawn' ? <span class="tag">{texts.state.withdrawn}</span> : null}{' '}
      <strong>{daysText(language, texts, one.days)}</strong>{' '}
      <span class="tag blue">{texts.counted[one.working ? 'worked' : 'off']}</span>{' '}
      {texts.reason[one.name]}
      <br />
      <span class="soft small">
        <Source texts={texts} entered={one.entered} />
        {one.withdrawn === null
          ? null
          : ` · ${texts.withdrawnBy(
              momentText(language, one.withdrawn.at),
              wordOf(words.role, one.withdrawn.role),
            )}`}
      </span>
    </p>
  );
}

/** 文号, before the day of issue. */
function Numbered(props: {
  readonly texts: typeof calendar;
  readonly number: EnteredNotice['number'];
}) {
  const { texts, number } = props;
  return (
    <>
      {number === null ? texts.noNumber : <span lang="zh-Hans">{documentNumberText(number)}</span>}{' '}
      ·{' '}
    </>
  );
}

/** Whence an entry is: with the program, or by whom and when. */
function Source(props: {
  readonly texts: typeof calendar;
  readonly entered: EnteredNotice['entered'];
}) {
  const { texts, entered } = props;
  const language = useLanguage();
  const { words } = useWords();
  return (
    <>
      {entered === null
        ? texts.withProgram
        : texts.entered(momentText(language, entered.at), wordOf(words.role, entered.role))}
    </>
  );
}
