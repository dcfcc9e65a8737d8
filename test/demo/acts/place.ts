import type { Duty } from '@ducha/contracts';

/** Duties that nobody holds: the office is told where a reminder finds no one. */
export const vacancies: readonly (readonly [organisation: string, duty: Duty])[] = [
  ['110106', 'in-charge'],
  ['110109', 'principal'],
  ['110114', 'liaison'],
  ['110116', 'liaison'],
  ['110119', 'in-charge'],
  ['wlj', 'principal'],
  ['shangwu', 'liaison'],
  ['gongjiao', 'in-charge'],
];

/** Who does the desk's work at an organisation: where it has no liaison, the official in charge. */
export function deskOf(organisation: string): string {
  const vacant = vacancies.some(([code, duty]) => code === organisation && duty === 'liaison');
  return `${vacant ? 'organisation-in-charge' : 'organisation-liaison'}@${organisation}`;
}
