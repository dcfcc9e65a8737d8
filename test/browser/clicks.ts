import type { BrowserContext } from 'playwright-core';

/** What a job costs a person: how often something is pressed or chosen, and how many texts are written. */
export interface Cost {
  readonly presses: number;
  readonly texts: number;
}

/** Counts what is pressed and written in a browser from now on, on every page of it. */
export interface Counter {
  /** Since the last time it was asked, or since the beginning. */
  taken(): Cost;
  /** What is done within is not counted. */
  aside(work: () => Promise<void>): Promise<void>;
}

/**
 * A press is a touch, a click, or a key outside of a text; choosing from a list or a folder is two of them. A text is
 * one field written in, however long.
 */
export async function countClicks(context: BrowserContext): Promise<Counter> {
  let presses = 0;
  let written = new Set<string>();
  let isAside = false;
  await context.exposeFunction('ducha_pressed', (times: number) => {
    if (!isAside) presses += times;
  });
  await context.exposeFunction('ducha_wrote', (field: string) => {
    if (!isAside) written.add(field);
  });
  await context.addInitScript(watch);
  for (const page of context.pages()) await page.evaluate(watch);
  return {
    taken() {
      const cost = { presses, texts: written.size };
      presses = 0;
      written = new Set();
      return cost;
    },
    async aside(work) {
      isAside = true;
      await work();
      isAside = false;
    },
  };
}

/** Runs in the page. */
function watch(): void {
  const told = globalThis as unknown as {
    ducha_pressed: (times: number) => void;
    ducha_wrote: (field: string) => void;
  };
  const isText = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'file', 'button', 'submit'].includes(target.type));
  const names = new WeakMap<EventTarget, string>();
  let last = 0;
  addEventListener('pointerdown', ({ target }) => isText(target) || told.ducha_pressed(1), true);
  addEventListener(
    'keydown',
    ({ target, key }) => {
      if (!isText(target) || key === 'Enter') told.ducha_pressed(1);
    },
    true,
  );
  addEventListener(
    'change',
    ({ target }) => {
      const chosen =
        target instanceof HTMLSelectElement ||
        (target instanceof HTMLInputElement && target.type === 'file');
      if (chosen) told.ducha_pressed(2);
    },
    true,
  );
  addEventListener(
    'input',
    ({ target }) => {
      if (!isText(target)) return;
      const name = names.get(target) ?? `${location.pathname} ${(last += 1)}`;
      names.set(target, name);
      told.ducha_wrote(name);
    },
    true,
  );
}

/** The jobs of a day in the pages: what each took in November 2026, what it should, and what it may take by now. */
const jobs = {
  report: { name: 'report with a photograph', now: 10, goal: 6, most: 12 },
  follow: { name: 'follow', now: 3, goal: 2, most: 2 },
  screen: { name: 'screen a plain one', now: 8, goal: 3, most: 3 },
  reply: { name: 'reply', now: 9, goal: 6, most: 6 },
  approve: { name: 'approve', now: 3, goal: 2, most: 2 },
  review: { name: 'review', now: 2, goal: 1, most: 2 },
} as const;
export type Job = keyof typeof jobs;

/** What the jobs of a journey cost, a line each. */
export function costsInWords(costs: ReadonlyMap<Job, Cost>): string {
  const lines = [...costs].map(([job, { presses, texts }]) => {
    const { name, now, goal } = jobs[job];
    const written = texts === 1 ? '1 text' : `${texts} texts`;
    return `  ${name.padEnd(26)}${String(presses).padStart(3)} presses, ${written} (was ${now}, goal ${goal})`;
  });
  return ['What the jobs of the journey took:', ...lines].join('\n');
}

/** The jobs that take more presses than they did: each new one is for a reason, or a fault. */
export function costlier(costs: ReadonlyMap<Job, Cost>): readonly string[] {
  return [...costs].flatMap(([job, { presses }]) =>
    presses > jobs[job].most ? [`${jobs[job].name}: ${presses}`] : [],
  );
}
