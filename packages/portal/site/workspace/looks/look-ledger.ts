import { beijingDay, momentText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import { columnOf } from '../ledger/column-of.ts';
import type { RowIdentity } from '../ledger/held-rows.ts';
import type { Column, LedgerKind, RowLook } from '../ledger/ledger-kind.ts';
import { sheetMoment } from '../ledger/sheet/sheet-moment.ts';
import { accountText } from '../subject.tsx';
import { wordOf, type WordsOf } from '../words.ts';
import type { Look, LookLine } from './look-lines.ts';
import type { looks } from './zh.ts';

/** A look never changes. */
export const lookIdentity: RowIdentity<Look> = { idOf: ({ look }) => look, versionOf: () => 1 };

/** What was seen. */
const seen = ['contact', 'words', 'opening'] as const;
type Seen = (typeof seen)[number];

function seenOf({ contact, glance }: Look): Seen {
  return contact ? 'contact' : glance === null ? 'words' : 'opening';
}

const colours: Readonly<Record<Seen, RowLook['state']['colour']>> = {
  contact: 'yellow',
  words: 'blue',
  opening: '',
};

/** Nobody screens at these hours of a Beijing clock. */
const night = { from: 22, until: 6 };

export function isAtNight(at: string): boolean {
  const hour = new Date(Date.parse(at) + 8 * 3_600_000).getUTCHours();
  return hour >= night.from || hour < night.until;
}

/** So often one person has to look at one complaint before it is out of the way. */
const often = 3;

/** Ids of the looks by people who looked at the same complaint again and again, its opening words apart. */
export function repeatedLooks(rows: readonly Look[]): ReadonlySet<string> {
  const whole = rows.filter((row) => seenOf(row) !== 'opening');
  const byBoth = Map.groupBy(whole, ({ complaint, subject }) => `${complaint} ${subject ?? ''}`);
  return new Set(
    [...byBoth.values()].flatMap((same) =>
      same.length < often ? [] : same.map(({ look }) => look),
    ),
  );
}

/** An account as the code of a filter, in which no point stands. */
function codeOf(subject: string): string {
  return encodeURIComponent(subject).replaceAll('.', '%2E');
}

function subjectOf(code: string): string {
  return decodeURIComponent(code);
}

/** What the ledger says in the reader's language. */
interface Said {
  readonly texts: typeof looks;
  readonly words: WordsOf['words'];
  readonly workspace: WordsOf['workspace'];
  readonly language: Language;
  readonly rows: readonly LookLine[];
  /** Whether the reader is told why somebody looked. */
  readonly showsReasons: boolean;
  /** Where a line is opened. */
  readonly hrefOf: (line: LookLine) => `/${string}`;
}

/** 原文查看记录: who saw what a complainant wrote. */
export function lookLedger({
  texts,
  words,
  workspace,
  language,
  rows,
  showsReasons,
  hrefOf,
}: Said): LedgerKind<LookLine> {
  const { columns: labels } = texts;
  const repeated = repeatedLooks(rows);
  const beginnings = new Map(
    rows.flatMap(({ glance, at }) =>
      glance === null ? [] : [[glance.sitting, momentText(language, at)] as const],
    ),
  );
  const numberOf = ({ number }: Look): string => number ?? texts.unnumbered;
  const nameOf = ({ together, ...look }: LookLine): string =>
    together.length === 1 ? numberOf(look) : texts.together(together.length);
  const whoOf = ({ subject }: Look): string =>
    subject === null ? texts.unknown : accountText(subject, workspace);
  const roleOf = ({ role }: Look): string => wordOf(words.role, role);
  const forWhat = ({ glance, reason }: Look): readonly string[] =>
    glance !== null
      ? [texts.forScreening(glance.of)]
      : showsReasons
        ? [reason ?? texts.erased]
        : [];
  const column = (
    name: keyof typeof labels,
    form: Column<LookLine>['form'],
    textOf: (row: LookLine) => string,
    given: Partial<Pick<Column<LookLine>, 'keyOf'>> = {},
  ) => columnOf({ name, label: labels[name], form, textOf, ...given });
  return {
    identity: lookIdentity,
    isTimeless: true,
    hrefOf,
    gistOf: nameOf,
    aboutOf: (row) => [whoOf(row), ...forWhat(row)],
    lookOf: (row) => ({
      chip: null,
      state: { text: texts.seen[seenOf(row)], colour: colours[seenOf(row)] },
      where: roleOf(row),
      marks: [
        ...(isAtNight(row.at) ? [texts.marks.night.brief] : []),
        ...(repeated.has(row.look) ? [texts.marks.repeated.brief] : []),
      ],
      settled: momentText(language, row.at),
      unpublished: [],
    }),
    searchedOf: (row) => [
      ...row.together.map(numberOf),
      row.subject ?? '',
      roleOf(row),
      ...forWhat(row),
    ],
    dueOf: () => null,
    dimensions: [
      {
        name: 'who',
        label: labels.who,
        codesOf: ({ subject }) => (subject === null ? [] : [codeOf(subject)]),
        textOf: (code) => accountText(subjectOf(code), workspace),
        none: texts.unknown,
      },
      {
        name: 'role',
        label: labels.role,
        codesOf: ({ role }) => [role],
        textOf: (role) => wordOf(words.role, role),
        none: '',
      },
      {
        name: 'seen',
        label: labels.seen,
        codesOf: (row) => [seenOf(row)],
        textOf: (code) => wordOf(texts.seen, code),
        none: '',
        inOrder: seen,
      },
      {
        name: 'sitting',
        label: labels.sitting,
        codesOf: ({ glance }) => (glance === null ? [] : [glance.sitting]),
        textOf: (sitting) => texts.sittingAt(beginnings.get(sitting) ?? ''),
        none: texts.noSitting,
      },
    ],
    days: [{ name: 'at', label: labels.at, dayOf: ({ at }) => beijingDay(at) }],
    marks: [
      { name: 'night', label: texts.marks.night.says, isOn: ({ at }) => isAtNight(at) },
      {
        name: 'repeated',
        label: texts.marks.repeated.says,
        isOn: ({ look }) => repeated.has(look),
      },
    ],
    // Why somebody looked may tell of the complainant: it is written out nowhere.
    columns: [
      column('at', 'day', ({ at }) => sheetMoment(at), { keyOf: ({ at }) => at }),
      column('complaint', 'code', ({ together }) => together.map(numberOf).join(texts.comma)),
      column('role', 'text', roleOf),
      // In full: it has to be found at the issuer.
      column('who', 'code', ({ subject }) => subject ?? texts.unknown),
      column('seen', 'rank', (row) => texts.seen[seenOf(row)], {
        keyOf: (row) => seen.indexOf(seenOf(row)),
      }),
    ],
    heads: { what: 'complaint', where: 'role', state: 'seen', due: 'at' },
    usualOrder: { column: 'at', down: true },
    ties: [{ column: 'complaint', down: false }],
  };
}
