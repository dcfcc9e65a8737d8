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
    dueWith: (row) => listOf(shownDueOf(row).of),
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

/** The stages in which no organisation has the word. */
const notWithOrganisations: readonly Row['stage'][] = [
  'received',
  'asked',
  'accepted',
  'refused',
  'approved',
];

/** The date that is shown of a complaint, and whose it is; null where it has none. */
interface ShownDue extends Pick<NonNullable<Row['todo']>, 'due' | 'unpublished'> {
  readonly of: 'office' | 'organisation' | null;
}

/**
 * What waits for an organisation that asks, first. Else what waits for the office or the reply, whichever is due sooner:
 * while the office has the word its own, since the reply has come; nothing of the reply once there is an end of it.
 */
export function shownDueOf({
  stage,
  todo,
  office,
  replyDue,
  replyDueUnpublished,
}: Pick<Row, 'stage' | 'todo' | 'office' | 'replyDue' | 'replyDueUnpublished'>): ShownDue {
  if (office === null && todo !== null && todo.due !== null) {
    return { ...todo, of: todo.act === 're-check' ? 'office' : 'organisation' };
  }
  const reply = doneStages.includes(stage) ? null : replyDue;
  const isWithOffice = notWithOrganisations.includes(stage);
  const officeDue = office?.due ?? null;
  if (office !== null && officeDue !== null) {
    if (reply === null || isWithOffice || officeDue <= reply) return { ...office, of: 'office' };
  }
  const of = reply === null ? null : isWithOffice ? 'office' : 'organisation';
  return { due: reply, unpublished: replyDueUnpublished, of };
}

function listOf(code: string | null): readonly string[] {
  return code === null ? [] : [code];
}
