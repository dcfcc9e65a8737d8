import type { NamedInspection } from './inspections.ts';
import { AddressLink } from './address.tsx';
import { addressWith } from './address-filters.ts';

/** Which inspection a page is about, where there are several. */
export function InspectionChoice(props: {
  readonly label: string;
  readonly inspections: readonly NamedInspection[];
  readonly chosen: string;
}) {
  const { label, inspections, chosen } = props;
  const [only] = inspections;
  if (inspections.length < 2 || only === undefined) {
    return <p class="soft inspection-name">{only?.name}</p>;
  }
  return (
    <nav class="choice-bar no-print" aria-label={label}>
      <ul>
        {inspections.map(({ inspection, name }) => (
          <li key={inspection}>
            <AddressLink to={addressWith({ inspection })} current={inspection === chosen}>
              {name}
            </AddressLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
