import type { Counted } from '@ducha/calendar';
import type {
  AcceptanceReason,
  AcceptedAs,
  Assignment,
  NoteRef,
  OfficeAct,
  PlanText,
  ReassignReason,
  RecheckResult,
  ReplyResult,
  UndoneDecision,
  UndoneReason,
} from '@ducha/contracts';
import type { DataOf } from './complaint-events.ts';
import type { ComplaintStage } from './complaint-stage.ts';
import type { DueDate } from './deadlines.ts';

/** One reply, from the organisation's desk to the office's confirmation. */
export interface Reply extends DataOf<'complaint.replied.v1'> {
  readonly evidence: DataOf<'complaint.evidence-attached.v1'>['evidence'];
  /** Why some outcome is less than had been reached; null where none is. */
  readonly lessReason: NoteRef | null;
  readonly at: string;
  readonly state: 'waiting' | 'approved' | 'returned' | 'confirmed';
  readonly approvedBy: string | null;
  /** UTC. */
  readonly approvedAt: string | null;
  readonly returned: { readonly by: 'principal' | 'office'; readonly reason: NoteRef } | null;
  readonly cleared: DataOf<'complaint.reply-confirmed.v1'> | null;
}

/** What the office wrote to the complainant, or the complainant to the office. */
export interface Message {
  readonly from: 'office' | 'complainant';
  readonly at: string;
  readonly text: NoteRef;
}

/** A date as it was set, or moved since. */
export interface SetDate extends DueDate {
  readonly from: string;
  /** The office named the day itself, when it returned a reply. */
  readonly named: boolean;
}

/** 反馈总时限: by when the reply must have been reviewed, where the organisation's date lies inside it. */
export interface OuterDate extends DueDate {
  readonly from: string;
  /** What the organisation's own date is counted for, from the same moment. */
  readonly inner: Counted['period'];
}

/** The date of one of the office's own steps. */
export interface OfficeDate extends DueDate {
  readonly from: string;
  /** It is that of the reply on which it decides, which comes sooner than what was counted. */
  readonly capped: boolean;
}

