import type { SeededRandom } from '../../replay/seeded-random.ts';
import { drawAnswer, finishedAnswer, type Answer } from '../words/answers.ts';
import {
  extensionDenied,
  extensions,
  officeReturns,
  principalReturns,
  refusals,
  reopeningDenied,
  reopeningGranted,
  reopenings,
} from '../words/correspondence.ts';
import type { Matter } from '../words/matters.ts';
import { at, dayOf, lastMoment, type Moment } from './moments.ts';
import type { Act, Step } from './steps.ts';

/** How an accepted complaint is handled, where that is not left to chance. */
export interface Course {
  /** Nobody signs for it. */
  readonly unsigned?: true;
  readonly refusal?: 'waiting' | 'denied' | 'granted';
  /** 延期申请: more time is asked for before the reply is due. */
  readonly extension?: 'waiting' | 'denied' | 'granted';
  /** Days from the hand-over to the reply; null where none comes. */
  readonly replyAfter?: number | null;
  readonly result?: Answer['result'];
  /** What the principal, and then the office, does with the first reply. */
  readonly principal?: 'approves' | 'returns' | 'has-not-looked';
  readonly office?: 'confirms' | 'returns' | 'has-not-looked';
  /** What the complainant says of how it was closed, and what becomes of that. */
  readonly after?:
    | 'satisfied'
    | 'not-satisfied'
    | 'reopening-asked'
    | 'reopening-denied'
    | 'reopened';
  /** What becomes of its task. */
  readonly task?: 'untouched' | 'behind' | 'on-schedule' | 'finished';
  /** Its task is shown by another case's photograph. */
  readonly borrowed?: true;
}

/** Who handles it, and what it is about. */
export interface Case {
  readonly lead: string;
  readonly assist: readonly string[];
  readonly matter: Matter;
  /** Who gets it where its refusal is granted. */
  readonly other: string;
}

/** On the days after the hand-over: when an extension is asked for, and until when. */
const asksOn = 7;
const asksUntil = 14;
/** The last day on which a batch leaves whose complaints are all answered within the month. */
const answeredInTime = 10;

/**
 * What becomes of a complaint after its hand-over, as far as the month goes. What its course leaves open is drawn;
 * until the middle of the month everything is answered, later some are still being handled.
 */
export function handledSteps(
  random: SeededRandom,
  handedOver: Moment,
  { lead, assist, matter, other }: Case,
  course: Course,
): Step[] {
  const steps: Step[] = [];
  const add = (when: Moment, act: Act): void => {
    if (when <= lastMoment) steps.push({ ...act, at: when });
  };
  const ended = (): Step[] => steps;
  const handed = dayOf(handedOver);
  if (course.unsigned === true) return ended();
  if (course.refusal === undefined) {
    for (const assisting of assist)
      add(at(handed + 1, 1), { do: 'sign-in', organisation: assisting });
  }

  let organisation = lead;
  let day = handed;
  if (course.refusal !== undefined) {
    const reason = random.pick(refusals);
    add(at(handed + 1, 0), { do: 'refuse', organisation, reason });
    if (course.refusal === 'waiting') return ended();
    day += 1;
    if (course.refusal === 'granted') organisation = other;
    add(
      at(day, 2),
      course.refusal === 'granted' ? { do: 'grant-refusal', lead: other } : { do: 'deny-refusal' },
    );
  }
  add(at(day + 1, random.next() < 0.7 ? 0 : 1), { do: 'sign-in', organisation });

  if (course.extension !== undefined) {
    const [asked, decided] = [at(handed + asksOn, 0), at(handed + asksOn, 1)];
    const until = handed + asksUntil;
    const reason = random.pick(extensions);
    add(asked, { do: 'ask-extension', organisation, untilDay: until, reason });
    if (course.extension === 'granted') add(decided, { do: 'grant-extension' });
    if (course.extension === 'denied')
      add(decided, { do: 'deny-extension', reason: extensionDenied });
  }

  const replyAfter =
    course.replyAfter === undefined ? drawnReplyAfter(random, handed) : course.replyAfter;
  if (replyAfter === null) return ended();
  day = Math.max(handed + replyAfter, day + 2);
  const result = course.result ?? drawnResult(random);
  const answer = drawAnswer(random, matter, result);
  const deadlineDay = answer.result === 'staged' ? drawnDeadline(random, day, course.task) : null;
  const reply = (onDay: number): void =>
    add(at(onDay, 0), {
      do: 'reply',
      organisation,
      answer,
      deadlineDay,
      photograph: random.next() < 0.3,
    });
  reply(day);

  if (course.principal === 'has-not-looked') return ended();
  if ((course.principal ?? (random.next() < 0.05 ? 'returns' : 'approves')) === 'returns') {
    add(at(day, 1), { do: 'send-back', organisation, reason: random.pick(principalReturns) });
    // Who is shown for it stays at the desk until the end.
    if (course.principal === 'returns') return ended();
    day += 1;
    reply(day);
  }
  add(at(day, 1), { do: 'approve', organisation });
  if (course.office === 'has-not-looked') return ended();
  if ((course.office ?? (random.next() < 0.06 ? 'returns' : 'confirms')) === 'returns') {
    day += 1;
    add(at(day, 1), { do: 'return', reason: random.pick(officeReturns), redoDay: day + 5 });
    if (course.office === 'returns') return ended();
    day += 2;
    reply(day);
    add(at(day, 1), { do: 'approve', organisation });
  }
  day += 1;
  add(at(day, 1), { do: 'confirm', answer });
  if (answer.result === 'closed') steps.push(...afterwards(random, day, course));
  if (deadlineDay !== null) {
    steps.push(...taskSteps(random, day, { organisation, answer, matter, deadlineDay }, course));
  }
  return ended();
}

