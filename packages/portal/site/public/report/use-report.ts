import { useEffect, useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { codeOf } from '../../api.ts';
import { isUntouched, noContact, type Contact, type ReportDraft } from './draft.ts';
import {
  faultsIn,
  faultsOf,
  faultsOn,
  firstFaulty,
  steps,
  type ReportFaults,
  type Step,
} from './faults.ts';
import type { Position } from './position.ts';
import { prepareProof } from './proof/proven-call.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import type { Sent } from './sending.ts';
import { useDraft } from './use-draft.ts';
import { takingNow, useLists } from './use-lists.ts';
import { useOffline } from './use-offline.ts';
import { usePhotographs } from './use-photographs.ts';
import { useSending } from './use-sending.ts';
import { useSteps } from './use-steps.ts';

/** Everything that the page of a report shows and does. */
export function useReport() {
  const held = useDraft();
  const lists = useLists();
  const photographs = usePhotographs(held);
  const sent = useSending(held);
  const stepping = useSteps();
  const isOffline = useOffline();
  const [contact, setContact] = useState(noContact);
  /** Kept as the contact is: by the page alone. */
  const [position, setPosition] = useState<Position | undefined>(undefined);
  const [faults, setFaults] = useState<ReportFaults>({});
  const [refusal, setRefusal] = useState<Refusal>();
  /** Counts how often the reporter has to be led to what is wrong. */
  const [attention, setAttention] = useState(0);
  const taking = takingNow(lists.inspections);
  const { draft } = held;
  const isContactEmpty = typedText(`${contact.name}${contact.phone}${contact.address}`) === '';
  const step = shownStep(stepping.step, draft, isContactEmpty);

  useChosenInspection(held, taking);
  useLeaving(
    sent.sending.is === 'idle' && (!isContactEmpty || (!held.isKept && !isUntouched(draft))),
  );

  useEffect(() => {
    if (step === 'check' && held.holding === 'here') prepareProof(draft.key);
  }, [step, held.holding, draft.key]);
  useEffect(() => {
    // Going back to this page on a shared computer shows neither a contact nor a receipt.
    const clear = (): void => {
      setContact(noContact);
      setPosition(undefined);
      if (sent.sending.is === 'received') sent.reset();
    };
    addEventListener('pagehide', clear);
    return () => removeEventListener('pagehide', clear);
  }, [sent.sending.is]);

  const find = (found: ReportFaults): boolean => {
    setFaults(found);
    const any = Object.keys(found).length > 0;
    if (any) setAttention((before) => before + 1);
    return any;
  };
  const go = (to: Step): void => {
    setFaults({});
    setRefusal(undefined);
    stepping.go(to);
  };
  const refused = (problem: Parameters<typeof faultsIn>[0]): void => {
    const found = faultsIn(problem);
    if (found.photographs !== undefined) photographs.renewAll();
    if (found.inspection !== undefined) lists.againInspections();
    sent.reset();
    setRefusal(refusalOf(codeOf(problem)));
    const to = firstFaulty(found);
    if (to !== undefined && to !== 'photographs') stepping.go(to);
    find(found);
  };
  const settle = (result: Sent | undefined): void => {
    if (result?.is === 'refused') refused(result.problem);
    if (result?.is !== 'received') return;
    setContact(noContact);
    setPosition(undefined);
  };
  const again = async (): Promise<void> => settle(await sent.again());
  useEffect(() => {
    if (sent.sending.is !== 'unanswered') return undefined;
    const resend = (): void => void again();
    addEventListener('online', resend);
    return () => removeEventListener('online', resend);
  }, [sent.sending.is]);
  return {
    held,
    lists,
    taking,
    photographs,
    contact,
    position,
    tellPosition: setPosition,
    isContactLost: draft.reach === 'contact' && isContactEmpty && stepping.step === 'check',
    faults,
    refusal,
    attention,
    step,
    isOffline,
    sending: sent.sending,
    again,
    change: (part: Partial<ReportDraft>): void => {
      setFaults(without(faults, part));
      held.change((before) => ({ ...before, ...part }));
    },
    fill: (part: Partial<Contact>): void => {
      setFaults(without(faults, { ...part, contact: '' }));
      setContact((before) => ({ ...before, ...part }));
    },
    go,
    back: (): void => {
      setFaults({});
      setRefusal(undefined);
      stepping.back(step);
    },
    next: (): void => {
      const { inspection, photographs: _, ...found } = faultsOn(step, faultsOf(draft, contact));
      // Without a network nobody can choose one: it is asked for again before the report is sent.
      const isAsked = taking !== undefined && inspection !== undefined;
      if (find(isAsked ? { inspection, ...found } : found)) return;
      const next = steps[steps.indexOf(step) + 1];
      if (next !== undefined) go(next);
    },
    send: async (): Promise<void> => {
      const found = faultsOf(held.latest(), contact);
      const to = firstFaulty(found);
      setRefusal(undefined);
      if (to !== undefined && to !== 'photographs') stepping.go(to);
      if (find(found)) return;
      settle(await sent.send(contact, position));
    },
    /** Makes a report of its own of a draft under whose key another one was taken. */
    anew: (): void => {
      held.change((before) => ({
        ...before,
        key: crypto.randomUUID(),
        photographs: before.photographs.map((one) => ({
          ...one,
          key: crypto.randomUUID(),
          uploaded: null,
        })),
      }));
      sent.reset();
      go('check');
    },
    abandon: async (): Promise<void> => {
      sent.reset();
      await held.forget();
    },
    forget: async (): Promise<void> => {
      setContact(noContact);
      setPosition(undefined);
      go('what');
      await held.forget();
    },
  };
}

/** What `useReport` gives. */
export type ReportPage = ReturnType<typeof useReport>;

/** An empty draft begins at the first step; contact details that a reload took are asked for again. */
function shownStep(step: Step, draft: ReportDraft, isContactEmpty: boolean): Step {
  if (isUntouched(draft)) return 'what';
  return step === 'check' && draft.reach === 'contact' && isContactEmpty ? 'reach' : step;
}

/** Where one inspection takes reports it is chosen; one that takes no more is not. */
function useChosenInspection(
  { holding, draft, change }: ReturnType<typeof useDraft>,
  taking: ReturnType<typeof takingNow>,
): void {
  const open = taking?.map(({ inspection }) => inspection);
  const chosen = open?.length === 1 ? (open[0] ?? '') : draft.inspection;
  const right = open === undefined || open.includes(chosen) ? chosen : '';
  useEffect(() => {
    if (holding !== 'here' || right === draft.inspection) return;
    change((before) => ({ ...before, inspection: right }));
  }, [holding, right, draft.inspection]);
}

/** Asks before the page is left while it holds what is kept nowhere. */
function useLeaving(asks: boolean): void {
  useEffect(() => {
    if (!asks) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [asks]);
}

function without(faults: ReportFaults, changed: object): ReportFaults {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in changed)));
}