/** A complaint (信访举报件) as folded from its stream. */
export interface Complaint {
  readonly stage: ComplaintStage;
  readonly intake: DataOf<'complaint.received.v1'> | null;
  readonly photographs: DataOf<'complaint.photographs-attached.v2'>['photographs'];
  /** Where whoever reported it stood, where they told. */
  readonly position: NoteRef | null;
  /** Of a visit how many came, and who speaks for them. */
  readonly visit: DataOf<'complaint.visited.v1'> | null;
  /** Documents, sounds and films; nothing of them is passed on. */
  readonly attachments: DataOf<'complaint.attachments-attached.v1'>['attachments'];
  /** Copies of the photographs that were passed on, each as the last of its photograph, and not taken back. */
  readonly passedOn: readonly (DataOf<'complaint.photographs-passed-on.v1'>['photographs'][number] & {
    readonly at: string;
  })[];
  readonly question:
    | (DataOf<'complaint.asked.v1'> & { readonly answered: boolean; readonly askedAt: string })
    | null;
  /** Between the office and the complainant, questions and answers too, in order. */
  readonly messages: readonly Message[];
  /** The complainant wrote unasked, and the office has neither answered nor said that no answer is needed. */
  readonly messageWaits: boolean;
  readonly declined: DataOf<'complaint.declined.v1'> | null;
  /** Decisions of its screening that were taken back, in order. */
  readonly undone: readonly Undone[];
  readonly number: string | null;
  /** When screening ended, UTC. */
  readonly screenedAt: string | null;
  readonly accepted: DataOf<'complaint.accepted.v1'> | null;
  /** 要点; null while it is not accepted, and of one accepted before there were such. */
  readonly gist: NoteRef | null;
  /** 所在地, as a person found it; null where nobody did. */
  readonly located: Located | null;
  /** Where it was thought to be, each time that this was corrected. */
  readonly relocations: readonly Relocation[];
  /** As what it had been accepted, each time that this was corrected. */
  readonly acceptanceCorrections: readonly AcceptanceCorrection[];
  /** The earlier one that it is a relapse of, and those that are relapses of it. */
  readonly relapseOf: Linked | null;
  readonly relapses: readonly Linked[];
  /** Who took it back, why, and when. */
  readonly withdrawn: (DataOf<'complaint.withdrawn.v1'> & { readonly at: string }) | null;
  readonly mergedInto: string | null;
  /** Those that were merged into it; none of which it was not told, before it was. */
  readonly joined: readonly string[];
  readonly assignments: readonly Assignment[];
  /** Organisations that had a part when it was handed over, and have none any more. */
  readonly formerParts: readonly string[];
  /** What the office assigned anew by itself, in order. */
  readonly reassignments: readonly Reassignment[];
  readonly transfer: DataOf<'complaint.transferred.v1'> | null;
  /** When each organisation signed in. */
  readonly signedIn: Readonly<Record<string, string>>;
  /** Until when whoever leads now may refuse it; null before the hand-over, and where nobody said so. */
  readonly refusable:
    | (DataOf<'complaint.refusable.v1'> & {
        readonly from: string;
        /** It passed without a refusal or a sign-in. */
        readonly lapsed: boolean;
      })
    | null;
  readonly refusals: readonly {
    readonly organisation: string;
    readonly reason: NoteRef;
    readonly at: string;
    readonly decision: 'granted' | 'denied' | null;
  }[];
  /** Every later day that was asked for, in order. */
  readonly extensions: readonly (DataOf<'complaint.extension-asked.v1'> & {
    readonly at: string;
    readonly decision: 'granted' | 'denied' | null;
    readonly denial: NoteRef | null;
  })[];
  readonly replies: readonly Reply[];
  /** Of the reply that was confirmed last. */
  readonly result: ReplyResult | null;
  readonly closedOn: string | null;
  readonly openDeadlines: readonly string[];
  /** Every one that was ever set: reminders of it are remembered. */
  readonly deadlines: readonly string[];
  /**
   * The dates that were set last: since when they run, and how they were counted. That to sign in, by organisation:
   * whoever came later has a later one.
   */
  readonly dates: {
    readonly signIn: Readonly<Record<string, SetDate>>;
    readonly reply: SetDate | null;
    /** By when the office must do what waits for it; of what does not wait any more, as it was. */
    readonly office: Readonly<Partial<Record<OfficeAct, OfficeDate>>>;
    readonly outer: OuterDate | null;
  };
  readonly task: DataOf<'complaint.task-finished.v1'> | null;
  /** The office ended its rectification before the task was finished; null where it did not. */
  readonly rectificationEnded: Pick<
    DataOf<'complaint.rectification-ended.v1'>,
    'reason' | 'on'
  > | null;
  /** 满意度: what its complainant said of a closing, its own or that of the one that it was merged into, in order. */
  readonly satisfaction: readonly (Omit<DataOf<'complaint.satisfaction-told.v1'>, 'text'> & {
    readonly at: string;
  })[];
  /** What was said of its closings by complainants of those that were merged into it, in order. */
  readonly joinedSatisfaction: readonly (DataOf<'complaint.joined-satisfaction-told.v1'> & {
    readonly at: string;
  })[];
  /** 回访: every time that the office asked its complainant, in order. */
  readonly callBacks: readonly (Omit<DataOf<'complaint.called-back.v1'>, 'text'> & {
    readonly at: string;
  })[];
  /** 重新办理: every time that its complainant asked for it to be taken up again, in order. */
  readonly reopenings: readonly Reopening[];
  /** 抽查: each time that it was drawn, and what the re-check found. */
  readonly rechecks: readonly Recheck[];
  /** The texts that went along to its rectification task, each time that it was staged. */
  readonly plans: readonly Readonly<Record<PlanText, NoteRef>>[];
  readonly corrections: readonly Correction[];
  readonly erasures: readonly Erasure[];
  /** Ids of the notes and files that are gone. */
  readonly erased: { readonly notes: readonly string[]; readonly files: readonly string[] };
  /** When it ended, UTC; null while something may still come of it. */
  readonly endedAt: string | null;
  /** Until when its contact and its texts are kept; null before that was set. */
  readonly retention: DataOf<'complaint.retention-set.v1'> | null;
}

