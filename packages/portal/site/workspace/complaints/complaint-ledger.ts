import { channel, complaintStage, verdict, type readComplaintLedger } from '@ducha/contracts';
import { lastDayOf } from '@ducha/contracts/beijing-day.ts';
import { complaintFacts, doneStages, shownDueOf } from '@ducha/contracts/complaint-facts.ts';
import type { BodyOf } from '../../answer.ts';
import { beijingDay, daysBetween, shortDayText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import { columnOf } from '../ledger/column-of.ts';
import type { RowIdentity } from '../ledger/held-rows.ts';
import type { Column, LedgerKind, RowLook } from '../ledger/ledger-kind.ts';
import { dueSheetText } from '../ledger/sheet/sheet-moment.ts';
import { complaintActs } from '../todo/todo-row.ts';
import { wordOf, type WordsOf } from '../words.ts';
import type { complaints } from './zh.ts';

/** A complaint as the ledger has it. */
export type ComplaintRow = BodyOf<typeof readComplaintLedger>['rows'][number];
type Stage = ComplaintRow['stage'];

export const complaintIdentity: RowIdentity<ComplaintRow> = {
  idOf: ({ complaint }) => complaint,
  versionOf: ({ version }) => version,
};

/** Four colours: it waits to be taken up, to be handled, to be approved, or is done. */
const colours: Readonly<Record<Stage, RowLook['state']['colour']>> = {
  received: 'blue',
  asked: 'blue',
  accepted: 'blue',
  transferred: 'yellow',
  refused: 'yellow',
  handling: 'yellow',
  replied: 'violet',
  approved: 'violet',
  staged: 'green',
  closed: 'green',
  declined: '',
  merged: '',
  withdrawn: '',
};

/** The stages of the complaints that have come so far; one that left the way counts up to where it left. */
export const reached = {
  received: complaintStage.options,
  valid: complaintStage.options.filter(
    (stage) => !['received', 'asked', 'declined', 'withdrawn'].includes(stage),
  ),
  transferred: ['transferred', 'refused', 'handling', 'replied', 'approved', 'staged', 'closed'],
  replied: ['replied', 'approved', 'staged', 'closed'],
  closed: ['staged', 'closed'],
} satisfies Readonly<Record<keyof (typeof complaints)['steps'], readonly Stage[]>>;
const steps = ['received', 'valid', 'transferred', 'replied', 'closed'] as const;

/** The stages in which the leading organisation has the word. */
export const withOrganisations: readonly Stage[] = ['transferred', 'handling', 'replied'];

/** What the ledger says in the reader's language. */
interface Said {
  readonly texts: typeof complaints;
  readonly words: WordsOf['words'];
  readonly language: Language;
  readonly nameOf: (organisation: string) => string;
  readonly typeOf: (type: string) => string;
  /** The types in the order of their list: the colours follow it. */
  readonly types: readonly string[];
}

/** 举报件台账. */
export function complaintLedger({
  texts,
  words,
  language,
  nameOf,
  typeOf,
  types,
}: Said): LedgerKind<ComplaintRow> {
  const { columns: labels, none } = texts;
  const districtOf = ({ district }: ComplaintRow): string =>
    district === null ? '' : nameOf(district);
  const townshipOf = ({ township }: ComplaintRow): string =>
    township === null ? '' : nameOf(township);
  const typeTextOf = ({ mainType }: ComplaintRow): string =>
    mainType === null ? '' : typeOf(mainType);
  const organisationsOf = complaintFacts.codes.organisation;
  const whereOf = (row: ComplaintRow): string => {
    const [lead, ...others] = organisationsOf(row);
    if (lead === undefined) return districtOf(row);
    return others.length === 0 ? nameOf(lead) : texts.others(nameOf(lead), others.length);
  };
  const gistOf = (row: ComplaintRow): string => {
    if (row.gist !== null) return row.gist;
    const known = [typeTextOf(row), districtOf(row)].filter((part) => part !== '');
    return known.length === 0
      ? texts.nothingKnown(words.channel[row.channel])
      : texts.unnamed(known);
  };
  const resultTextOf = ({ stage, result }: ComplaintRow): string =>
    result === null ? (doneStages.includes(stage) ? words.stage[stage] : '') : words.result[result];
  const column = (
    name: keyof typeof labels,
    form: Column<ComplaintRow>['form'],
    textOf: (row: ComplaintRow) => string,
    given: Partial<Pick<Column<ComplaintRow>, 'isPrinted' | 'keyOf'>> = {},
  ) => columnOf({ name, label: labels[name], form, textOf, ...given });
  const dimension = (
    name: keyof typeof complaintFacts.codes,
    textOf: (code: string) => string,
    given: Partial<
      Pick<
        LedgerKind<ComplaintRow>['dimensions'][number],
        'inOrder' | 'steps' | 'none' | 'isOfItsOwn'
      >
    > = {},
  ) => ({
    name,
    label: labels[name],
    codesOf: complaintFacts.codes[name],
    textOf,
    none: '',
    ...given,
  });
  const day = (name: keyof typeof complaintFacts.days, label: string) => ({
    name,
    label,
    dayOf: complaintFacts.days[name],
  });
  const mark = (name: keyof typeof complaintFacts.marks) => ({
    name,
    label: labels[name],
    isOn: complaintFacts.marks[name],
  });
  const offPaper = { isPrinted: false };
  return {
    identity: complaintIdentity,
    hrefOf: ({ complaint }) => `/c/${complaint}`,
    gistOf,
    aboutOf: (row, now) =>
      [
        row.number ?? texts.unnumbered,
        districtOf(row),
        townshipOf(row),
        words.channel[row.channel],
        texts.age(Math.max(0, daysBetween(row.receivedOn, beijingDay(now)))),
        row.outerDue === null || doneStages.includes(row.stage)
          ? ''
          : texts.outer(shortDayText(language, lastDayOf(row.outerDue))),
        // Beside 已办结 a date needs to say what it is for.
        row.office === null || !doneStages.includes(row.stage)
          ? ''
          : texts.officeStep(wordOf(words.act, complaintActs[row.office.act])),
      ].filter((part) => part !== ''),
    lookOf: (row) => ({
      chip:
        row.mainType === null
          ? null
          : { text: typeTextOf(row), hue: Math.max(0, types.indexOf(row.mainType)) % 8 },
      state: { text: words.stage[row.stage], colour: colours[row.stage] },
      where: whereOf(row),
      // As the published table marks it.
      marks: row.keyAttention ? [`* ${labels.key}`] : [],
      settled: row.closedOn === null ? '' : texts.ended(shortDayText(language, row.closedOn)),
      unpublished: shownDueOf(row).unpublished,
    }),
    searchedOf: (row) => [
      row.number ?? '',
      gistOf(row),
      districtOf(row),
      townshipOf(row),
      typeTextOf(row),
      ...organisationsOf(row).map(nameOf),
    ],
    dueOf: complaintFacts.dueOf,
    dimensions: [
      dimension('stage', (code) => wordOf(words.stage, code), {
        inOrder: complaintStage.options,
        steps: steps.map((step) => ({
          text: texts.steps[step],
          codes: new Set<string>(reached[step]),
        })),
      }),
      dimension('organisation', nameOf, { none: none.organisation }),
      dimension('type', typeOf, { none: none.type }),
      dimension('lead', nameOf, { none: none.organisation }),
      dimension('standing', (code) => wordOf(texts.standings, code), {
        inOrder: ['open', 'closed'],
      }),
      dimension('dueWith', (code) => wordOf(texts.dueWith, code), {
        none: none.due,
        inOrder: ['office', 'organisation'],
      }),
      dimension('district', nameOf, { none: none.district }),
      dimension('township', nameOf, { none: none.district }),
      dimension('channel', (code) => wordOf(words.channel, code), { inOrder: channel.options }),
      dimension('batch', batchText, { none: none.batch, isOfItsOwn: true }),
      dimension('verdict', (code) => wordOf(words.verdict, code), {
        none: none.verdict,
        inOrder: verdict.options,
      }),
      dimension('result', (code) => wordOf(words.result, code), {
        none: none.result,
        inOrder: ['closed', 'staged', 'open'],
      }),
    ],
    days: [
      day('received', labels.received),
      day('transferred', labels.transferred),
      day('dueOn', labels.due),
      day('replied', labels.replied),
      day('closed', labels.closed),
    ],
    marks: [mark('todo'), mark('key'), mark('answered')],
    columns: [
      column('number', 'code', ({ number }) => number ?? ''),
      column('gist', 'text', gistOf),
      column('type', 'text', typeTextOf),
      column('district', 'text', districtOf),
      column('township', 'text', townshipOf, offPaper),
      column('organisation', 'text', (row) => organisationsOf(row).map(nameOf).join(texts.comma), {
        // Ordered as the grid shows it: whose it is first.
        keyOf: (row) => (whereOf(row) === '' ? null : whereOf(row)),
      }),
      column('channel', 'text', (row) => words.channel[row.channel]),
      column('stage', 'rank', ({ stage }) => words.stage[stage], {
        keyOf: ({ stage }) => complaintStage.options.indexOf(stage),
      }),
      column('received', 'day', ({ receivedOn }) => receivedOn),
      column('transferred', 'day', ({ transferredOn }) => transferredOn ?? '', offPaper),
      column('due', 'day', (row) => dueSheetText(complaintFacts.dueOf(row)), {
        keyOf: complaintFacts.dueOf,
      }),
      column('outer', 'day', ({ outerDue }) => dueSheetText(outerDue), {
        ...offPaper,
        keyOf: ({ outerDue }) => outerDue,
      }),
      column('closed', 'day', ({ closedOn }) => closedOn ?? ''),
      column('replied', 'day', ({ repliedOn }) => repliedOn ?? '', offPaper),
      column('result', 'text', resultTextOf, offPaper),
      column('verdict', 'text', (row) => (row.verdict === null ? '' : words.verdict[row.verdict])),
      column('batch', 'text', ({ batch }) => (batch === null ? '' : batchText(batch)), offPaper),
      column('key', 'text', ({ keyAttention }) => (keyAttention ? texts.yes : ''), offPaper),
    ],
    heads: { what: 'gist', where: 'organisation', state: 'stage', due: 'due' },
    // What is due first is on top; of the same, what came last.
    usualOrder: { column: 'due', down: false },
    ties: [
      { column: 'received', down: true },
      { column: 'number', down: true },
    ],
  };

  function batchText(batch: string): string {
    return texts.batch(batch);
  }
}
