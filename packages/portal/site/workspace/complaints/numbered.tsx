import { useEffect, useState } from 'preact/hooks';
import { useFrameTexts } from '../../frame-texts.ts';
import { useHouseNow } from '../house-time.ts';
import { useInspections } from '../inspections-known.ts';
import { asLedgerRow } from './as-ledger-row.ts';
import { wholeNumber } from './number-typed.ts';
import { useComplaintKind } from './use-complaints.ts';
import { useNumbered } from './use-numbered.ts';
import type { complaints } from './zh.ts';

/** How long after the last key the house is asked, in milliseconds. */
const pause = 300;

/**
 * The complaints that bear a whole number, their own or of a list from elsewhere, in whatever inspection. Nothing
 * where what is typed is no such number.
 */
export function Numbered(props: {
  readonly typed: string;
  /** Ids of those that are in sight without it. */
  readonly inSight: readonly string[];
  readonly texts: typeof complaints;
}) {
  const { inSight, texts } = props;
  const typed = wholeNumber(props.typed);
  const [number, setNumber] = useState<string | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setNumber(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const { answer, again } = useNumbered(number);
  const kind = useComplaintKind(texts);
  const inspections = useInspections();
  const { states } = useFrameTexts();
  const now = useHouseNow();
  if (typed === undefined || number !== typed) return null;
  if (answer.state === 'loading' || answer.state === 'slow') {
    return <p role="status">{texts.numbered.reading}</p>;
  }
  if (answer.state !== 'ready') {
    return (
      <p role="alert" class="line">
        {texts.numbered.failed}
        <button type="button" class="button small" onClick={again}>
          {states.again}
        </button>
      </p>
    );
  }
  const found = answer.body.complaints.filter(({ complaint }) => !inSight.includes(complaint));
  if (found.length === 0) {
    return inSight.length > 0 ? null : <p role="status">{texts.numbered.none(number)}</p>;
  }
  return (
    <section aria-labelledby="numbered">
      <p id="numbered" class="label" role="status">
        {texts.numbered.title(number, found.length)}
      </p>
      <ul class="plain-list">
        {found.map((one) => {
          const row = asLedgerRow(one);
          return (
            <li key={`${one.complaint} ${one.list ?? ''}`}>
              <a href={kind.hrefOf(row)}>{kind.gistOf(row)}</a>
              <br />
              <span class="soft small number">
                {[
                  ...(one.list === null ? [] : [texts.numbered.list(one.list)]),
                  ...kind.aboutOf(row, now),
                ].join(' · ')}
              </span>
              {inspections.all.some(({ inspection }) => inspection === one.inspection) ? (
                <>
                  <br />
                  <span class="soft small">{inspections.nameOfId(one.inspection)}</span>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
