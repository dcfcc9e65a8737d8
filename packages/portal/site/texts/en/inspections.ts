import type { InspectionKind, InspectionLevel } from '@ducha/contracts';
import type { inspections as chinese } from '../zh/inspections.ts';

/** How inspections are named on several pages. */
export const inspections: typeof chinese = {
  name: (level, kind) => `${levels[level]} ${kinds[kind]} inspection`,
  window: (from, until) => `${from} to ${until}`,
  choose: 'Choose an inspection',
  none: 'There is no inspection to show now. It will be listed here when a team is next on site.',
  everyDistrict: 'All 16 districts and the Economic-Technological Development Area',
  others: (count) => ` and others, ${count} in all`,
  count: (count) => `${count} ${count === 1 ? 'organisation' : 'organisations'}`,
  between: ', ',
};

const levels: Readonly<Record<InspectionLevel, string>> = {
  central: 'Central environmental',
  municipal: 'Municipal',
};
const kinds: Readonly<Record<InspectionKind, string>> = {
  routine: 'routine',
  daily: 'day-to-day',
  special: 'special',
  stationed: 'stationed',
};
