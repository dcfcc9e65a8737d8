import { beijingDate, startOfDay } from '@ducha/calendar';
import type { Fault, PolicyAct, PolicyValue } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { en } from 'zod/locales';
import type * as z from 'zod/mini';
import { schemaOfForm, type PolicyDocument } from './document.ts';
import { isSameValue, policyAt } from './policy-at.ts';
import { policyChanged, policyWithdrawn } from './policy-stream.ts';
import type { PolicyChange, PolicyEvent, PolicyHistory } from './policy-stream.ts';

/**
 * How long a change is made before it begins, in milliseconds. Functions keep what they read of a policy
 * for half a minute; so all of them change over at the same moment, and none decides by what was.
 */
export const notice = 60_000;

/** By itself zod/mini has no words for what is wrong. */
const inEnglish = { error: en().localeError };

type Act<Decision> = Extract<PolicyAct, { decision: Decision }>;

/** The office changes a policy from a day on, today at the earliest, or takes back a change to come. */
export function decidePolicy(
  document: PolicyDocument,
  history: PolicyHistory,
  act: PolicyAct,
  now: string,
): readonly PolicyEvent[] | Rejection {
  return act.decision === 'change'
    ? decideChange(document, history, act, now)
    : decideWithdrawal(history, act, now);
}

/** Whether a change can still be withdrawn or replaced: it has not begun, and no function holds it for begun. */
export function isOpen({ dropped, effectiveAt }: PolicyChange, now: string): boolean {
  return dropped === null && Date.parse(effectiveAt) > Date.parse(now) + notice;
}

function decideChange(
  document: PolicyDocument,
  history: PolicyHistory,
  { from, entries, replaces }: Act<'change'>,
  now: string,
): readonly PolicyEvent[] | Rejection {
  const effectiveAt = beginning(from, now);
  const others = {
    changes: history.changes.filter(({ change }) => change !== replaces),
  };
  const faults = [
    ...(from < beijingDate(now)
      ? [{ pointer: '#/from', code: 'past', detail: 'A change begins today at the earliest' }]
      : []),
    ...(replaces === undefined ? [] : openFaults(history, replaces, '#/replaces', now)),
    ...entries.flatMap(({ entry }, index) =>
      entries.findIndex((other) => other.entry === entry) < index
        ? [
            {
              pointer: `#/entries/${index}/entry`,
              code: 'named-twice',
              detail: 'Stands here already',
            },
          ]
        : [],
    ),
    ...entryFaults(document, others, entries, effectiveAt),
  ];
  if (faults.length > 0) return impossible(faults);
  return [
    {
      type: policyChanged.type,
      data: {
        change: history.changes.length + 1,
        from,
        effectiveAt,
        entries: [...entries],
        replaces: replaces ?? null,
      },
    },
  ];
}

function decideWithdrawal(
  history: PolicyHistory,
  { change }: Act<'withdraw'>,
  now: string,
): readonly PolicyEvent[] | Rejection {
  const faults = openFaults(history, change, '#/change', now);
  return faults.length > 0
    ? impossible(faults)
    : [{ type: policyWithdrawn.type, data: { change } }];
}

/** The beginning of the day, or for today and the last minute before that day as soon as every function knows. */
function beginning(from: string, now: string): string {
  const earliest = Date.parse(now) + notice;
  return new Date(Math.max(Date.parse(startOfDay(from)), earliest)).toISOString();
}

/** What is wrong with the entries, each at its pointer. */
function entryFaults(
  document: PolicyDocument,
  others: PolicyHistory,
  entries: readonly { readonly entry: string; readonly value: PolicyValue }[],
  effectiveAt: string,
): Fault[] {
  const before: Readonly<Record<string, PolicyValue>> = policyAt(
    document,
    others,
    effectiveAt,
  ).values;
  return entries.flatMap(({ entry, value }, index) => {
    const at = `#/entries/${index}`;
    const known = document.entries[entry];
    if (known === undefined || !Object.hasOwn(document.entries, entry)) {
      return [{ pointer: `${at}/entry`, code: 'unknown-entry', detail: 'No such entry here' }];
    }
    const fit = schemaOfForm(known.form).safeParse(value, inEnglish);
    if (!fit.success) {
      return fit.error.issues.map((issue) => ({
        pointer: [`${at}/value`, ...issue.path.map(String)].join('/'),
        code: codeOf(issue),
        detail: issue.message,
      }));
    }
    const then = before[entry];
    return then !== undefined && isSameValue(then, value)
      ? [{ pointer: `${at}/value`, code: 'no-change', detail: 'Holds already on that day' }]
      : [];
  });
}

/** A rule of ours names its fault; those of the schemas are called as zod calls them. */
function codeOf(issue: z.core.$ZodIssue): string {
  const named: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  return typeof named === 'string' ? named : issue.code.replaceAll('_', '-');
}

function openFaults(
  { changes }: PolicyHistory,
  number: number,
  pointer: string,
  now: string,
): Fault[] {
  const found = changes.find(({ change }) => change === number);
  return found !== undefined && isOpen(found, now)
    ? []
    : [{ pointer, code: 'not-to-come', detail: 'No such change is still to come' }];
}

function impossible(faults: readonly Fault[]): Rejection {
  return { rejected: 'policy-change-impossible', faults };
}
