import { taskSource, type readTaskLedger } from '@ducha/contracts';
import { taskFacts } from '@ducha/contracts/task-facts.ts';
import type { BodyOf } from '../../answer.ts';
import { dayText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import { columnOf } from '../ledger/column-of.ts';
import type { RowIdentity } from '../ledger/held-rows.ts';
import type { Column, LedgerKind } from '../ledger/ledger-kind.ts';
import { statusColours, taskStatuses } from '../task/status-tag.tsx';
import { wordOf, type WordsOf } from '../words.ts';
import type { tasks } from './zh.ts';

/** A task as the ledger has it. */
export type TaskRow = BodyOf<typeof readTaskLedger>['rows'][number];

export const taskIdentity: RowIdentity<TaskRow> = {
  idOf: ({ task }) => task,
  versionOf: ({ version }) => version,
};

/** What the ledger says in the reader's language. */
interface Said {
  readonly texts: typeof tasks;
  readonly words: WordsOf['words'];
  readonly language: Language;
  readonly nameOf: (organisation: string) => string;
  /** The organisation of the person; none: the office's, or a team's. */
  readonly own: string | null;
}

/** 整改任务台账. */
export function taskLedger({ texts, words, language, nameOf, own }: Said): LedgerKind<TaskRow> {
  const { columns: labels } = texts;
  const gistOf = ({ gist, source, lead }: TaskRow): string =>
    gist ?? texts.unnamed(words.taskSource[source], nameOf(lead));
  const whereOf = ({ lead, assisting }: TaskRow): string =>
    assisting.length === 0 ? nameOf(lead) : texts.others(nameOf(lead), assisting.length);
  const column = (
    name: keyof typeof labels,
    form: Column<TaskRow>['form'],
    textOf: (row: TaskRow) => string,
    given: Partial<Pick<Column<TaskRow>, 'keyOf'>> = {},
  ) => columnOf({ name, label: labels[name], form, textOf, ...given });
  return {
    identity: taskIdentity,
    hrefOf: ({ task }) => `/t/${task}`,
    gistOf,
    aboutOf: ({ number, accepting }) => [number, texts.accepting(nameOf(accepting))],
    lookOf: (row) => ({
      chip: {
        text: words.taskSource[row.source],
        hue: taskSource.options.indexOf(row.source),
      },
      state: { text: words.taskStatus[row.status], colour: statusColours[row.status] },
      where: whereOf(row),
      marks: [],
      settled: row.finishedOn === null ? '' : texts.finished(dayText(language, row.finishedOn)),
      unpublished: row.deadlineUnpublished,
    }),
    searchedOf: (row) => [
      row.number,
      gistOf(row),
      words.taskSource[row.source],
      ...[row.lead, ...row.assisting, row.accepting].map(nameOf),
    ],
    dueOf: taskFacts.dueOf,
    dimensions: [
      {
        name: 'status',
        label: labels.status,
        codesOf: taskFacts.codes.status,
        textOf: (code) => wordOf(words.taskStatus, code),
        none: '',
        inOrder: taskStatuses,
      },
      {
        name: 'organisation',
        label: labels.organisation,
        codesOf: taskFacts.codes.organisation,
        textOf: nameOf,
        none: '',
      },
      {
        name: 'source',
        label: labels.source,
        codesOf: taskFacts.codes.source,
        textOf: (code) => wordOf(words.taskSource, code),
        none: '',
        inOrder: taskSource.options,
      },
      {
        name: 'lead',
        label: labels.lead,
        codesOf: taskFacts.codes.lead,
        textOf: nameOf,
        none: '',
      },
      {
        name: 'accepting',
        label: labels.accepting,
        codesOf: taskFacts.codes.accepting,
        textOf: nameOf,
        none: '',
      },
    ],
    days: [
      { name: 'deadline', label: labels.deadline, dayOf: taskFacts.days.deadline },
      { name: 'finished', label: labels.finished, dayOf: taskFacts.days.finished },
    ],
    marks:
      own === null ? [] : [{ name: 'mine', label: labels.mine, isOn: ({ lead }) => lead === own }],
    columns: [
      column('number', 'code', ({ number }) => number),
      column('gist', 'text', gistOf),
      column('source', 'text', ({ source }) => words.taskSource[source]),
      column('lead', 'text', ({ lead }) => nameOf(lead)),
      column('assisting', 'text', ({ assisting }) => assisting.map(nameOf).join(texts.comma)),
      column('accepting', 'text', ({ accepting }) => nameOf(accepting)),
      column('status', 'rank', ({ status }) => words.taskStatus[status], {
        keyOf: ({ status }) => taskStatuses.indexOf(status),
      }),
      column('deadline', 'day', ({ deadline }) => deadline),
      column('finished', 'day', ({ finishedOn }) => finishedOn ?? ''),
    ],
    heads: { what: 'gist', where: 'lead', state: 'status', due: 'deadline' },
    usualOrder: { column: 'deadline', down: false },
    ties: [{ column: 'number', down: false }],
  };
}
