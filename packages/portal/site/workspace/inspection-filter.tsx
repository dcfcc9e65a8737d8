import { SelectField } from '../fields.tsx';
import { useFilters } from './filters.ts';
import { useInspections } from './inspections-known.ts';
import { useWords } from './words.ts';

/** Which inspection a page speaks of: in its address, or the current one. */
export function useChosenInspection(): string | undefined {
  const { filters } = useFilters();
  const { current } = useInspections();
  return filters['inspection'] ?? current?.inspection;
}

/** Chooses the inspection that a page speaks of. */
export function InspectionFilter() {
  const { workspace } = useWords();
  const { change } = useFilters();
  const { all, nameOf } = useInspections();
  const chosen = useChosenInspection();
  return (
    <div class="inspection-filter">
      <SelectField
        label={workspace.list.inspection}
        value={chosen ?? ''}
        onChange={(inspection) => change({ inspection })}
        options={all.map((one) => ({ value: one.inspection, text: nameOf(one) }))}
      />
    </div>
  );
}
