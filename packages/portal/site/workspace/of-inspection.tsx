import type { ComponentChildren } from 'preact';
import { Shown } from '../shown.tsx';
import { InspectionFilter, useChosenInspection } from './inspection-filter.tsx';
import { useInspections } from './inspections-known.ts';

/** What a page says of one inspection at a time, below the choice among those that the person may know of. */
export function OfInspection(props: {
  /** Which one is said by the address alone. */
  readonly isChosen?: boolean;
  /** None is known yet: undefined. */
  readonly children: (inspection: string | undefined) => ComponentChildren;
}) {
  const inspections = useInspections();
  const inspection = useChosenInspection();
  return (
    <Shown
      answer={inspections.answer}
      again={inspections.again}
      empty={{ when: (body) => body.inspections.length === 0, says: inspections.none }}
    >
      {() => (
        <>
          {inspections.all.length < 2 || props.isChosen === true ? null : (
            <div class="filters">
              <InspectionFilter />
            </div>
          )}
          {props.children(inspection)}
        </>
      )}
    </Shown>
  );
}
