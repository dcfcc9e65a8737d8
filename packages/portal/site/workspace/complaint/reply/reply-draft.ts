import type { Outcomes, reply, Request } from '@ducha/contracts';
import {
  lesserOutcomes,
  outcomeFaults,
  reachedOutcomes,
  type OutcomeContradiction,
} from '@ducha/contracts/outcome-faults.ts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { ComplaintShown } from '../acts/act-form-of.tsx';

/** A reply 办理反馈 while it is written: every field as it stands on the screen. */
export interface ReplyDraft {
  readonly verdict: string;
  readonly result: string;
  readonly findings: string;
  readonly handling: string;
  readonly goal: string;
  readonly rectification: string;
  readonly accountability: string;
  readonly measures: string;
  readonly deadline: string;
  /** Why a figure is less than what had been reached. */
  readonly lessReason: string;
  readonly outcomes: Readonly<Record<keyof Outcomes, string>>;
}

type Body = Request<typeof reply>['body'];
type Reply = ComplaintShown['replies'][number];

export const emptyReply: ReplyDraft = {
  verdict: '',
  result: '',
  findings: '',
  handling: '',
  goal: '',
  rectification: '',
  accountability: '',
  measures: '',
  deadline: '',
  lessReason: '',
  outcomes: {
    orderedToRectify: '',
    fined: '',
    fineYuan: '',
    criminalCases: '',
    detained: '',
    summoned: '',
    heldAccountable: '',
  },
};

/** What was kept on the device, in whatever form an earlier release kept it; `undefined` when it is none. */
export function replyIn(kept: unknown): ReplyDraft | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const outcomes: unknown = Reflect.get(kept, 'outcomes');
  return {
    verdict: textIn(kept, 'verdict'),
    result: textIn(kept, 'result'),
    findings: textIn(kept, 'findings'),
    handling: textIn(kept, 'handling'),
    goal: textIn(kept, 'goal'),
    rectification: textIn(kept, 'rectification'),
    accountability: textIn(kept, 'accountability'),
    measures: textIn(kept, 'measures'),
    deadline: textIn(kept, 'deadline'),
    lessReason: textIn(kept, 'lessReason'),
    outcomes: {
      orderedToRectify: textIn(outcomes, 'orderedToRectify'),
      fined: textIn(outcomes, 'fined'),
      fineYuan: textIn(outcomes, 'fineYuan'),
      criminalCases: textIn(outcomes, 'criminalCases'),
      detained: textIn(outcomes, 'detained'),
      summoned: textIn(outcomes, 'summoned'),
      heldAccountable: textIn(outcomes, 'heldAccountable'),
    },
  };
}

