import { endOfDay, startOfDay, type Instant, type LocalDate } from '@ducha/calendar';
import { policy, type InspectionAct, type InspectionTodoAct } from '@ducha/contracts';
import type { Approver } from '../planning/approval.ts';
import type { Inspection } from './inspection-state.ts';

/** What a to-do depends on. */
type Awaiting = Pick<Inspection, 'stage' | 'from' | 'until' | 'submittedBy'> & {
  /** Who decides on it. */
  readonly approver: Approver;
  /** Everyone who sits on its team. */
  readonly team: readonly string[];
};

/** Who asks. */
interface Asking {
  readonly subject: string;
  readonly roles: readonly string[];
}

/** 待办: the next act, its endpoint, and the moment from which it is late. */
export interface Step {
  readonly act: InspectionTodoAct;
  readonly endpoint: InspectionAct;
  readonly due: Instant;
}

/** What a person is expected to do next about an inspection: null when the word is not theirs. */
export function todoOf(
  inspection: Awaiting,
  person: Asking,
  today: LocalDate,
): { act: InspectionTodoAct; due: Instant } | null {
  const step = nextStep(inspection, today);
  if (step === null || !isTheirs(step, inspection, person)) return null;
  return { act: step.act, due: step.due };
}

/** The next act, whoever has to do it: null when only time, or nobody, can bring it on. */
export function nextStep(
  { stage, from, until }: Pick<Inspection, 'stage' | 'from' | 'until'>,
  today: LocalDate,
): Step | null {
  // All that comes before the stationing is late once its first day has begun.
  const beforeFirstDay = startOfDay(from);
  switch (stage) {
    case 'draft':
      return { act: 'submit', endpoint: 'submitInspection', due: beforeFirstDay };
    case 'submitted':
      return { act: 'decide', endpoint: 'decideInspection', due: beforeFirstDay };
    case 'approved':
      // Its window went by without a team: another one, or its end.
      if (today > until) {
        return { act: 'reschedule', endpoint: 'rescheduleInspection', due: endOfDay(until) };
      }
      return { act: 'prepare', endpoint: 'prepareInspection', due: beforeFirstDay };
    case 'preparing':
      return { act: 'open-stationing', endpoint: 'openStationing', due: endOfDay(from) };
    case 'stationed':
      if (today <= until) return null;
      return { act: 'close-stationing', endpoint: 'closeStationing', due: endOfDay(until) };
    case 'rejected':
    case 'reporting':
    case 'feedback-given':
    case 'rectifying':
    case 'archived':
    case 'cancelled':
      return null;
  }
}

/** By the policy table; a decision lies with the approver of the Measures alone, never with the submitter. */
function isTheirs({ act, endpoint }: Step, inspection: Awaiting, person: Asking): boolean {
  const mayDo = (policy[endpoint] ?? [])
    .filter(({ role }) => person.roles.includes(role))
    .some(
      ({ relation }) =>
        relation === 'any' || (relation === 'own-team' && inspection.team.includes(person.subject)),
    );
  if (!mayDo || act !== 'decide') return mayDo;
  return person.roles.includes(inspection.approver) && person.subject !== inspection.submittedBy;
}
