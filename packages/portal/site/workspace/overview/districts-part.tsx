import { useMemo } from 'preact/hooks';
import { without } from '@ducha/contracts/row-filter.ts';
import { placeName, places } from '../../charts/places.ts';
import { TileGrid, type Tile } from '../../charts/tile-grid.tsx';
import { SelectField } from '../../fields.tsx';
import { FirstFew } from '../../first-few.tsx';
import { useLanguage } from '../../language.ts';
import type { ComplaintRow } from '../complaints/complaint-ledger.ts';
import { useFilters } from '../filters.ts';
import { percentOf } from '../ledger/figure.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { useOrganisations } from '../organisations.ts';
import type { Counted } from './counted.ts';
import { byDistrict, districtFigures, type DistrictFigure, type PlaceFigure } from './districts.ts';
import type { OverviewTexts } from './overview-texts.ts';

/** What the parts of the page count. */
export interface OfRows {
  readonly rows: readonly ComplaintRow[];
  readonly kind: LedgerKind<ComplaintRow>;
  /** An instant, the house's own. */
  readonly now: string;
  readonly hrefOf: (number: Counted) => string;
  readonly texts: OverviewTexts;
}

/** The districts as tiles of a figure that is chosen, and as a table. The choice stands in the address. */
export function DistrictsPart(props: OfRows) {
  const { rows, kind, now, hrefOf, texts } = props;
  const { districts: says } = texts;
  const { filters, change } = useFilters();
  const figure = districtFigures.find((one) => one === filters['figure']) ?? 'received';
  const shown = useDistrictFigures({ rows, kind, now, figure });
  const nameOf = usePlaceName(texts);
  return (
    <section class="card" aria-labelledby="overview-districts">
      <div class="overview-head">
        <h2 id="overview-districts">{says.title}</h2>
        <SelectField
          label={says.figure}
          value={figure}
          options={districtFigures.map((value) => ({ value, text: says.figures[value] }))}
          onChange={(chosen) => change({ figure: chosen })}
        />
      </div>
      <p>
        {sentenceOf(shown, figure, { texts, nameOf })}{' '}
        <span class="soft small">{says.explained}</span>
      </p>
      <div class="districts-beside">
        <DistrictTiles shown={shown} figure={figure} hrefOf={hrefOf} texts={texts} />
        <DistrictTable shown={shown} figure={figure} hrefOf={hrefOf} texts={texts} />
      </div>
    </section>
  );
}

/** A figure of every place. */
export function useDistrictFigures(given: {
  readonly rows: readonly ComplaintRow[];
  readonly kind: LedgerKind<ComplaintRow>;
  readonly now: string;
  readonly figure: DistrictFigure;
}): readonly PlaceFigure[] {
  const { rows, kind, now, figure } = given;
  return useMemo(
    () => byDistrict(rows, kind, { now, figure, places: places.map(({ code }) => code) }),
    [rows, kind, now, figure],
  );
}

/** The figures of the 17 as tiles; without `hrefOf` they open nothing. */
export function DistrictTiles(props: {
  readonly shown: readonly PlaceFigure[];
  readonly figure: DistrictFigure;
  readonly hrefOf?: (number: Counted) => string;
  readonly texts: OverviewTexts;
}) {
  const { shown, figure, hrefOf, texts } = props;
  const { districts: says } = texts;
  const by = new Map(shown.map((one) => [one.code, one]));
  const isLate = figure === 'overdue' || figure === 'soon';
  return (
    <TileGrid
      {...(isLate ? { kind: 'late' } : {})}
      {...(figure === 'rate' ? { full: 100 } : {})}
      label={says.figures[figure]}
      legend={figure === 'rate' ? says.legend.rate : says.legend.count}
      range={says.range}
      tileOf={(place): Tile => {
        const one = by.get(place.code);
        const count = one?.found.count ?? 0;
        const link = one === undefined || hrefOf === undefined ? {} : { href: hrefOf(one.found) };
        if (one === undefined || one.of === null) return { count, text: String(count), ...link };
        const percent = percentOf(count, one.of.count);
        return {
          count: percent,
          text: one.of.count === 0 ? says.noRate : says.percent(percent),
          below: `${count}/${one.of.count}`,
          ...link,
        };
      }}
    />
  );
}

function DistrictTable(props: {
  readonly shown: readonly PlaceFigure[];
  readonly figure: DistrictFigure;
  readonly hrefOf: (number: Counted) => string;
  readonly texts: OverviewTexts;
}) {
  const { shown, figure, hrefOf, texts } = props;
  const { districts: says } = texts;
  const nameOf = usePlaceName(texts);
  const isRate = figure === 'rate';
  const valueOf = ({ found, of }: PlaceFigure): number =>
    of === null ? found.count : percentOf(found.count, of.count);
  return (
    <FirstFew count={shown.length}>
      <div class="table-room">
        <table>
          <caption>
            {says.table}
            {isRate ? <span class="soft small"> {says.rateHow}</span> : null}
          </caption>
          <thead>
            <tr>
              <th scope="col">{says.district}</th>
              <th scope="col" class="number">
                {isRate ? says.closed : says.figures[figure]}
              </th>
              {isRate ? (
                <>
                  <th scope="col" class="number">
                    {says.handedOver}
                  </th>
                  <th scope="col" class="number">
                    {says.figures.rate}
                  </th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown
              .toSorted((a, b) => valueOf(b) - valueOf(a))
              .map((one) => (
                <tr key={one.code}>
                  <th scope="row">{nameOf(one.code)}</th>
                  <NumberCell number={one.found} name={nameOf(one.code)} />
                  {one.of === null ? null : (
                    <>
                      <NumberCell number={one.of} name={nameOf(one.code)} />
                      <td class="number">
                        {one.of.count === 0 ? says.noRate : says.percent(valueOf(one))}
                      </td>
                    </>
                  )}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </FirstFew>
  );

  function NumberCell({ number, name }: { readonly number: Counted; readonly name: string }) {
    return (
      <td class="number">
        <a href={hrefOf(number)} aria-label={texts.open(name, number.count)}>
          {number.count}
        </a>
      </td>
    );
  }
}

function sentenceOf(
  shown: readonly PlaceFigure[],
  figure: DistrictFigure,
  given: { readonly texts: OverviewTexts; readonly nameOf: (code: string) => string },
): string {
  const { districts: says } = given.texts;
  const total = shown.reduce((sum, { found }) => sum + found.count, 0);
  if (figure === 'rate') {
    const of = shown.reduce((sum, one) => sum + (one.of?.count ?? 0), 0);
    return says.saysRate(of === 0 ? says.noRate : says.percent(percentOf(total, of)), total, of);
  }
  const [most] = shown.toSorted((a, b) => b.found.count - a.found.count);
  return most === undefined || total === 0
    ? says.none
    : says.says(total, given.nameOf(most.code), most.found.count);
}

/** What a place is called: one of the 17, another organisation of the register, or none. */
function usePlaceName(texts: OverviewTexts): (code: string) => string {
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  return (code) => {
    if (code === without) return texts.districts.unknown;
    const place = places.find((one) => one.code === code);
    return place === undefined ? nameOf(code) : placeName(language, place);
  };
}
