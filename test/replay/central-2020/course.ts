import type { SeededRandom } from '../seeded-random.ts';
import { at, type Moment } from '../../demo/month/moments.ts';
import type { Act, Step } from '../../demo/month/steps.ts';
import { drawAnswer, finishedAnswer, type Answer } from '../../demo/words/answers.ts';
import {
  extensionDenied,
  extensions,
  officeReturns,
  principalReturns,
  refusals,
  reopeningDenied,
  reopeningGranted,
  reopenings,
} from '../../demo/words/correspondence.ts';
import type { Matter } from '../../demo/words/matters.ts';

/** What happens to a complaint on its way, and where the way ends. */
export interface Course {
  /** Before it is answered. */
  readonly change: 'corrected' | 'reassigned' | 'refusal-granted' | 'refusal-denied' | null;
  readonly time: 'extension-granted' | 'extension-denied' | 'late' | null;
  readonly returned: 'by-principal' | 'by-office' | null;
  readonly end: 'closed' | 'interim-first' | 'staged-first' | 'staged';
  /** What the complainant of one that was closed says to it, and asks for. */
  readonly after: 'satisfied' | 'not-satisfied' | 'reopening-denied' | 'reopened' | null;
}

/** Who handles it, and what it is about. */
export interface Case {
  readonly lead: string;
  readonly assist: readonly string[];
  readonly matter: Matter;
  readonly keyAttention: boolean;
  /** Who gets it where it is given to another. */
  readonly other: string;
}

/** All that is done about a complaint after the hand-over in the evening of a day, in the order of time. */
export function courseSteps(
  random: SeededRandom,
  handed: number,
  of: Case,
  course: Course,
): Step[] {
  const steps: Step[] = [];
  const add = (when: Moment, act: Act): void => void steps.push({ ...act, at: when });
  const organisation = signedIn(random, add, handed, of, course.change);
  const firstReply = askedForTime(random, add, handed, organisation, course.time);

  const { matter } = of;
  const answer = drawAnswer(random, matter, firstResult(course.end));
  const deadlineDay =
    answer.result !== 'staged'
      ? null
      : course.end === 'staged-first'
        ? firstReply + 14
        : firstReply + 60 + Math.floor(random.next() * 300);
  const reply = (day: number, said: Answer): void =>
    add(at(day, 0), {
      do: 'reply',
      organisation,
      answer: said,
      deadlineDay: said.result === 'staged' ? deadlineDay : null,
      photograph: false,
    });
  const confirmed = (day: number, said: Answer): number => {
    add(at(day, 1), { do: 'approve', organisation });
    add(at(day + 1, 1), { do: 'confirm', answer: said });
    return day + 1;
  };

  let last = answer;
  let day = firstReply;
  reply(day, answer);
  if (course.returned === 'by-principal') {
    add(at(day, 1), { do: 'send-back', organisation, reason: random.pick(principalReturns) });
    day += 1;
    reply(day, answer);
  }
  if (course.returned === 'by-office') {
    add(at(day, 1), { do: 'approve', organisation });
    add(at(day + 1, 1), {
      do: 'return',
      reason: random.pick(officeReturns),
      redoDay: redoneBy(handed, day + 1),
    });
    day += 3;
    reply(day, answer);
  }
  day = confirmed(day, answer);

  if (course.end === 'interim-first') {
    // What was reached stays, and is said again.
    const closing = finishedAnswer(answer, matter);
    reply(day + 4, closing);
    day = confirmed(day + 4, closing);
    last = closing;
  }
  if (course.end === 'staged-first') {
    const [, progress, done] = matter.progress;
    add(at(day + 3, 1), {
      do: 'progress',
      organisation,
      word: 'on-schedule',
      text: progress,
      shows: 'after',
      borrowed: false,
    });
    add(at(day + 6, 0), { do: 'finish', organisation, text: done });
    const closing = finishedAnswer(answer, matter);
    reply(day + 7, closing);
    day = confirmed(day + 7, closing);
    last = closing;
  }
  if (course.after !== null) {
    add(at(day + 1, 0), { do: 'tell-satisfaction', satisfied: course.after === 'satisfied' });
  }
  if (course.after === 'reopening-denied' || course.after === 'reopened') {
    add(at(day + 2, 0), { do: 'ask-reopening', reason: random.pick(reopenings) });
    const isGranted = course.after === 'reopened';
    add(at(day + 3, 0), {
      do: isGranted ? 'grant-reopening' : 'deny-reopening',
      reason: isGranted ? reopeningGranted : reopeningDenied,
    });
    if (isGranted) {
      reply(day + 6, last);
      confirmed(day + 6, last);
    }
  }
  return steps.toSorted((a, b) => a.at - b.at);
}