function textIn(from: unknown, name: string): string {
  const value: unknown =
    typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** A reply that was returned, to be mended: nobody types it a second time. */
export function replyOf(returned: Reply): ReplyDraft {
  const { plan, outcomes } = returned;
  return {
    verdict: returned.verdict,
    result: returned.result,
    findings: returned.findings,
    handling: returned.handling,
    goal: returned.goal ?? '',
    rectification: returned.rectification ?? '',
    accountability: returned.accountability ?? '',
    measures: plan?.measures ?? '',
    deadline: plan?.deadline ?? '',
    lessReason: returned.lessReason ?? '',
    outcomes: figuresOf(outcomes),
  };
}

/** A reply to what was replied to before: its figures begin with what was reached, and add up. */
export function nextReply(replies: readonly Reply[]): ReplyDraft {
  return { ...emptyReply, outcomes: figuresOf(reachedOutcomes(replies)) };
}

function figuresOf(outcomes: Outcomes): ReplyDraft['outcomes'] {
  return {
    orderedToRectify: figure(outcomes.orderedToRectify),
    fined: figure(outcomes.fined),
    fineYuan: figure(outcomes.fineYuan),
    criminalCases: figure(outcomes.criminalCases),
    detained: figure(outcomes.detained),
    summoned: figure(outcomes.summoned),
    heldAccountable: figure(outcomes.heldAccountable),
  };
}

function figure(count: number): string {
  return count === 0 ? '' : String(count);
}

/** What has to be written before a reply can go. */
export type Missing =
  | 'verdict'
  | 'result'
  | 'findings'
  | 'handling'
  | 'goal'
  | 'measures'
  | 'deadline'
  | 'lessReason'
  | keyof Outcomes;

/**
 * What is missing or impossible in a draft, in the order of the form.
 * @param today the day in Beijing: a plan ends after it
 * @param before the replies before: their figures add up
 */
export function missingIn(
  draft: ReplyDraft,
  today: string,
  before: readonly Reply[] = [],
): readonly Missing[] {
  const staged = draft.result === 'staged';
  const wanted: readonly (readonly [Missing, boolean])[] = [
    ['verdict', draft.verdict === ''],
    ['result', draft.result === ''],
    ['findings', typedText(draft.findings) === ''],
    ['handling', typedText(draft.handling) === ''],
    ['goal', staged && typedText(draft.goal) === ''],
    ['measures', staged && typedText(draft.measures) === ''],
    ['deadline', staged && draft.deadline <= today],
    ...outcomeEntries(draft).map(([name, text]) => [name, countIn(text) === undefined] as const),
    ['lessReason', lesserIn(draft, before).length > 0 && typedText(draft.lessReason) === ''],
  ];
  return wanted.filter(([, is]) => is).map(([name]) => name);
}

/** The draft as the house takes it; `undefined` while something is missing. */
export function replyBody(
  draft: ReplyDraft,
  evidence: readonly string[],
  before: readonly Reply[] = [],
): Body | undefined {
  const verdict = verdicts.find((each) => each === draft.verdict);
  const result = results.find((each) => each === draft.result);
  if (verdict === undefined || result === undefined) return undefined;
  const { deadline, outcomes } = draft;
  const isLess = lesserIn(draft, before).length > 0;
  const optional = (name: 'goal' | 'rectification' | 'accountability') =>
    typedText(draft[name]) === '' ? {} : { [name]: typedText(draft[name]) };
  return {
    kind: result === 'open' ? 'interim' : 'final',
    verdict,
    result,
    outcomes: countsIn(outcomes),
    findings: typedText(draft.findings),
    handling: typedText(draft.handling),
    ...optional('goal'),
    ...optional('rectification'),
    ...optional('accountability'),
    ...(isLess ? { lessReason: typedText(draft.lessReason) } : {}),
    ...(result === 'staged' ? { plan: { measures: typedText(draft.measures), deadline } } : {}),
    evidence: [...evidence],
  };
}

/** Figures as they count, however they are typed; what is no number is nought. */
export function countsIn(outcomes: ReplyDraft['outcomes']): Outcomes {
  const count = (name: keyof Outcomes): number => countIn(outcomes[name]) ?? 0;
  return {
    orderedToRectify: count('orderedToRectify'),
    fined: count('fined'),
    fineYuan: count('fineYuan'),
    criminalCases: count('criminalCases'),
    detained: count('detained'),
    summoned: count('summoned'),
    heldAccountable: count('heldAccountable'),
  };
}

/** The figures of a draft that are less than what the replies before had reached. */
export function lesserIn(
  { outcomes }: Pick<ReplyDraft, 'outcomes'>,
  before: readonly Reply[],
): readonly (keyof Outcomes)[] {
  return lesserOutcomes(countsIn(outcomes), reachedOutcomes(before));
}

/** What in a draft contradicts itself, as the house would say when it is sent. */
export function contradictionsIn(draft: ReplyDraft): readonly OutcomeContradiction[] {
  const body = replyBody(draft, []);
  if (body === undefined) return [];
  const { verdict, outcomes, accountability } = body;
  const found = outcomeFaults({
    verdict,
    outcomes,
    saysAccountability: accountability !== undefined,
  });
  return [...new Set(found.map(({ code }) => code))];
}

/** Every verdict and result, as the contracts have them; a test compares. */
export const verdicts = [
  'substantiated',
  'mostly-substantiated',
  'partly-substantiated',
  'unsubstantiated',
] as const;
export const results = ['closed', 'staged', 'open'] as const;

/** What a reply may come to, and why not the rest: of one complaint there is one rectification task. */
export function resultsOffered({ result, replies }: Pick<ComplaintShown, 'result' | 'replies'>): {
  readonly offered: readonly (typeof results)[number][];
  readonly why: 'stagedBefore' | 'taskBefore' | undefined;
} {
  if (result === 'staged') return { offered: ['closed'], why: 'stagedBefore' };
  const hadTask = replies.some((one) => one.result === 'staged' && one.state === 'confirmed');
  return hadTask
    ? { offered: results.filter((one) => one !== 'staged'), why: 'taskBefore' }
    : { offered: results, why: undefined };
}

function outcomeEntries({ outcomes }: ReplyDraft): readonly (readonly [keyof Outcomes, string])[] {
  return [
    ['orderedToRectify', outcomes.orderedToRectify],
    ['fined', outcomes.fined],
    ['fineYuan', outcomes.fineYuan],
    ['criminalCases', outcomes.criminalCases],
    ['detained', outcomes.detained],
    ['summoned', outcomes.summoned],
    ['heldAccountable', outcomes.heldAccountable],
  ];
}

/** A whole number as people type it, full-width digits and separators too; nothing is nought. */
function countIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  return /^\d{0,12}$/.test(plain) ? Number(plain) : undefined;
}
