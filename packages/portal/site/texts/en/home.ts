import type { home as chinese } from '../zh/home.ts';

export const home: typeof chinese = {
  title: 'Home',
  description: 'Report environmental problems, follow what becomes of them, see what is disclosed.',
  lead: 'Report an environmental problem here. You may stay anonymous; no account is needed.',
  report: 'Report a problem',
  follow: 'Follow a report',
};
