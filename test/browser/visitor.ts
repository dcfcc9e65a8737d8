import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { House } from '../house.ts';
import { faultIn, mean, unmet, type Failure } from './meant.ts';

/** What a person has before them. */
export const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 900 },
} as const;
export type Size = keyof typeof sizes;
export type Language = 'zh' | 'en';

/** Pictures of every page and state; the folder is not committed. */
const pictures = path.resolve(import.meta.dirname, '..', '..', '.ducha', 'screenshots');

/** A person with a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly size: Size;
  readonly language: Language;
  /** Goes to an address of the portal. */
  go(path: string): Promise<void>;
  /** axe finds no violation; nothing is wider than the screen; a picture is kept. */
  look(name: string): Promise<void>;
  /**
   * Says that a request shall fail, with a status, or `cut` where no answer comes. Answers that a test gives itself
   * (`answers.ts`) are meant anyway.
   */
  meets(status: Failure['status'], address: RegExp): void;
  /**
   * Ends the visit.
   * @throws Error when a script failed, the Content-Security-Policy was offended, anything else stands in the
   *   console as an error, or what the visit should meet never came
   */
  leave(): Promise<void>;
}

/** Opens a browser of its own for a person: its language, its size, no memory of anyone else. */
export async function visit(
  browser: Browser,
  portal: string,
  as: { readonly size: Size; readonly language: Language; readonly reducedMotion?: boolean },
): Promise<Visitor> {
  const { size, language } = as;
  const context = await browser.newContext({
    viewport: sizes[size],
    isMobile: size === 'phone',
    hasTouch: size === 'phone',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    baseURL: portal,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  context.on('page', watch);
  watch(page);
  function watch(each: Page): void {
    each.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    each.on('console', (message) => {
      const fault = faultIn(context, message);
      if (fault !== undefined) faults.push(fault);
    });
  }
  return {
    page,
    context,
    size,
    language,
    go: async (to) => {
      await page.goto(to, { waitUntil: 'load' });
    },
    look: async (name) => {
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({
        path: path.join(pictures, `${name}.${size}.${language}.png`),
        fullPage: true,
        animations: 'disabled',
      });
      expect(await violations(page), `${name}: axe`).toEqual([]);
      expect(await widerThanScreen(page), `${name}: wider than the screen`).toEqual([]);
    },
    meets: (status, address) => mean(context, { status, address }, true),
    leave: async () => {
      await context.close();
      const all = [...faults, ...unmet(context)];
      if (all.length > 0) throw new Error(all.join('\n'));
    },
  };
}

/** Visits from begin to end. The house and the browser of them are asked for when one begins: tests open these first. */
export function visits(
  where: () => { readonly browser: Browser; readonly house: House },
): (as: Parameters<typeof visit>[2], work: (visitor: Visitor) => Promise<void>) => Promise<void> {
  return async (as, work) => {
    const { browser, house } = where();
    const visitor = await visit(browser, house.cloud.portal, as);
    await work(visitor);
    await visitor.leave();
  };
}

/** Rules of WCAG 2.2 A and AA and good practice that the page offends, each with where. */
async function violations(page: Page): Promise<readonly string[]> {
  // By the debugger's way in, which no Content-Security-Policy forbids; the page's own policy stays as it is.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations: all } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
      document,
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    );
    return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`);
  });
  return found;
}

/** What makes a person scroll sideways, outside of tables' own rooms. */
async function widerThanScreen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map((each) => `${each.tagName.toLowerCase()}.${each.className}`);
  });
}
