import type { missing as chinese } from '../zh/missing.ts';

export const missing: typeof chinese = {
  title: 'No such page',
  description: 'The address may be wrong, or the page has moved.',
  text: 'The address may be wrong, or the page has moved.',
  home: 'To the home page',
};
