import type { Duty } from '@ducha/contracts';

/** More and more senior: who is told when nobody holds a duty, or nothing reaches its holder. */
export const dutiesByRank: readonly Duty[] = ['liaison', 'in-charge', 'principal'];
