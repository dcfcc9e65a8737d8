import type { Problem } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { Contact, ReportDraft } from './draft.ts';

/** The steps, in their order; each is an entry of the browser's history. */
export const steps = ['what', 'photographs', 'reach', 'check'] as const;
export type Step = (typeof steps)[number];

/** What the reporter fills in. */
export type ReportField =
  | 'inspection'
  | 'problem'
  | 'place'
  | 'district'
  | 'type'
  | 'photographs'
  | 'contact'
  | 'name'
  | 'phone'
  | 'address';

/** What is wrong with a field. */
export type FaultCode = 'missing' | 'closed' | 'unknown' | 'unfinished' | 'again' | 'refused';

export type ReportFaults = Partial<Readonly<Record<ReportField, FaultCode>>>;

/** The step on which a field stands. */
const stepOf: Readonly<Record<ReportField, Step>> = {
  inspection: 'what',
  problem: 'what',
  place: 'what',
  district: 'what',
  type: 'what',
  photographs: 'photographs',
  contact: 'reach',
  name: 'reach',
  phone: 'reach',
  address: 'reach',
};

/** What keeps a draft from being sent, before the house is asked. */
export function faultsOf(draft: ReportDraft, contact: Contact): ReportFaults {
  const reachable = typedText(`${contact.phone}${contact.address}`) !== '';
  return {
    ...(draft.inspection === '' ? { inspection: 'missing' } : {}),
    ...(typedText(draft.problem) === '' ? { problem: 'missing' } : {}),
    ...(draft.photographs.some(({ uploaded }) => uploaded === null)
      ? { photographs: 'unfinished' }
      : {}),
    ...(draft.reach === 'contact' && !reachable ? { contact: 'missing' } : {}),
  };
}

/** The faults that stand on a step. */
export function faultsOn(step: Step, faults: ReportFaults): ReportFaults {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => isOn(step, field)));
}

/** The first step, in their order, on which something is wrong. */
export function firstFaulty(faults: ReportFaults): Step | undefined {
  return steps.find((step) => Object.keys(faults).some((field) => isOn(step, field)));
}

/** The faults that the house found, at the fields that they are about. */
export function faultsIn(problem: Problem): ReportFaults {
  return Object.fromEntries(
    (problem.faults ?? []).flatMap(({ pointer, code }) => {
      // The innermost: `#/contact/phone` is about the phone. All files stand on one step.
      const field = pointer.replace('/attachments', '/photographs').split('/').findLast(isField);
      return field === undefined ? [] : [[field, codes[code] ?? 'refused']];
    }),
  );
}

const codes: Readonly<Record<string, FaultCode>> = {
  'inspection-not-open': 'closed',
  'unknown-code': 'unknown',
  // The house found a photograph not there, or another one than was announced: it goes once more.
  missing: 'again',
  altered: 'again',
};

function isOn(step: Step, field: string): boolean {
  return isField(field) && stepOf[field] === step;
}

function isField(name: string): name is ReportField {
  return name in stepOf;
}
