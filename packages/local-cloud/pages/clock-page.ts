import { dayOf, momentOf, timeOf, weekdayOf } from './beijing-time.ts';
import { escapeHtml } from './page.ts';
import { localTexts, type LocalLanguage } from './texts.ts';
import type { NextDue } from './next-due.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How far the buttons move the clock. */
const steps = {
  hour: (now: Date) => new Date(now.getTime() + hour),
  morning: (now: Date) => morningAfter(now),
  day: (now: Date) => new Date(now.getTime() + day),
  'three-days': (now: Date) => new Date(now.getTime() + 3 * day),
  week: (now: Date) => new Date(now.getTime() + 7 * day),
} as const;

/** Why the clock was not moved. */
export type ClockProblem = 'notATime' | 'past' | 'tooShort';

/** What the clock's last move did. */
export interface Move {
  readonly from: Date;
  readonly to: Date;
  readonly sms: number;
  readonly mails: number;
}

/** The instant that a press of a button means; undefined where it is none of them, or nothing is due. */
export function instantOf(by: string, now: Date, due: NextDue | undefined): Date | undefined {
  if (by === 'next-due') return due?.at;
  return isStep(by) ? steps[by](now) : undefined;
}

function isStep(by: string): by is keyof typeof steps {
  return Object.hasOwn(steps, by);
}

/** 9:00 in Beijing of the day after. */
function morningAfter(now: Date): Date {
  const tomorrow = new Date(now.getTime() + 8 * hour + day).toISOString().slice(0, 10);
  return new Date(`${tomorrow}T09:00:00+08:00`);
}

/** The clock, the steps it can go, and what its last move did. */
export function clockPage(options: {
  readonly now: Date;
  readonly due: NextDue | undefined;
  readonly last: Move | undefined;
  readonly problem: ClockProblem | undefined;
  readonly language: LocalLanguage;
}): string {
  const { now, due, last, problem, language } = options;
  const t = localTexts[language].clock;
  const says = (at: Date): string => momentOf(language, at);
  // A field of the browser has minutes, and this one is to be after now.
  const local = new Date(now.getTime() + 8 * hour + 60_000).toISOString().slice(0, 16);
  const next =
    due === undefined
      ? `<p>${t.nothingDue}</p>`
      : `<button class="button primary" name="by" value="next-due">${t.nextDue}<small>${says(due.at)}</small></button>`;
  const others = Object.keys(steps)
    .filter(isStep)
    .map((by) => `<button class="button" name="by" value="${by}">${t.steps[by]}</button>`);
  const moved =
    last === undefined
      ? ''
      : `<p class="message good" role="status">${t.moved(says(last.from), says(last.to))} ${t.sent(last.sms, last.mails)}</p>`;
  return `${moved}${problem === undefined ? '' : `<p class="message bad" role="alert">${t[problem]}</p>`}
<div class="clock">
<section class="card face-of-clock" aria-label="${t.beijing}"><p class="day">${dayOf(language, now)} ${weekdayOf(language, now)}</p><p class="time"><time datetime="${now.toISOString()}">${timeOf(now)}</time></p><p class="soft">${t.beijing}</p></section>
<section class="card"><h2>${t.move}</h2>
<form method="post" action="/_local/clock" class="steps">${next}${others.join('')}</form>
<form method="post" action="/_local/clock" class="by-hand"><div class="field"><label for="to">${t.to}</label><input id="to" type="datetime-local" name="to" required min="${escapeHtml(local)}" value="${escapeHtml(local)}"></div><button class="button">${t.submit}</button></form>
<p class="soft small">${t.hint}</p></section>
</div>`;
}
