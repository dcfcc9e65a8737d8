import { listComplaintTypes, listInspections } from '@ducha/contracts';
import { chromium, type Page } from 'playwright-core';
import { openInspection } from '../acts.ts';
import { atMost, printed, type Finding } from '../bench/finding.ts';
import { median } from '../bench/percentile.ts';
import { openHouse, type House } from '../house.ts';
import { loadBasics } from '@ducha/local-cloud';
import { chromiumFlags } from './chromium.ts';
import { ledgerInPlace } from './ledger-in-place.ts';
import { ledgerRows, type ComplaintRow } from './ledger-rows.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Visitor } from './visitor.ts';

/** How often each is measured. */
const times = 5;
/** What is typed, key by key, and what is chosen. */
const typed = ['朝阳 噪声', 'w3bj202611', '夜间施工', '不会有的字'];
const chosen = ['handling', 'closed', ''];
const [fillingBudget, keyBudget, changeBudget] = [1_500, 50, 10_000];

/**
 * How quick the ledger is, drawn by the real page over rows that no house has had to make: the first filling, a key
 * in its search and a choice in its filter until the next picture, and what somebody else has changed.
 */
export async function measureLedger(
  program: string,
  say: (line: string) => void,
): Promise<readonly Finding[]> {
  say('the ledger');
  const house = await openHouse();
  const browser = await chromium.launch({ executablePath: program, args: [...chromiumFlags] });
  try {
    await loadBasics(house.cloud);
    await openInspection(house);
    const rowsOf = await rowsOver(house);
    const visited = async (
      count: number,
      measure: (visitor: Visitor, rows: readonly ComplaintRow[]) => Promise<readonly Finding[]>,
    ): Promise<readonly Finding[]> => {
      const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
      await signInAs(visitor, 'office-head');
      const found = await measure(visitor, rowsOf(count));
      await visitor.leave();
      return found;
    };
    const now = (): string => house.cloud.clock.now().toISOString();
    return [
      ...(await visited(2_300, async ({ page }, rows) => {
        await ledgerInPlace(page, rows, now);
        return [await filling(page, rows.length)];
      })),
      ...(await visited(10_000, async ({ page }, rows) => {
        const ledger = await ledgerInPlace(page, rows, now);
        await page.goto('/work/complaints');
        await page.locator('.ledger-row').first().waitFor();
        return [
          ...(await keys(page, rows.length)),
          await change(page, rows, (changed) => ledger.change([changed])),
        ];
      })),
      // Far beyond any inspection: no budget, but it must still be worked in.
      ...(await visited(100_000, async ({ page }, rows) => {
        await ledgerInPlace(page, rows, now);
        return [await filling(page, rows.length), ...(await keys(page, rows.length))].map(printed);
      })),
    ];
  } finally {
    await browser.close();
    await house.close();
  }
}

/** Rows with codes that the house knows. */
async function rowsOver(house: House): Promise<(count: number) => readonly ComplaintRow[]> {
  const head = house.as('office-head');
  const { types } = (await head.ok(listComplaintTypes, {})).body;
  const { inspections, asOf } = (await head.ok(listInspections, { query: {} })).body;
  const inspection = inspections[0]?.inspection;
  if (inspection === undefined) throw new Error('the house has no inspection');
  return (count) =>
    ledgerRows({
      count,
      inspection,
      types: types.filter(({ kind }) => kind === 'type').map(({ code }) => code),
      today: asOf.slice(0, 10),
    });
}

/** From the click in the menu, with nothing read yet, to the first picture of a ledger that is whole. */
async function filling(page: Page, count: number): Promise<Finding> {
  const measured: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    // A page that is loaded anew has nothing in its memory.
    await page.goto('/todo');
    await page.locator('.desk-menu a').first().waitFor();
    measured.push(
      await untilPicture(page, { press: '.desk-menu a[href="/work/complaints"]' }, '.ledger-row'),
    );
  }
  return atMost(
    {
      name: `ledger: first filling with ${count} rows`,
      unit: 'ms',
      measured: median(measured),
      breakdown: [
        `median of ${times}, from the click in the menu; all: ${measured.map(Math.round).join(', ')}`,
      ],
    },
    fillingBudget,
  );
}

/** From a key, or a choice, to the next picture. */
async function keys(page: Page, count: number): Promise<readonly Finding[]> {
  const pressed: number[] = [];
  for (const word of typed) {
    for (let end = 1; end <= word.length; end += 1)
      pressed.push(await untilPicture(page, { type: word.slice(0, end) }, '.ledger'));
    pressed.push(await untilPicture(page, { type: '' }, '.ledger-row'));
  }
  const filtered: number[] = [];
  for (let turn = 0; turn < times; turn += 1)
    for (const choice of chosen)
      filtered.push(await untilPicture(page, { choose: choice }, '.ledger-row'));
  const finding = (name: string, measured: readonly number[]): Finding =>
    atMost(
      {
        name: `ledger of ${count} rows: ${name}`,
        unit: 'ms',
        measured: median(measured),
        breakdown: [`median of ${measured.length}; all: ${measured.map(Math.round).join(', ')}`],
      },
      keyBudget,
    );
  return [
    finding('a key in the search to the next picture', pressed),
    finding('a choice in a filter to the next picture', filtered),
  ];
}

/** From somebody else's change to its picture, without anybody loading anew. */
async function change(
  page: Page,
  rows: readonly ComplaintRow[],
  make: (changed: ComplaintRow) => void,
): Promise<Finding> {
  const measured: number[] = [];
  for (let turn = 1; turn <= 3; turn += 1) {
    const [row] = rows;
    if (row === undefined) throw new Error('a ledger without rows');
    const gist = `刚刚由别人改成的要点 ${turn}`;
    await page.locator('.ledger-search input').fill(gist);
    const began = performance.now();
    make({ ...row, gist, version: row.version + turn });
    await page.locator('.ledger-row').getByText(gist).waitFor({ timeout: 30_000 });
    measured.push(performance.now() - began);
  }
  return atMost(
    {
      name: `ledger of ${rows.length} rows: somebody else's change to its picture`,
      unit: 'ms',
      measured: Math.max(...measured),
      breakdown: [`the slowest of ${measured.map(Math.round).join(', ')}`],
    },
    changeBudget,
  );
}

/** Milliseconds from an act on the page until what is waited for has been painted. */
async function untilPicture(
  page: Page,
  act: { readonly press?: string; readonly type?: string; readonly choose?: string },
  wanted: string,
): Promise<number> {
  return page.evaluate(
    async ([{ press, type, choose }, shown]) => {
      const element = document.querySelector<HTMLElement>(
        press ?? (type === undefined ? '.ledger-first select' : '.ledger-search input'),
      );
      if (element === null) throw new Error('nothing to act on');
      const began = performance.now();
      if (press !== undefined) element.click();
      else if (element instanceof HTMLInputElement) {
        element.value = type ?? '';
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      } else if (element instanceof HTMLSelectElement) {
        element.value = choose ?? '';
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await new Promise<void>((resolve) => {
        // What is there when a frame begins is painted in it; the turn after it comes when that has been done.
        const look = (): void => {
          if (document.querySelector(shown) === null) requestAnimationFrame(look);
          else setTimeout(resolve);
        };
        requestAnimationFrame(look);
      });
      return performance.now() - began;
    },
    [act, wanted] as const,
  );
}
