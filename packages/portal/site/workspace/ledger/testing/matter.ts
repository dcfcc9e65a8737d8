import type { LedgerKind } from '../ledger-kind.ts';

/** A row of a ledger of tests, with something of every form that the engine knows. */
export interface Matter {
  readonly id: string;
  readonly version: number;
  readonly gist: string;
  readonly number: string | null;
  readonly stage: 'new' | 'open' | 'done';
  readonly units: readonly string[];
  readonly received: string;
  readonly closed: string | null;
  readonly due: string | null;
  readonly isKey: boolean;
}

const unitNames: Readonly<Record<string, string>> = { u1: '朝阳区', u2: '海淀区', u3: '东城区' };
const stageNames = { new: '已收到', open: '办理中', done: '办结' } as const;
const stages = ['new', 'open', 'done'] as const;

export const matters: LedgerKind<Matter> = {
  identity: { idOf: ({ id }) => id, versionOf: ({ version }) => version },
  hrefOf: ({ id }) => `/m/${id}`,
  gistOf: ({ gist }) => gist,
  aboutOf: ({ number, received }) => [number ?? '', received],
  lookOf: ({ stage, units, isKey }) => ({
    chip: { text: '噪声', hue: 1 },
    state: { text: stageNames[stage], colour: 'blue' },
    where: units.map((unit) => unitNames[unit] ?? unit).join('、'),
    marks: isKey ? ['重点关注'] : [],
    settled: '',
    unpublished: [],
  }),
  searchedOf: ({ number, gist, units }) => [
    number ?? '',
    gist,
    ...units.map((unit) => unitNames[unit] ?? unit),
  ],
  dueOf: ({ due }) => due,
  dimensions: [
    {
      name: 'stage',
      label: '阶段',
      codesOf: ({ stage }) => [stage],
      textOf: (code) => stageNames[stages.find((stage) => stage === code) ?? 'new'],
      none: '无',
      inOrder: stages,
      steps: [
        { text: '收到', codes: new Set(stages) },
        { text: '办结', codes: new Set(['done']) },
      ],
    },
    {
      name: 'unit',
      label: '单位',
      codesOf: ({ units }) => units,
      textOf: (code) => unitNames[code] ?? code,
      none: '未定',
    },
  ],
  days: [
    { name: 'received', label: '收到', dayOf: ({ received }) => received },
    { name: 'closed', label: '办结', dayOf: ({ closed }) => closed },
  ],
  marks: [{ name: 'key', label: '重点关注', isOn: ({ isKey }) => isKey }],
  columns: [
    {
      name: 'number',
      label: '编号',
      form: 'code',
      isPrinted: true,
      keyOf: ({ number }) => number,
      textOf: ({ number }) => number ?? '',
    },
    {
      name: 'gist',
      label: '要点',
      form: 'text',
      isPrinted: true,
      keyOf: ({ gist }) => gist,
      textOf: ({ gist }) => gist,
    },
    {
      name: 'stage',
      label: '阶段',
      form: 'rank',
      isPrinted: true,
      keyOf: ({ stage }) => stages.indexOf(stage),
      textOf: ({ stage }) => stageNames[stage],
    },
    {
      name: 'due',
      label: '期限',
      form: 'day',
      isPrinted: true,
      keyOf: ({ due }) => due,
      textOf: ({ due }) => due ?? '',
    },
  ],
  heads: { what: 'gist', where: 'gist', state: 'stage', due: 'due' },
  usualOrder: { column: 'due', down: false },
  ties: [],
};

export const matter = (given: Partial<Matter>): Matter => ({
  id: 'm1',
  version: 1,
  gist: '工地夜间施工扰民',
  number: 'W3BJ202611280001',
  stage: 'open',
  units: ['u1'],
  received: '2026-11-20',
  closed: null,
  due: '2026-12-08T16:00:00.000Z',
  isKey: false,
  ...given,
});