/** A decision of the screening that was taken back, why and when, and what had been written to explain it. */
export interface Undone {
  readonly decision: UndoneDecision;
  readonly reason: UndoneReason;
  readonly at: string;
  readonly explanation: NoteRef | null;
  /** The texts for others that it had been accepted with. */
  readonly texts: readonly NoteRef[];
}

/** What was accepted was corrected: why and when, as what it was accepted before, and as what it is. */
export interface AcceptanceCorrection {
  readonly reason: AcceptanceReason;
  readonly at: string;
  readonly before: AcceptedAs;
  readonly after: AcceptedAs;
}

/** A place of a matter: a district, and of it a township or sub-district where one is known. */
export type Located = Omit<DataOf<'complaint.located.v1'>, 'reason'>;

/** Where the matter is was corrected: why and when, where it was thought to be, and where it is. */
export interface Relocation {
  readonly reason: AcceptanceReason;
  readonly at: string;
  readonly before: PlaceOfMatter;
  readonly after: PlaceOfMatter;
}

/** Another complaint, by its number. */
export interface Linked {
  readonly complaint: string;
  readonly number: string;
}

/** The office assigned anew: why and when, to whom it was, to whom it is. */
export interface Reassignment {
  readonly reason: ReassignReason;
  readonly at: string;
  /** Whether those before had been given it. */
  readonly handedOver: boolean;
  readonly before: readonly Assignment[];
  readonly after: readonly Assignment[];
}

/** Its complainant asked that it is taken up again: how, when and why, and what the office decided. */
export interface Reopening extends DataOf<'complaint.reopening-asked.v1'> {
  readonly at: string;
  readonly decision: {
    readonly is: 'granted' | 'denied';
    readonly at: string;
    readonly reason: NoteRef;
  } | null;
}

/** One draw for re-check, and what came of it. */
export interface Recheck extends DataOf<'complaint.drawn.v1'> {
  readonly drawnAt: string;
  /** Null while nobody has re-checked it. */
  readonly result: RecheckResult | null;
  readonly cause: DataOf<'complaint.rechecked.v1'>['cause'];
  readonly words: NoteRef | null;
  readonly recheckedAt: string | null;
  /** What the office did about one that found otherwise; no words where a later reply was confirmed. */
  readonly settled: { readonly at: string; readonly words: NoteRef | null } | null;
}

/** A text that was replaced, and when. */
export type Correction = DataOf<'complaint.text-corrected.v1'> & { readonly at: string };

/** An order to erase, and when it was given. */
export type Erasure = DataOf<'complaint.erasure-ordered.v1'> & { readonly at: string };

/** Where a matter is, as far as it is known. */
export interface PlaceOfMatter {
  readonly district: string | null;
  readonly township: string | null;
}

/** 所在地: as it was found in screening; before that, as it was told. */
export function placeOf({
  located,
  intake,
}: {
  readonly located: Located | null;
  readonly intake: { readonly district: string | null } | null;
}): PlaceOfMatter {
  return located ?? { district: intake?.district ?? null, township: null };
}

/** The reply that is on someone's desk, or was there last. */
export function lastReply(state: Complaint): Reply | undefined {
  return state.replies.at(-1);
}

/** The reply that the office confirmed last, with its cleared texts. */
export function confirmedReply(
  state: Complaint,
): (Reply & { readonly cleared: NonNullable<Reply['cleared']> }) | undefined {
  for (const reply of state.replies.toReversed()) {
    if (reply.cleared !== null) return { ...reply, cleared: reply.cleared };
  }
  return undefined;
}

/** The first reply that the organisation sent up and nobody returned. */
export function firstStandingReply({ replies }: Pick<Complaint, 'replies'>): Reply | undefined {
  return replies.find(({ state }) => state === 'approved' || state === 'confirmed');
}

/** 牵头: the organisation that leads. */
export function leadOf(state: Pick<Complaint, 'assignments'>): string | undefined {
  return state.assignments.find(({ role }) => role === 'lead')?.organisation;
}

/**
 * Whether no date runs against anyone: while a refusal is being decided. Before they were ended by it, dates ran on.
 */
export function isPaused({ stage, openDeadlines }: Pick<Complaint, 'stage' | 'openDeadlines'>) {
  return stage === 'refused' && openDeadlines.length === 0;
}