/** What the complainant says of one that was closed on a day, asks for, and is told. */
function afterwards(random: SeededRandom, closed: number, course: Course): Step[] {
  const drawn = random.next();
  const after = course.after ?? (drawn < 0.2 ? 'satisfied' : drawn < 0.25 ? 'not-satisfied' : null);
  const steps: Step[] = [];
  const add = (when: Moment, act: Act): void => {
    if (when <= lastMoment) steps.push({ ...act, at: when });
  };
  if (after === null) return steps;
  add(at(closed + 1, 0), { do: 'tell-satisfaction', satisfied: after === 'satisfied' });
  if (after === 'satisfied' || after === 'not-satisfied') return steps;
  add(at(closed + 2, 0), { do: 'ask-reopening', reason: random.pick(reopenings) });
  if (after === 'reopened')
    add(at(closed + 3, 0), { do: 'grant-reopening', reason: reopeningGranted });
  if (after === 'reopening-denied')
    add(at(closed + 3, 0), { do: 'deny-reopening', reason: reopeningDenied });
  return steps;
}

/** What becomes of the task of a staged complaint. */
function taskSteps(
  random: SeededRandom,
  opened: number,
  staged: {
    readonly organisation: string;
    readonly answer: Answer;
    readonly matter: Matter;
    readonly deadlineDay: number;
  },
  course: Course,
): Step[] {
  const { organisation, answer, matter, deadlineDay } = staged;
  const task =
    course.task ?? random.pick(['untouched', 'behind', 'on-schedule', 'on-schedule', 'finished']);
  const [first, second, done] = matter.progress;
  const steps: Step[] = [];
  const add = (when: Moment, act: Act): void => {
    if (when <= lastMoment) steps.push({ ...act, at: when });
  };
  const progress = (day: number, word: 'on-schedule' | 'behind', text: string, end = false) =>
    add(at(day, 1), {
      do: 'progress',
      organisation,
      word,
      text,
      shows: end ? 'after' : 'before',
      borrowed: course.borrowed === true,
    });
  if (task === 'untouched') return steps;
  progress(opened + 2, 'on-schedule', first);
  if (task === 'behind') {
    progress(opened + 4, 'behind', `${first}因材料未到场，后续工序推迟。`);
    return steps;
  }
  progress(opened + 4, 'on-schedule', second, true);
  if (task !== 'finished' || opened + 5 > deadlineDay) return steps;
  add(at(opened + 5, 0), { do: 'finish', organisation, text: done });
  add(at(opened + 5, 2), {
    do: 'reply',
    organisation,
    answer: finishedAnswer(answer, matter),
    deadlineDay: null,
    photograph: true,
  });
  add(at(opened + 6, 1), { do: 'approve', organisation });
  add(at(opened + 7, 1), { do: 'confirm', answer: finishedAnswer(answer, matter) });
  return steps;
}

function drawnReplyAfter(random: SeededRandom, handed: number): number | null {
  if (handed <= answeredInTime) return 2 + Math.floor(random.next() * 6);
  return random.next() < 0.07 ? null : 3 + Math.floor(random.next() * 7);
}

function drawnResult(random: SeededRandom): Answer['result'] {
  const drawn = random.next();
  if (drawn < 0.66) return 'closed';
  return drawn < 0.94 ? 'staged' : 'open';
}

/** The day on which a plan ends: soon where its task is to be overdue or finished within the month. */
function drawnDeadline(random: SeededRandom, replied: number, task: Course['task']): number {
  if (task === 'finished') return replied + 9;
  if (task === 'behind') return replied + 5;
  return random.next() < 0.45
    ? replied + 6 + Math.floor(random.next() * 5)
    : replied + 20 + Math.floor(random.next() * 60);
}