type Add = (when: Moment, act: Act) => void;

/** On the day after the hand-over: it is signed for, corrected, given to others or refused. Gives who leads then. */
function signedIn(
  random: SeededRandom,
  add: Add,
  handed: number,
  { lead, assist, matter, keyAttention, other }: Case,
  change: Course['change'],
): string {
  const sign = (when: Moment, ...organisations: readonly string[]): void => {
    for (const organisation of organisations) add(when, { do: 'sign-in', organisation });
  };
  const day = handed + 1;
  switch (change) {
    case 'reassigned':
      add(at(day, 0), { do: 'reassign', lead: other, reason: 'wrong-organisation' });
      sign(at(day, 1), other);
      return other;
    case 'refusal-granted':
      add(at(day, 0), { do: 'refuse', organisation: lead, reason: random.pick(refusals) });
      add(at(day, 2), { do: 'grant-refusal', lead: other });
      sign(at(day + 1, 0), other);
      return other;
    case 'refusal-denied':
      add(at(day, 0), { do: 'refuse', organisation: lead, reason: random.pick(refusals) });
      add(at(day, 2), { do: 'deny-refusal' });
      sign(at(day + 1, 0), lead);
      sign(at(day + 1, 1), ...assist);
      return lead;
    case 'corrected':
      add(
        at(day, 0),
        keyAttention || matter.type === 'ecology'
          ? { do: 'correct', as: { keyAttention: !keyAttention }, reason: 'attention-moved' }
          : {
              do: 'correct',
              as: { otherTypes: [...(matter.otherTypes ?? []), 'ecology'] },
              reason: 'judged-anew',
            },
      );
      break;
    case null:
  }
  sign(at(day, change === 'corrected' || random.next() < 0.3 ? 1 : 0), lead);
  sign(at(day, 2), ...assist);
  return lead;
}

/** Within how many days an organisation replies in a central inspection, and by when at the latest it may be allowed to. */
const ownDays = 7;
const wholeDays = 10;
/** On which day after the hand-over it asks for more. */
const asksOn = 5;

/** The day that is named for a reply that is returned: within the whole, until that has passed. */
function redoneBy(handed: number, returned: number): number {
  const wanted = returned + 5;
  const last = handed + wholeDays;
  // Whoever got it a day later has a day more.
  return returned > last + 1 ? wanted : Math.min(wanted, Math.max(last, returned));
}

/** Gives the day of the first reply, after what is asked and decided about it. */
function askedForTime(
  random: SeededRandom,
  add: Add,
  handed: number,
  organisation: string,
  time: Course['time'],
): number {
  const soon = handed + 3 + Math.floor(random.next() * 5);
  if (time === null) return soon;
  const afterTheTenth = handed + 11 + Math.floor(random.next() * 3);
  if (time === 'late') return afterTheTenth;
  add(at(handed + asksOn, 0), {
    do: 'ask-extension',
    organisation,
    untilDay: handed + wholeDays,
    reason: random.pick(extensions),
  });
  if (time === 'extension-denied') {
    add(at(handed + asksOn, 1), { do: 'deny-extension', reason: extensionDenied });
    return handed + ownDays;
  }
  add(at(handed + asksOn, 1), { do: 'grant-extension' });
  return handed + wholeDays - Math.floor(random.next() * 2);
}

function firstResult(end: Course['end']): Answer['result'] {
  if (end === 'interim-first') return 'open';
  return end === 'closed' ? 'closed' : 'staged';
}
