import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import { DayColumns } from '../../charts/day-columns.tsx';
import { Tally } from '../../charts/tally.tsx';
import { briefDayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { ComplaintRow } from '../complaints/complaint-ledger.ts';
import { useComplaintKind, type Whose } from '../complaints/use-complaints.ts';
import { useFilters } from '../filters.ts';
import { useHouseNow } from '../house-time.ts';
import { useInspections } from '../inspections-known.ts';
import { percentOf } from '../ledger/figure.ts';
import type { HeldRows } from '../ledger/held-rows.ts';
import { complaintMorning, type ComplaintMorning } from './complaint-morning.ts';
import { DistrictTiles, useDistrictFigures } from './districts-part.tsx';
import { districtFigures } from './districts.ts';
import { useHolderName } from './holders-card.tsx';
import type { OverviewTexts } from './overview-texts.ts';
import { useTold } from './unusual-card.tsx';

/** How many of those who are late fit beside the tiles. */
const namedLate = 8;
/** How many of what is unusual fit into a line. */
const namedUnusual = 3;

/** The numbers, the days, the tiles of a figure, who is late: counts alone, no matter and no person. */
export function Wall(props: {
  readonly whose: Whose;
  readonly held: HeldRows<ComplaintRow>;
  readonly texts: OverviewTexts;
}) {
  const { whose, held, texts } = props;
  const { rows } = held;
  const language = useLanguage();
  const now = useHouseNow();
  const kind = useComplaintKind(texts.complaints);
  const { filters } = useFilters();
  const figure = districtFigures.find((one) => one === filters['figure']) ?? 'received';
  const reader = whose === 'own' ? 'organisation' : 'office';
  const came = reader === 'office' ? 'received' : 'transferred';
  const morning = useMemo(
    () => complaintMorning(rows, kind, { now, reader }),
    [rows, kind, now, reader],
  );
  const shown = useDistrictFigures({ rows, kind, now, figure });
  return (
    <>
      <Head whose={whose} asOf={held.asOf ?? now} texts={texts} />
      <Numbers morning={morning} came={came} texts={texts} />
      <div class="wall-pictures">
        <section aria-labelledby="wall-days">
          <h2 id="wall-days">{texts.week[came]}</h2>
          <DayColumns
            label={texts.week[came]}
            days={morning.days.map(({ code, count }) => ({
              day: code,
              text: briefDayText(language, code),
              count,
            }))}
          />
        </section>
        <section aria-labelledby="wall-districts">
          <h2 id="wall-districts">
            {texts.districts.title} · {texts.districts.figures[figure]}
          </h2>
          <DistrictTiles shown={shown} figure={figure} texts={texts} />
        </section>
        <section aria-labelledby="wall-late">
          <h2 id="wall-late">{reader === 'office' ? texts.late.title : texts.late.titleOwn}</h2>
          <Late morning={morning} texts={texts} />
        </section>
      </div>
      <UnusualLine morning={morning} texts={texts} />
    </>
  );
}

interface PartProps {
  readonly morning: ComplaintMorning;
  readonly texts: OverviewTexts;
}

/** Of which inspection it is, as of when, and the way out, for whoever has hands. */
function Head(props: {
  readonly whose: Whose;
  readonly asOf: string;
  readonly texts: OverviewTexts;
}) {
  const { whose, asOf, texts } = props;
  const language = useLanguage();
  const { url } = useLocation();
  const { nameOfId } = useInspections();
  const { search } = new URL(url, location.origin);
  return (
    <div class="wall-head">
      <h1>{texts.title}</h1>
      <p>
        {typeof whose === 'object' ? `${nameOfId(whose.inspection)} · ` : ''}
        {texts.wall.updated(momentText(language, asOf))}
      </p>
      <p class="wall-ways">
        {document.fullscreenEnabled ? (
          <button
            type="button"
            class="button small"
            onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
          >
            {texts.wall.full}
          </button>
        ) : null}
        <a class="button small" href={`/work/overview${search}`}>
          {texts.wall.back}
        </a>
      </p>
    </div>
  );
}

function Numbers(props: PartProps & { readonly came: 'received' | 'transferred' }) {
  const { morning, came, texts } = props;
  const { today, yesterday, week, weekBefore, soon, overdue, since, rate } = morning;
  const { closed, handedOver } = rate;
  const numbers = [
    { name: texts.today[came], says: String(today.count), below: texts.yesterday(yesterday.count) },
    { name: texts.week[came], says: String(week.count), below: texts.weekBefore(weekBefore.count) },
    { name: texts.soon, says: String(soon.count), below: '', look: soon.count > 0 ? 'soon' : '' },
    {
      name: texts.overdue,
      says: String(overdue.count),
      below: texts.lateSince(since.late.count),
      look: overdue.count > 0 ? 'late' : '',
    },
    {
      name: texts.wall.rate,
      says:
        handedOver.count === 0
          ? texts.districts.noRate
          : texts.districts.percent(percentOf(closed.count, handedOver.count)),
      below: texts.wall.rateBelow(closed.count, handedOver.count),
    },
  ];
  return (
    <dl class="wall-numbers">
      {numbers.map(({ name, says, below, look = '' }) => (
        <div key={name} class={look}>
          <dt>{name}</dt>
          <dd>
            <strong class="number">{says}</strong>
            <span>{below}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Late({ morning, texts }: PartProps) {
  const nameOf = useHolderName();
  const late = morning.late.toSorted((a, b) => b.count - a.count).slice(0, namedLate);
  if (late.length === 0) return <p>{texts.late.none}</p>;
  return (
    <Tally
      kind="late"
      says={String}
      lines={late.map((holder) => ({
        key: holder.of === 'office' ? 'office' : holder.code,
        name: nameOf(holder),
        count: holder.count,
      }))}
    />
  );
}

function UnusualLine({ morning, texts }: PartProps) {
  const tell = useTold(texts);
  const told = morning.unusual.slice(0, namedUnusual);
  if (told.length === 0) return null;
  return (
    <section class="wall-unusual" aria-labelledby="wall-unusual">
      <h2 id="wall-unusual">{texts.wall.unusual}</h2>
      <ul>
        {told.map((one) => {
          const { what } = tell(one, () => '');
          return (
            <li key={what}>
              {what} <strong class="number">{texts.count(one.found.count)}</strong>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
