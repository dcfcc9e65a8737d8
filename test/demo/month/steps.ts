import type { AcceptanceReason, Channel, ReassignReason } from '@ducha/contracts';
import type { Answer } from '../words/answers.ts';
import type { Reported } from '../words/texts.ts';
import type { Moment } from './moments.ts';

/** Which inspection a complaint is about: that of all districts, or the special one that is over. */
export type Series = 'districts' | 'sanitation';

/** One thing that somebody does about a complaint. */
export type Act =
  | { readonly do: 'report' }
  | {
      readonly do: 'accept';
      readonly lead: string;
      readonly assist: readonly string[];
      readonly keyAttention: boolean;
    }
  | {
      readonly do: 'decline';
      readonly ground:
        | 'not-environmental'
        | 'other-place'
        | 'court-or-review'
        | 'repeated'
        | 'same-facts-disputed';
      readonly explanation: string;
      readonly handedTo?: string;
    }
  | { readonly do: 'merge'; readonly into: string }
  | { readonly do: 'ask'; readonly question: string }
  | { readonly do: 'supplement'; readonly text: string }
  | { readonly do: 'withdraw' }
  | {
      /** 满意度评价. */
      readonly do: 'tell-satisfaction';
      readonly satisfied: boolean;
    }
  | {
      /** 申请重新办理. */
      readonly do: 'ask-reopening';
      readonly reason: string;
    }
  | { readonly do: 'grant-reopening'; readonly reason: string }
  | { readonly do: 'deny-reopening'; readonly reason: string }
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'answer'; readonly text: string }
  | {
      /** 更正: what it was accepted as was wrong, or the key attention of the team has moved. */
      readonly do: 'correct';
      readonly as: { readonly otherTypes: readonly string[] } | { readonly keyAttention: boolean };
      readonly reason: AcceptanceReason;
    }
  | { readonly do: 'reassign'; readonly lead: string; readonly reason: ReassignReason }
  | { readonly do: 'sign-in'; readonly organisation: string }
  | { readonly do: 'refuse'; readonly organisation: string; readonly reason: string }
  | { readonly do: 'deny-refusal' }
  | { readonly do: 'grant-refusal'; readonly lead: string }
  | {
      /** 延期申请. */
      readonly do: 'ask-extension';
      readonly organisation: string;
      readonly untilDay: number;
      readonly reason: string;
    }
  | { readonly do: 'grant-extension' }
  | { readonly do: 'deny-extension'; readonly reason: string }
  | {
      readonly do: 'reply';
      readonly organisation: string;
      readonly answer: Answer;
      /** Of the plan of a staged one. */
      readonly deadlineDay: number | null;
      readonly photograph: boolean;
    }
  | { readonly do: 'approve'; readonly organisation: string }
  | { readonly do: 'send-back'; readonly organisation: string; readonly reason: string }
  | { readonly do: 'confirm'; readonly answer: Answer }
  | { readonly do: 'return'; readonly reason: string; readonly redoDay: number }
  | {
      readonly do: 'progress';
      readonly organisation: string;
      readonly word: 'on-schedule' | 'behind';
      readonly text: string;
      readonly shows: 'before' | 'after';
      /** The photograph of another case, shown for this one too. */
      readonly borrowed: boolean;
    }
  | { readonly do: 'finish'; readonly organisation: string; readonly text: string };

/** An act and when it is done. */
export type Step = Act & { readonly at: Moment };

/** A complaint of the month: what is reported, by whom, and all that becomes of it until the month ends. */
export interface PlannedComplaint {
  /** Unlike any other's; the keys of its acts are made from it. */
  readonly key: string;
  readonly series: Series;
  readonly channel: Channel;
  /** Handed over by the city's hotline, under its number there. */
  readonly foreign: { readonly list: string; readonly number: string } | null;
  readonly reported: Reported;
  /** Its district and type are chosen by whoever reports. */
  readonly chosen: boolean;
  readonly photographs: number;
  readonly contact: { readonly name: string; readonly phone: string } | null;
  /** In the order of time; none after the end of the month. */
  readonly steps: readonly Step[];
}

/** A batch: when it is closed, and when its table is published, each time with what has changed since. */
export interface PlannedBatch {
  readonly key: string;
  readonly series: Series;
  readonly closes: Moment;
  readonly publishes: readonly Moment[];
}

/** The complaints of a month, and its batches. */
export interface Month {
  readonly complaints: readonly PlannedComplaint[];
  readonly batches: readonly PlannedBatch[];
}
