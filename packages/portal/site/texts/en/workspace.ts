import type { workspace as chinese } from '../zh/workspace.ts';

export const workspace: typeof chinese = {
  title: 'Environmental inspection workspace',
  loading: 'Opening the workspace…',
};
