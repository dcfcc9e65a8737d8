import { endOfDay, hasEnd, type Counted } from '@ducha/calendar';
import type { Assignment, EventOf, NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintAccepted,
  complaintAsked,
  complaintDeclined,
  complaintGistGiven,
  complaintJoined,
  complaintLocated,
  complaintMerged,
  complaintQuestionLapsed,
  complaintSupplemented,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import type { Complaint, Located } from '../complaint/complaint-state.ts';
import {
  complaintNumberOf,
  highestSerial,
  numberGiven,
  seriesMoved,
  type NumberEvent,
  type NumberPolicy,
  type NumberSeries,
} from './complaint-number.ts';
import { storedCount } from '../complaint/deadlines.ts';
import { fault, refusedMove } from '../complaint/refused-command.ts';

/** What a screener (受理审查) decides on one complaint, and the number series that it draws from. */
export interface Numbering {
  readonly complaint: string;
  readonly policy: NumberPolicy;
  readonly series: SeriesInHand;
}

/**
 * The series that a number comes from, as `number`; and while nothing was given of it, those that inspections kept
 * for themselves before, in which its first numbers may have been given.
 */
export interface SeriesInHand {
  readonly number: NumberSeries;
  readonly [own: OwnSeries]: NumberSeries;
}
export type OwnSeries = `own-${string}`;

/** The complaint's events and the number's, for one transaction. */
export interface Numbered {
  readonly primary: readonly ComplaintEvent[];
  readonly companions: {
    readonly number: readonly NumberEvent[];
    readonly [own: OwnSeries]: readonly NumberEvent[];
  };
}

/** Those of a merger, and what the other one hears of it in the same transaction. */
export interface Merged extends Numbered {
  readonly companions: Numbered['companions'] & { readonly into: readonly ComplaintEvent[] };
}

type Accepted = Omit<EventOf<typeof complaintAccepted>['data'], 'number'> & {
  gist: NoteRef;
  /** Where the matter is; undefined where nobody says. */
  located?: Located | undefined;
};

/** 受理, with the line by which lists name it, and where the matter is. */
export function decideAccept(
  state: Complaint,
  { gist, located, ...accepted }: Accepted,
  numbering: Numbering,
): Numbered | Rejection {
  const refused = refusedMove(state.stage, 'accept') ?? wrongAssignments(accepted.assignments);
  if (refused !== undefined) return refused;
  if (accepted.otherTypes.includes(accepted.mainType)) {
    return fault('unknown-code', 'otherTypes', 'The main type is not one of the others');
  }
  return numbered(state, numbering, (number) => [
    { type: complaintAccepted.type, data: { ...accepted, number } },
    { type: complaintGistGiven.type, data: { gist } },
    ...(located === undefined
      ? []
      : [{ type: complaintLocated.type, data: { ...located, reason: null } }]),
  ]);
}

/** The stages of one that others can still be merged into. */
const goesOn: readonly ComplaintStage[] = [
  'accepted',
  'transferred',
  'refused',
  'handling',
  'replied',
  'approved',
];

/**
 * 并入, in screening or after acceptance until it is handed over: the other one must go on by itself, in the same
 * inspection. One that has ended tells nothing new to whoever complains again: theirs is accepted as its own. The other
 * one hears of it in the same transaction, so two that are merged into each other at once leave no circle. No date runs
 * yet, and the batch that asks for it is told that it was merged.
 */
export function decideMerge(
  state: Complaint,
  into: { readonly complaint: string; readonly state: Complaint },
  numbering: Numbering,
): Merged | Rejection {
  const refused = refusedMove(state.stage, 'merge');
  if (refused !== undefined) return refused;
  const isOther =
    into.complaint !== numbering.complaint &&
    into.state.intake?.inspection === state.intake?.inspection;
  if (isOther && (into.state.stage === 'closed' || into.state.stage === 'staged')) {
    return fault('merge-ended', 'into', 'It has ended: accept this one as its own, and link it');
  }
  if (!isOther || !goesOn.includes(into.state.stage)) {
    return fault('merge-impossible', 'into', 'Only an accepted complaint of the inspection');
  }
  const made = numbered(state, numbering, (number) => [
    { type: complaintMerged.type, data: { number, into: into.complaint } },
  ]);
  if ('rejected' in made) return made;
  const { complaint } = numbering;
  const joined: ComplaintEvent = { type: complaintJoined.type, data: { complaint } };
  return { ...made, companions: { ...made.companions, into: [joined] } };
}

/** 不予受理: it gets no number. Of a matter of another place the complainant is told where it belongs. */
export function decideDecline(
  state: Complaint,
  declined: EventOf<typeof complaintDeclined>['data'],
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'decline');
  if (refused !== undefined) return refused;
  const { ground, handedTo, explanation } = declined;
  if (ground === 'other-place' && handedTo === null && explanation === null) {
    return fault('place-missing', 'handedTo', 'Name the place, or explain where it belongs');
  }
  return [{ type: complaintDeclined.type, data: declined }];
}

