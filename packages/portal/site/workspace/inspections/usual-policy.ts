import type { InspectionPolicy } from './inspection-shown.ts';

/**
 * What a new draft begins with: signed for within a working day, replied to within ten calendar days
 * (central practice), one main type and the lead alone counted, as Beijing published in 2025.
 */
export const usualPolicy: InspectionPolicy = {
  round: null,
  signIn: { value: 1, unit: 'working-days' },
  reply: { value: 10, unit: 'calendar-days' },
  typeCounting: 'main',
  organisationCounting: 'lead',
};
