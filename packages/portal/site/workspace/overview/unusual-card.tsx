import type { ComponentChildren } from 'preact';
import { Bar } from '../../charts/tally.tsx';
import { How } from '../../how.tsx';
import { useComplaintTypes } from '../complaint-types.ts';
import { percentOf } from '../ledger/figure.ts';
import { useOrganisations } from '../organisations.ts';
import type { Counted } from './counted.ts';
import type { OverviewTexts } from './overview-texts.ts';
import { unusualFrom, type Unusual } from './unusual.ts';

/** What is not as usual, each with what it is compared with as two bars. */
export function UnusualCard(props: {
  readonly unusual: readonly Unusual[];
  readonly hrefOf: (number: Counted) => string;
  readonly texts: OverviewTexts;
}) {
  const { unusual, hrefOf, texts } = props;
  const { unusual: says } = texts;
  const { complaints, times, late } = unusualFrom;
  const tell = useTold(texts);
  return (
    <section class="card" aria-labelledby="overview-unusual">
      <div class="overview-head">
        <h2 id="overview-unusual">{says.title}</h2>
        <How of={says.title}>{says.how(complaints, times, late)}</How>
      </div>
      {unusual.length === 0 ? (
        <p>{says.none}</p>
      ) : (
        <ul class="unusual">
          {unusual.map((one) => {
            const { what, beside, shares } = tell(one, hrefOf);
            return (
              <li key={what}>
                <p>
                  <strong>{what}</strong>{' '}
                  <a
                    class="number"
                    href={hrefOf(one.found)}
                    aria-label={texts.open(what, one.found.count)}
                  >
                    {texts.count(one.found.count)}
                  </a>
                </p>
                <p class="soft small">{beside}</p>
                <Bar share={shares[0]} kind="late" />
                <Bar share={shares[1]} kind="aside" />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Something unusual in words. */
interface Told {
  readonly what: string;
  readonly beside: ComponentChildren;
  /** Of a full bar: what was found, and what it is compared with. */
  readonly shares: readonly [number, number];
}

export function useTold(
  texts: OverviewTexts,
): (one: Unusual, hrefOf: (number: Counted) => string) => Told {
  const { unusual: says } = texts;
  const { nameOf } = useOrganisations();
  const types = useComplaintTypes();
  return (one, hrefOf) => {
    const { count } = one.found;
    switch (one.form) {
      case 'hot-spot':
        return {
          what: says.hotSpot(nameOf(one.district), types.nameOf(one.type)),
          beside: says.hotSpotSays(String(Math.round(one.others * 10) / 10)),
          shares: [1, one.others / count],
        };
      case 'street':
        return {
          what: says.street(nameOf(one.township)),
          beside: says.streetSays(String(Math.round(one.others * 10) / 10)),
          shares: [1, one.others / count],
        };
      case 'doubled':
        return {
          what: says.doubled(types.nameOf(one.type)),
          beside: (
            <>
              {says.doubledSays}
              {texts.ledger.sheet.comma}
              {says.before}{' '}
              <a
                class="number"
                href={hrefOf(one.before)}
                aria-label={texts.open(
                  `${types.nameOf(one.type)} ${says.before}`,
                  one.before.count,
                )}
              >
                {texts.count(one.before.count)}
              </a>
            </>
          ),
          shares: [1, one.before.count / count],
        };
      case 'late': {
        const share = count / one.of.count;
        return {
          what: says.late(nameOf(one.organisation)),
          beside: says.lateSays(
            one.of.count,
            percentOf(count, one.of.count),
            Math.round(100 * one.others),
          ),
          shares: [share, one.others],
        };
      }
    }
  };
}