/** 补充: asks the complainant, who has until the end of a day. */
export function decideAsk(
  state: Complaint,
  ask: {
    readonly question: NoteRef;
    readonly answerBy: string;
    /** How the day was counted; null where a person named it. */
    readonly counted: Counted | null;
    readonly today: string;
  },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'ask');
  if (refused !== undefined) return refused;
  if (ask.answerBy < ask.today) {
    return fault('dates-impossible', 'answerBy', 'The day to answer by has passed');
  }
  if (!hasEnd(ask.answerBy)) return fault('dates-impossible', 'answerBy', 'It is too far away');
  const { question, answerBy, counted } = ask;
  return [
    {
      type: complaintAsked.type,
      data: {
        question,
        answerBy,
        due: endOfDay(answerBy),
        ...(counted === null ? {} : { counted: storedCount(counted) }),
      },
    },
  ];
}

/** The complainant answers in time. */
export function decideSupplement(
  state: Complaint,
  answer: { readonly text: NoteRef; readonly at: string },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'supplement');
  if (refused !== undefined) return refused;
  if (state.question === null || answer.at >= state.question.due) {
    return { rejected: 'wrong-stage' };
  }
  return [{ type: complaintSupplemented.type, data: { text: answer.text } }];
}

/** No answer came in time: screening goes on without. Nothing happens when it is not (any longer) due. */
export function decideLapse(state: Complaint, at: string): readonly ComplaintEvent[] {
  if (state.stage !== 'asked' || state.question === null || at < state.question.due) return [];
  return [{ type: complaintQuestionLapsed.type, data: { due: state.question.due } }];
}

/** Exactly one organisation leads, and each is named once. */
export function wrongAssignments(assignments: readonly Assignment[]): Rejection | undefined {
  const leads = assignments.filter(({ role }) => role === 'lead').length;
  const named = new Set(assignments.map(({ organisation }) => organisation)).size;
  return leads === 1 && named === assignments.length
    ? undefined
    : fault('one-lead', 'organisations', `${leads} lead, ${assignments.length - named} repeated`);
}

function numbered(
  state: Complaint,
  { complaint, policy, series }: Numbering,
  events: (number: string) => readonly ComplaintEvent[],
): Numbered | Rejection {
  if (state.intake === null) return { rejected: 'not-found' };
  // It got one before, when it was merged: a number is of one complaint for ever.
  if (state.number !== null) return { primary: events(state.number), companions: { number: [] } };
  const begun = ownSeries(series).filter(([, { given }]) => given > 0);
  const given = Math.max(series.number.given, ...begun.map(([, own]) => own.given));
  if (given >= highestSerial) return { rejected: 'serial-exhausted' };
  const serial = given + 1;
  const { channel, receivedOn } = state.intake;
  return {
    primary: events(complaintNumberOf({ channel, receivedOn, serial, policy })),
    companions: {
      ...Object.fromEntries(
        begun.map(([name, own]) => [
          name,
          [{ type: seriesMoved.type, data: { serial: own.given } }],
        ]),
      ),
      number: [{ type: numberGiven.type, data: { serial, complaint } }],
    },
  };
}

function ownSeries(series: SeriesInHand): (readonly [OwnSeries, NumberSeries])[] {
  return Object.keys(series)
    .filter((name): name is OwnSeries => name.startsWith('own-'))
    .flatMap((name) => {
      const own = series[name];
      return own === undefined ? [] : [[name, own] as const];
    });
}
