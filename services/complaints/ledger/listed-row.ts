import * as z from 'zod/mini';
import { unpublishedOn, type Calendar } from '@ducha/calendar';
import {
  calendarYear,
  complaintListed,
  type complaintRow,
  instant,
  localDate,
  officeAct,
  organisationCode,
  todoAct,
  unpublishedYears,
  verdict,
  type NoteRef,
  type Role,
} from '@ducha/contracts';
import type { Listed, RowData } from '@ducha/event-log';
import { textsOfRows, type Person, type Store } from '@ducha/lambda';
import { readsRowsOfOffice, relationsToRow } from '../complaint/complaint-relations.ts';
import { lastDay } from '../complaint/last-day.ts';
import { textOrNull } from '../complaint/texts.ts';
import { deskOf, type Desk } from '../to-dos/todo.ts';

/** Which desks a role sits at; that it may also do what lies there is tested against the policy table. */
export const desksOf: Readonly<Partial<Record<Role, readonly Desk[]>>> = {
  'office-screener': ['office-screener', 'office-decider'],
  'office-reviewer': ['office-reviewer'],
  'office-head': ['office-decider'],
  'municipal-re-checker': ['re-checker'],
  'organisation-liaison': ['organisation-desk'],
  'organisation-in-charge': ['organisation-desk'],
  'organisation-principal': ['organisation-principal'],
};

/** Whether somebody sits at a desk. */
export function sitsAt(person: Person | null, desk: Desk): boolean {
  return Object.entries(desksOf).some(
    ([role, its]) => its.includes(desk) && person?.roles.some((held) => held === role) === true,
  );
}

/** What a row of a complaint holds. */
export const listed = z.object({
  ...z.omit(complaintListed, {
    complaint: true,
    gist: true,
    office: true,
    todo: true,
    replyDueUnpublished: true,
    township: true,
    outerDue: true,
  }).shape,
  /** Left out where none was found. */
  township: z.optional(organisationCode),
  /** Left out where there is none. */
  outerDue: z.optional(instant),
  /** Left out where all was known. */
  replyUnpublished: z.optional(unpublishedYears),
  /** After act, organisation and date come the years of which nothing was known. */
  todos: z.array(
    z.tuple([todoAct, z.nullable(organisationCode), z.nullable(instant)], calendarYear),
  ),
  /** For the ledger alone; what there is not is left out. */
  gist: z.optional(z.tuple([z.string(), z.string()])),
  transferredOn: z.optional(localDate),
  closedOn: z.optional(localDate),
  repliedOn: z.optional(localDate),
  verdict: z.optional(verdict),
});

/** Rows as a list shows them to somebody, with their gists. */
export async function shownRows(
  store: Pick<Store, 'notes'>,
  rows: readonly Listed[],
  to: Reader,
): Promise<z.infer<typeof complaintListed>[]> {
  const told = await ledgerRows(store, rows, to);
  return told.map(
    ({
      transferredOn: _transferredOn,
      closedOn: _closedOn,
      repliedOn: _repliedOn,
      verdict: _verdict,
      ...row
    }) => row,
  );
}

/** Who is told, on which calendar. */
interface Reader {
  readonly person: Person | null;
  readonly calendar: Calendar;
}

/** Rows as the ledger tells them to somebody, with their gists. */
export async function ledgerRows(
  store: Pick<Store, 'notes'>,
  rows: readonly Listed[],
  { person, calendar }: Reader,
): Promise<z.infer<typeof complaintRow>[]> {
  const kept = rows.map((row) => ({ row, gist: gistIn(row) }));
  const opened = await textsOfRows(
    store,
    kept.flatMap(({ gist }) => gist ?? []),
  );
  // A date that a person set is as firm as the calendar is now.
  const unpublishedOf: UnpublishedOf = (due, years) =>
    due === null || years.length > 0 ? [...years] : [...unpublishedOn(lastDay(due), calendar)];
  return kept.map(({ row, gist }) => ({
    ...rowFacts(row, person, unpublishedOf),
    gist: textOrNull(opened, gist),
  }));
}

/** The note of the gist that a row names. */
function gistIn({ data }: Listed): NoteRef | null {
  const { gist } = listed.parse(data);
  return gist === undefined ? null : { note: gist[0], mac: gist[1] };
}

/** The years of which nothing is known for a date, of which those were kept with it. */
type UnpublishedOf = (due: string | null, years: readonly number[]) => number[];

/** What a row tells somebody but its gist: by this it is filtered, for which no calendar is needed. */
export function rowFacts(
  { id, data }: Listed,
  person: Person | null,
  unpublishedOf: UnpublishedOf = () => [],
): Omit<z.infer<typeof complaintRow>, 'gist'> {
  const {
    todos: _todos,
    replyUnpublished = [],
    gist: _gist,
    township = null,
    outerDue = null,
    transferredOn = null,
    closedOn = null,
    repliedOn = null,
    verdict: confirmed = null,
    ...row
  } = listed.parse(data);
  return {
    complaint: id,
    ...row,
    township,
    outerDue,
    transferredOn,
    closedOn,
    repliedOn,
    verdict: confirmed,
    replyDueUnpublished: unpublishedOf(row.replyDue, replyUnpublished),
    office: shownTodo(officeTodoOf(data, person), unpublishedOf),
    todo: shownTodo(todoOf(data, person), unpublishedOf),
  };
}

function shownTodo<Act>(
  todo: readonly [Act, string | null, string | null, ...number[]] | undefined,
  unpublishedOf: UnpublishedOf,
) {
  if (todo === undefined) return null;
  const [act, , due, ...years] = todo;
  return { act, due, unpublished: unpublishedOf(due, years) };
}

/**
 * What the office itself has to do about a complaint, told to whoever sees all of it or of their team's: that something
 * waits may tell an organisation that its complainant wrote.
 */
function officeTodoOf(data: RowData, person: Person | null) {
  if (!relationsToRow(person, data).has('any') || !readsRowsOfOffice(person)) return undefined;
  for (const [act, organisation, ...date] of listed.parse(data).todos) {
    const office = officeAct.safeParse(act);
    if (organisation === null && act !== 're-check' && office.success) {
      return [office.data, organisation, ...date] as const;
    }
  }
  return undefined;
}

/**
 * What somebody has to do about a complaint: at their organisation, or at the office unless they are recused.
 * So it is one thing at most.
 */
export function todoOf(data: RowData, person: Person | null) {
  const relations = relationsToRow(person, data);
  return listed
    .parse(data)
    .todos.find(
      ([act, organisation]) =>
        sitsAt(person, deskOf[act]) &&
        (organisation === null ? relations.has('any') : organisation === person?.organisation),
    );
}
