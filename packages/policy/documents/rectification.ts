import type { PolicyDocument, PolicyValues } from '../document.ts';
import { asArchived, decided } from './sources.ts';

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
    textRetention: {
      label: {
        chinese: '整改完成后进展、完成情况文字和佐证材料保存时间（整改方案随信访件保存）',
        english:
          'How long reports and their evidence are kept after the end (the plan stays with its complaint)',
      },
      countsFrom: { chinese: '完成整改之日', english: 'the day on which it was finished' },
      form: { kind: 'count', unit: 'months', least: 1, most: 600 },
      standard: 360,
      source: asArchived,
    },
  },
} as const satisfies PolicyDocument;

/** What holds for a task. */
export type RectificationPolicy = PolicyValues<typeof rectificationPolicy>;
