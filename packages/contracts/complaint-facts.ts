import type * as z from 'zod/mini';
import type { complaintRow } from './endpoints/complaint-ledger.ts';
import { lastDayOf } from './beijing-day.ts';
import type { RowFacts } from './row-filter.ts';

/** A complaint as the ledger has it, whatever it is about. */
type Row = Omit<z.infer<typeof complaintRow>, 'gist'>;

/** The stages in which nothing more is to be done to it. */
export const doneStages: readonly Row['stage'][] = [
  'declined',
  'merged',
  'staged',
  'closed',
  'withdrawn',
];

/** By what complaints are filtered, in the pages and by `GET /complaints`. */
export const complaintFacts = {
  codes: {
    stage: ({ stage }) => [stage],
    /** Whoever leads comes first. */
    organisation: ({ organisations }) =>
      organisations
        .toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
        .map(({ organisation }) => organisation),
    type: ({ mainType }) => listOf(mainType),
    lead: ({ organisations }) =>
      organisations.flatMap(({ organisation, role }) => (role === 'lead' ? [organisation] : [])),
    standing: ({ stage }) => [doneStages.includes(stage) ? 'closed' : 'open'],
    district: ({ district }) => listOf(district),
    township: ({ township }) => listOf(township),
    channel: ({ channel }) => [channel],
    batch: ({ batch }) => listOf(batch),
    verdict: ({ verdict }) => listOf(verdict),
    result: ({ result }) => listOf(result),
  },
  days: {
    received: ({ receivedOn }) => receivedOn,
    transferred: ({ transferredOn }) => transferredOn,
    dueOn: (row) => lastDayOf(shownDueOf(row).due),
    closed: ({ closedOn }) => closedOn,
    replied: ({ repliedOn }) => repliedOn,
  },
  marks: {
    todo: ({ todo }) => todo !== null,
    key: ({ keyAttention }) => keyAttention,
    answered: ({ repliedOn }) => repliedOn !== null,
  },
  dueOf: (row) => shownDueOf(row).due,
} satisfies RowFacts<Row>;

/** What waits for the asking person first; else the reply, until there is an end of it. */
export function shownDueOf({
  stage,
  todo,
  replyDue,
  replyDueUnpublished,
}: Pick<Row, 'stage' | 'todo' | 'replyDue' | 'replyDueUnpublished'>): Pick<
  NonNullable<Row['todo']>,
  'due' | 'unpublished'
> {
  if (todo !== null && todo.due !== null) return todo;
  return {
    due: doneStages.includes(stage) ? null : replyDue,
    unpublished: replyDueUnpublished,
  };
}

function listOf(code: string | null): readonly string[] {
  return code === null ? [] : [code];
}
