import { useMemo } from 'preact/hooks';
import { DayColumns } from '../../charts/day-columns.tsx';
import { Tally } from '../../charts/tally.tsx';
import { briefDayText, momentText, shortDayText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { ComplaintRow } from '../complaints/complaint-ledger.ts';
import { useComplaintKind, type Whose } from '../complaints/use-complaints.ts';
import { useHouseNow } from '../house-time.ts';
import type { HeldRows } from '../ledger/held-rows.ts';
import { useWords } from '../words.ts';
import { complaintMorning, type ComplaintMorning } from './complaint-morning.ts';
import { addressOf, type Counted } from './counted.ts';
import { DistrictsPart } from './districts-part.tsx';
import { Headline, type HeadlineNumber } from './headline.tsx';
import { HoldersCard } from './holders-card.tsx';
import type { OverviewTexts } from './overview-texts.ts';
import { UnitsTable } from './units-table.tsx';
import { UnusualCard } from './unusual-card.tsx';

/** What there is to see of the complaints of an inspection, or of the own organisation. */
export function ComplaintsPart(props: {
  readonly whose: Whose;
  readonly held: HeldRows<ComplaintRow>;
  readonly texts: OverviewTexts;
}) {
  const { whose, held, texts } = props;
  const { rows, asOf = '' } = held;
  const language = useLanguage();
  const { workspace } = useWords();
  const now = useHouseNow();
  const kind = useComplaintKind(texts.complaints);
  const reader = whose === 'own' ? 'organisation' : 'office';
  const morning = useMemo(
    () => complaintMorning(rows, kind, { now, reader }),
    [rows, kind, now, reader],
  );
  const hrefOf = (number: Counted): string =>
    addressOf(number, kind, {
      path: '/work/complaints',
      of: typeof whose === 'object' ? whose : {},
    });
  // Those of a district are of one place; those of a department may be of many.
  const districts = new Set(rows.flatMap(({ district }) => district ?? [])).size;
  const of = { rows, kind, now, hrefOf, texts };
  return (
    <>
      <p class="soft small">{workspace.list.asOf(momentText(language, asOf))}</p>
      <Headline numbers={headlineOf(morning, reader, texts)} hrefOf={hrefOf} />
      <div class="overview-cards">
        <DaysCard morning={morning} reader={reader} hrefOf={hrefOf} texts={texts} />
        <SinceCard morning={morning} reader={reader} hrefOf={hrefOf} texts={texts} />
        <UnusualCard unusual={morning.unusual} hrefOf={hrefOf} texts={texts} />
        <HoldersCard
          title={reader === 'office' ? texts.late.title : texts.late.titleOwn}
          says={texts.late}
          holders={morning.late}
          isLate
          hrefOf={hrefOf}
          texts={texts}
        />
        <HoldersCard
          title={reader === 'office' ? texts.due.title : texts.due.titleOwn}
          says={texts.due}
          holders={morning.soonBy}
          hrefOf={hrefOf}
          texts={texts}
        />
      </div>
      {reader === 'office' || districts > 1 ? <DistrictsPart {...of} /> : null}
      {reader === 'office' ? <UnitsTable {...of} /> : null}
    </>
  );
}

/** The large numbers: what came today and this week, what is due, what is late, and what waits for the person. */
function headlineOf(
  { today, yesterday, week, weekBefore, soon, overdue, todo, since }: ComplaintMorning,
  reader: 'office' | 'organisation',
  texts: OverviewTexts,
): readonly HeadlineNumber[] {
  const came = reader === 'office' ? 'received' : 'transferred';
  return [
    { name: texts.today[came], number: today, below: texts.yesterday(yesterday.count) },
    { name: texts.week[came], number: week, below: texts.weekBefore(weekBefore.count) },
    { name: texts.soon, number: soon, below: '', look: 'soon' },
    {
      name: texts.overdue,
      number: overdue,
      below: texts.lateSince(since.late.count),
      look: 'late',
    },
    ...(todo.count === 0 ? [] : [{ name: texts.todo, number: todo, below: texts.todoSays }]),
  ];
}

interface CardProps {
  readonly morning: ComplaintMorning;
  readonly reader: 'office' | 'organisation';
  readonly hrefOf: (number: Counted) => string;
  readonly texts: OverviewTexts;
}

function DaysCard({ morning: { days, week }, reader, hrefOf, texts }: CardProps) {
  const language = useLanguage();
  const most = days.reduce<(typeof days)[number] | undefined>(
    (highest, day) => (day.count > (highest?.count ?? 0) ? day : highest),
    undefined,
  );
  const title = texts.week[reader === 'office' ? 'received' : 'transferred'];
  return (
    <section class="card" aria-labelledby="overview-days">
      <h2 id="overview-days">{title}</h2>
      <p>
        {most === undefined
          ? texts.days.none
          : texts.days.most(week.count, shortDayText(language, most.code), most.count)}
      </p>
      <DayColumns
        label={title}
        days={days.map((one) => ({
          day: one.code,
          text: briefDayText(language, one.code),
          count: one.count,
          href: hrefOf(one),
        }))}
      />
    </section>
  );
}

function SinceCard({ morning: { since }, reader, hrefOf, texts }: CardProps) {
  const shown = [
    // To an organisation what came in is what was handed over to it.
    ...(reader === 'office' ? [{ key: 'received' as const, number: since.came }] : []),
    { key: 'transferred' as const, number: since.transferred },
    { key: 'closed' as const, number: since.closed },
    { key: 'late' as const, number: since.late },
  ];
  return (
    <section class="card" aria-labelledby="overview-since">
      <h2 id="overview-since">{texts.since.title}</h2>
      <Tally
        says={texts.count}
        lines={shown.map(({ key, number }) => ({
          key,
          name: texts.since[key],
          count: number.count,
          link: {
            href: hrefOf(number),
            label: texts.open(`${texts.since.title} ${texts.since[key]}`, number.count),
          },
        }))}
      />
    </section>
  );
}
