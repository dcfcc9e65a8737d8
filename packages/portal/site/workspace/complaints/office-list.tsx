import { complaintStage, listComplaints } from '@ducha/contracts';
import { SelectField } from '../../fields.tsx';
import { Notice, Shown } from '../../shown.tsx';
import type { complaints } from './zh.ts';
import { useFilters } from '../filters.ts';
import { InspectionFilter, useChosenInspection } from '../inspection-filter.tsx';
import { useInspections } from '../inspections-known.ts';
import { Pager } from '../pager.tsx';
import { useRead } from '../reads.ts';
import { useWords } from '../words.ts';
import { NumberLookup } from './number-lookup.tsx';
import { ComplaintTable } from './table.tsx';

/** The complaints of one inspection, at one stage or at any. */
export function OfficeList({ texts }: { readonly texts: typeof complaints }) {
  const { words } = useWords();
  const { filters, change } = useFilters();
  const inspections = useInspections();
  const inspection = useChosenInspection();
  const stage = complaintStage.options.find((one) => one === filters['stage']);
  const { after } = filters;
  const { answer, again } = useRead(
    listComplaints,
    inspection === undefined
      ? undefined
      : {
          query: {
            inspection,
            ...(stage === undefined ? {} : { stage }),
            ...(after === undefined ? {} : { after }),
          },
        },
  );
  return (
    <Shown
      answer={inspections.answer}
      again={inspections.again}
      empty={{ when: (body) => body.inspections.length === 0, says: inspections.none }}
    >
      {() => (
        <>
          <div class="filters">
            <InspectionFilter />
            <SelectField
              label={texts.stage}
              value={stage ?? ''}
              none={texts.everyStage}
              onChange={(chosen) => change({ stage: chosen })}
              options={complaintStage.options.map((value) => ({
                value,
                text: words.stage[value],
              }))}
            />
          </div>
          {inspection === undefined ? null : (
            <NumberLookup texts={texts} lists={[{ inspection }]} />
          )}
          <Shown answer={answer} again={again}>
            {(body) => (
              <>
                {body.complaints.length === 0 ? (
                  <Notice>{body.next === null ? texts.none : texts.noneHere}</Notice>
                ) : (
                  <ComplaintTable texts={texts} body={body} />
                )}
                <Pager next={body.next} />
              </>
            )}
          </Shown>
        </>
      )}
    </Shown>
  );
}
