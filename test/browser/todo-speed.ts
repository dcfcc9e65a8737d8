import { chromium, type Page } from 'playwright-core';
import { median } from '../bench/percentile.ts';
import { printed, type Finding } from '../bench/finding.ts';
import { chromiumFlags } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visit } from './visitor.ts';

/** How often each is measured. */
const times = 7;
const rowsWanted = 1_000;

/** From a click to the next useful picture, in the to-do list of a liaison with a thousand open cases. */
export async function measureTodos(
  portal: string,
  program: string,
  say: (line: string) => void,
): Promise<readonly Finding[]> {
  say('the to-do list');
  const browser = await chromium.launch({ executablePath: program, args: [...chromiumFlags] });
  try {
    const visitor = await visit(browser, portal, { size: 'desk', language: 'zh' });
    const { page } = visitor;
    await signInAs(visitor, 'organisation-liaison@110105');
    // Pages of the list follow by themselves; a person may have to ask for the last.
    const count = async (): Promise<number> => page.locator('a[data-row]').count();
    for (let before = await count(); before < rowsWanted; before = await count()) {
      const more = page.getByRole('button', { name: /再读取/ });
      if (await more.isVisible()) await more.click();
      await page.waitForFunction(
        (rows) => document.querySelectorAll('a[data-row]').length > rows,
        before,
        { timeout: 60_000 },
      );
    }
    const rows = await count();
    const open: number[] = [];
    const back: number[] = [];
    const tick: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      tick.push(await until(page, '.todo input[type="checkbox"]', '.todo input:checked'));
      await until(page, '.todo input:checked', '.todo:first-child input:not(:checked)');
      open.push(await until(page, 'a[data-row]', '#next'));
      back.push(await until(page, '.desk-menu a[href="/todo"]', 'a[data-row]'));
    }
    await visitor.leave();
    const finding = (name: string, measured: readonly number[]): Finding =>
      printed({
        name: `to-do list of ${rows} rows: ${name}`,
        unit: 'ms',
        measured: median(measured),
        breakdown: [`median of ${times}; all: ${measured.map(Math.round).join(', ')}`],
      });
    return [
      finding('click on a row to the complaint', open),
      finding('click on the menu back to the list', back),
      finding('click on a box to the box being ticked', tick),
    ];
  } finally {
    await browser.close();
  }
}

/** Milliseconds from a click on the first of these until that is there and painted. */
async function until(page: Page, clicked: string, shown: string): Promise<number> {
  return page.evaluate(
    async ([press, wanted]) => {
      const element = document.querySelector<HTMLElement>(press ?? '');
      if (element === null) throw new Error(`there is no ${press}`);
      const began = performance.now();
      element.click();
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted ?? '') === null) requestAnimationFrame(look);
          // The frame after the next has been painted.
          else requestAnimationFrame(() => setTimeout(resolve));
        };
        look();
      });
      return performance.now() - began;
    },
    [clicked, shown],
  );
}
