import { changeCalendar, readCalendarEntries, type CalendarShown } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { beijingDay, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords } from '../words.ts';
import { AmendmentForm } from './amendment-form.tsx';
import { Amendments, NoticeInForce, PastEntries } from './entries.tsx';
import { NoticeForm } from './notice-form.tsx';
import type { calendar as Texts } from './zh.ts';

/** 放假安排: which days are working days, year by year, and whence; the head of the office enters it. */
export const calendar = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).calendar,
    en: async () => (await import('./en.ts')).calendar,
  },
  View: ({ texts }) => {
    const { answer, again } = useRead(readCalendarEntries, {});
    return (
      <>
        <h1>{texts.title}</h1>
        <p class="soft">{texts.lead}</p>
        <Shown answer={answer} again={again}>
          {(shown) => <Entries texts={texts} shown={shown} />}
        </Shown>
      </>
    );
  },
});

/** What is open: the form for the notice of a year, or the one for an amendment. */
type Open = number | 'amendment' | undefined;

function Entries(props: { readonly texts: typeof Texts; readonly shown: CalendarShown }) {
  const { texts, shown } = props;
  const language = useLanguage();
  const { workspace } = useWords();
  const mayChange = mayUse(usePerson(), changeCalendar.name);
  const [open, setOpen] = useState<Open>(undefined);
  const [isDone, setDone] = useState(false);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The form that had the focus is gone.
    if (isDone) told.current?.focus();
  }, [isDone]);
  const begin = (next: Open): void => {
    setDone(false);
    setOpen(next);
    scrollTo({ top: 0 });
  };
  const form = {
    texts,
    shown,
    close: () => setOpen(undefined),
    done: () => {
      setOpen(undefined);
      setDone(true);
    },
  };
  const thisYear = Number(beijingDay(shown.asOf).slice(0, 4));
  const holding = shown.notices
    .filter(({ state }) => state === 'in-force')
    .toSorted((a, b) => b.year - a.year);
  return (
    <>
      <p class="soft small">{workspace.list.asOf(momentText(language, shown.asOf))}</p>
      <div role="status" ref={told} tabIndex={-1}>
        {isDone ? <p class="message good">{texts.done}</p> : null}
      </div>
      {open === 'amendment' ? <AmendmentForm {...form} /> : null}
      {typeof open === 'number' ? <NoticeForm key={open} {...form} year={open} /> : null}
      {[thisYear, thisYear + 1]
        .filter((year) => !shown.years.includes(year))
        .map((year) => (
          <div key={year} class="message mind">
            <p>{texts.unknown(year)}</p>
            {mayChange && open !== year ? (
              <p>
                <button type="button" class="button primary" onClick={() => begin(year)}>
                  {texts.enterNotice(year)}
                </button>
              </p>
            ) : null}
          </div>
        ))}
      <section aria-labelledby="amendments">
        <h2 id="amendments">{texts.amendments}</h2>
        <Amendments texts={texts} shown={shown} mayChange={mayChange} done={form.done} />
        {mayChange && open !== 'amendment' ? (
          <p>
            <button type="button" class="button" onClick={() => begin('amendment')}>
              {texts.amend}
            </button>
          </p>
        ) : null}
      </section>
      {holding.length === 0 ? <Notice>{texts.none}</Notice> : null}
      {holding.map((notice) => (
        <NoticeInForce
          key={notice.year}
          texts={texts}
          notice={notice}
          onCorrect={
            mayChange && notice.year >= thisYear && open !== notice.year
              ? () => begin(notice.year)
              : undefined
          }
        />
      ))}
      <PastEntries texts={texts} shown={shown} />
    </>
  );
}
