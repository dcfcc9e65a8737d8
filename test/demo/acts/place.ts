import type { Duty } from '@ducha/contracts';

/** Duties that nobody holds: the office is told where a reminder finds no one. */
const vacancies: readonly (readonly [organisation: string, duty: Duty])[] = [
  ['110106', 'in-charge'],
  ['110109', 'principal'],
  ['110114', 'liaison'],
  ['110116', 'liaison'],
  ['110119', 'in-charge'],
  ['wlj', 'principal'],
  ['shangwu', 'liaison'],
  ['gongjiao', 'in-charge'],
];

/** Whether nobody holds a duty of an organisation. */
export function isVacant(organisation: string, duty: Duty): boolean {
  return vacancies.some(([code, vacant]) => code === organisation && vacant === duty);
}

/** Who does the desk's work at an organisation: where it has no liaison, the official in charge. */
export function deskOf(organisation: string): string {
  const role = isVacant(organisation, 'liaison') ? 'in-charge' : 'liaison';
  return `organisation-${role}@${organisation}`;
}
