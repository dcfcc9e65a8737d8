import type { types as chinese } from './zh.ts';

/** Complaint types. */
export const types: typeof chinese = {
  title: 'Complaint types',
  lead: 'Lists differ by place and round; the office keeps them. A retired one can no longer be chosen; complaints that have it stay as they are.',
  none: 'There is no type yet.',
  add: 'Add a type',
  kind: 'Kind',
  kinds: { type: 'Types', industry: 'Industries' },
  list: 'Code of the list',
  code: 'Code',
  codeHint: 'A lower-case letter first, then letters, digits, hyphens. It stays for ever.',
  chinese: 'Chinese name',
  english: 'English name',
  order: 'Order',
  state: 'State',
  inUse: 'in use',
  retired: 'retired',
  retire: 'Retired',
  change: 'Change',
  changeOne: (name) => `Change “${name}”`,
  save: 'Save',
  missing: { code: 'Give the list and the code', names: 'Give both names' },
};
