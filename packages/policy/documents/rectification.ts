import type { PolicyDocument, PolicyValues } from '../document.ts';
import { decided } from './sources.ts';

/** What is policy in rectification (domain, section 6). A task follows what held when it was opened. */
export const rectificationPolicy = {
  service: 'rectification',
  entries: {
    acceptingUnits: {
      label: {
        chinese: '验收单位（按先后顺序，不由责任单位自己验收；都是责任单位时用默认单位）',
        english:
          'Accepting units, in order; never one that does the work; where all of them do, the standard ones',
      },
      form: { kind: 'organisations', most: 10 },
      standard: ['sthjj', 'dcb'],
      source: decided,
    },
  },
} as const satisfies PolicyDocument;

/** What holds for a task. */
export type RectificationPolicy = PolicyValues<typeof rectificationPolicy>;
