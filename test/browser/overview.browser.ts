import { beijingDate } from '@ducha/calendar';
import {
  listComplaintTypes,
  readComplaintLedger,
  readTaskLedger,
  type Role,
} from '@ducha/contracts';
import { demonstrationPersons, loadBasics } from '@ducha/local-cloud';
import { ledger as ledgerZh } from '@ducha/portal/workspace/ledger/zh.ts';
import { overview as overviewEn } from '@ducha/portal/workspace/overview/en.ts';
import { overview as overviewZh } from '@ducha/portal/workspace/overview/zh.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInspection, registerWangjing } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, cut, given, held, passed } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { ledgerInPlace } from './ledger-in-place.ts';
import { ledgerRows, type ComplaintRow } from './ledger-rows.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Visitor } from './visitor.ts';

/** The page of the morning, drawn by the real page over rows that no house has had to make. */
let house: House;
let browser: Browser;
let rows: readonly ComplaintRow[];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  await registerWangjing(house);
  const leader = demonstrationPersons.find(({ slug }) => slug === 'team-leader')?.sub ?? '';
  const inspection = await openInspection(house, {}, { leader });
  const { types } = (await house.as('office-head').ok(listComplaintTypes, {})).body;
  rows = ledgerRows({
    count: 1_200,
    inspection,
    types: types.filter(({ kind }) => kind === 'type').map(({ code }) => code),
    today: today(),
  });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const address = '/work/overview';
const today = (): string => beijingDate(house.cloud.clock.now().toISOString());

async function opened(
  as: Partial<Parameters<typeof visit>[2]> & { readonly person?: string } = {},
  shown = rows,
): Promise<{ visitor: Visitor; page: Page }> {
  const { person = 'office-head', ...rest } = as;
  const visitor = await visit(browser, house.cloud.portal, {
    size: 'desk',
    language: 'zh',
    ...rest,
  });
  const { page } = visitor;
  await ledgerInPlace(page, shown, () => house.cloud.clock.now().toISOString());
  await signInAs(visitor, person, address);
  return { visitor, page };
}

const drawn = (page: Page) => page.locator('.headline').first().waitFor();
/** What the ledger says that it shows. */
const told = (page: Page) => page.locator('.ledger-told strong').innerText();

describe('what an office looks at in the morning', () => {
  test.each([
    ['desk', 'zh'],
    ['phone', 'zh'],
    ['desk', 'en'],
    ['phone', 'en'],
  ] as const)('pictures, %s, %s', async (size, language) => {
    const { visitor, page } = await opened({ size, language });
    await drawn(page);
    await visitor.look('overview');
    await visitor.go(`${address}?figure=overdue`);
    await drawn(page);
    await visitor.look('overview-overdue');
    await visitor.go(`${address}?figure=rate`);
    await drawn(page);
    await page.emulateMedia({ media: 'print' });
    await visitor.look('overview-paper');
    await visitor.leave();
  });

  test('every number opens exactly as many rows as it says', async () => {
    const { visitor, page } = await opened();
    await visitor.go(`${address}?figure=rate`);
    await drawn(page);
    const links = await page.locator('.overview a[href^="/work/complaints"]').evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href') ?? '',
        // Of a rate the number is what it is a share with, below it.
        says: ([...link.querySelectorAll('.number')].at(-1) ?? link).textContent ?? '',
      })),
    );
    // Of each kind one: what is asked of the ledger, whichever district, type or unit.
    const kinds = new Map(
      links.map((link) => [[...new URLSearchParams(link.href.split('?')[1]).keys()].join(), link]),
    );
    expect(kinds.size).toBeGreaterThan(8);
    for (const { href, says } of kinds.values()) {
      const count = Number(/\d+/.exec(says)?.[0]);
      await visitor.go(href);
      await page.locator('.ledger-told, main .state').first().waitFor();
      const shown = /^(?:共 )?(\d+) 件/.exec(await told(page))?.[1];
      expect({ href, shown: Number(shown) }).toEqual({ href, shown: count });
    }
    await visitor.leave();
  });

  test('the tiles: by keys alone to one, and into its rows; the choice of the figure stands in the address', async () => {
    const { visitor, page } = await opened();
    await drawn(page);
    await page.getByLabel(overviewZh.districts.figure).selectOption('overdue');
    await page.waitForURL(/figure=overdue/);
    const tile = page.locator('a.tile').filter({ hasText: '朝阳' });
    const count = await tile.locator('.tile-count').innerText();
    await tile.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/district=110105/);
    await page.locator('.ledger-told').waitFor();
    expect(await told(page)).toMatch(new RegExp(`^${count} 件`));
    await page.goBack();
    await tile.waitFor();
    expect(await page.getByLabel(overviewZh.districts.figure).inputValue()).toBe('overdue');
    await visitor.leave();
  });

  test('the table of units is ordered by the column that is pressed, and turned by another press', async () => {
    const { visitor, page } = await opened();
    await drawn(page);
    const { held: label } = overviewZh.units.columns;
    const column = async (): Promise<readonly number[]> =>
      (await page.locator('table.units tbody td:nth-of-type(1)').allInnerTexts()).map(Number);
    const button = page.getByRole('button', { name: overviewZh.units.sortBy(label) });
    await button.click();
    const down = await column();
    expect(down.length).toBeGreaterThan(5);
    expect(down).toEqual(down.toSorted((a, b) => b - a));
    await button.click();
    expect(await column()).toEqual(down.toSorted((a, b) => a - b));
    await visitor.leave();
  });

  test('it follows by itself: what is received while one looks is counted', async () => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
    const { page } = visitor;
    const answers = await ledgerInPlace(page, rows, () => house.cloud.clock.now().toISOString());
    await signInAs(visitor, 'office-head', address);
    await drawn(page);
    const received = page.locator('.headline-count').first();
    const before = Number(await received.innerText());
    answers.change([{ ...rows[0]!, complaint: '9'.repeat(26), receivedOn: today() }]);
    await expect
      .poll(async () => Number(await received.innerText()), { timeout: 12_000 })
      .toBe(before + 1);
    await visitor.leave();
  });
});

describe('on the wall of an office', () => {
  test.each([
    ['zh', 1920, 1080],
    ['en', 1920, 1080],
    ['zh', 3840, 2160],
    ['zh', 1280, 720],
  ] as const)(
    '%s: all of it is in sight at %i × %i, large, and follows by itself',
    async (language, width, height) => {
      const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language });
      const { page } = visitor;
      await page.setViewportSize({ width, height });
      const answers = await ledgerInPlace(page, rows, () => house.cloud.clock.now().toISOString());
      await signInAs(visitor, 'office-head', `${address}?figure=overdue`);
      await page
        .getByRole('link', { name: { zh: overviewZh, en: overviewEn }[language].wall.title })
        .click();
      await page.waitForURL(/wall\?figure=overdue$/);
      const received = page.locator('.wall-numbers strong').first();
      await received.waitFor();
      await visitor.look(`overview-wall-${width}`);
      const room = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(room).toBeLessThanOrEqual(0);
      // Nothing is smaller than a hundredth and a half of the height: 16 px of 1080.
      const smallest = await page.locator('.wall *').evaluateAll((all) =>
        Math.min(
          ...all
            .filter((one) => one.closest('.wall-ways, .unseen') === null)
            .filter((one) =>
              [...one.childNodes].some(
                (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
              ),
            )
            .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        ),
      );
      expect(smallest / height).toBeGreaterThan(0.015);
      expect(await page.locator('.wall').innerText()).not.toContain(
        rows.find(({ gist }) => gist !== null)?.gist,
      );
      expect(await page.getByRole('navigation').count()).toBe(0);
      const before = Number(await received.innerText());
      answers.change([{ ...rows[0]!, complaint: '9'.repeat(26), receivedOn: today() }]);
      await expect
        .poll(async () => Number(await received.innerText()), { timeout: 12_000 })
        .toBe(before + 1);
      await page
        .getByRole('link', { name: { zh: overviewZh, en: overviewEn }[language].wall.back })
        .click();
      await page.waitForURL(/overview\?figure=overdue$/);
      await visitor.leave();
    },
  );

  test('on a phone it stands one below the other', async () => {
    const { visitor, page } = await opened({ size: 'phone' });
    await visitor.go(`${address}/wall`);
    await page.locator('.wall-numbers').waitFor();
    await visitor.look('overview-wall');
    await visitor.leave();
  });
});

describe('who has it', () => {
  const menu = (page: Page) =>
    page.getByRole('navigation').getByRole('link', { name: overviewZh.title, exact: true });

  test.each<{ person: Role | `${Role}@${string}`; own: boolean }>([
    { person: 'commissioner', own: false },
    { person: 'team-leader', own: false },
    { person: 'organisation-principal@110105', own: true },
    { person: 'organisation-in-charge@110105', own: true },
  ])('$person has it first in the menu, and behind the door', async ({ person, own }) => {
    const { visitor, page } = await opened({ person }, rows.slice(0, 300));
    await drawn(page);
    expect(await page.getByRole('navigation').getByRole('link').first().innerText()).toBe(
      overviewZh.title,
    );
    await visitor.go('/work');
    await page.waitForURL(`**${address}`);
    await drawn(page);
    expect(await page.locator('table.units').count()).toBe(own ? 0 : 1);
    const [first = ''] = await page.locator('.headline-name').allInnerTexts();
    expect(first).toBe(overviewZh.today[own ? 'transferred' : 'received']);
    if (own) await visitor.look(`overview-${person.split('@')[0]}`);
    await visitor.leave();
  });

  test('whoever sits on a team and heads an organisation sees what the team sees', async () => {
    const { visitor, page } = await opened(
      { person: 'team-leader+organisation-principal@110105' },
      rows.slice(0, 300),
    );
    // On no team yet: of the team's inspections there is none, and that is said.
    await page.getByText(catalogue.zh.workspace.list.onNoTeam).waitFor();
    await page.getByText(overviewZh.tasks.none).waitFor();
    expect(await menu(page).count()).toBe(1);
    await visitor.look('overview-on-no-team');
    await visitor.leave();
  });

  test('a screener has the to-dos; an auditor who opens the address is told that it is not theirs', async () => {
    const { visitor, page } = await opened({ person: 'office-screener' }, rows.slice(0, 10));
    await drawn(page);
    await page.getByRole('navigation').getByRole('link').first().waitFor();
    expect(await menu(page).count()).toBe(0);
    await visitor.leave();
    const auditor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
    await signInAs(auditor, 'auditor', address);
    await auditor.page.getByText(catalogue.zh.frame.states.forbidden).waitFor();
    await auditor.leave();
  });
});

describe('when there is nothing, or no answer', () => {
  test.each([
    ['zh', overviewZh],
    ['en', overviewEn],
  ] as const)('an inspection without complaints says so, %s', async (language, texts) => {
    const { visitor, page } = await opened({ language }, []);
    await page.getByText(texts.empty).waitFor();
    await page.getByText(texts.tasks.none).waitFor();
    await visitor.look('overview-empty');
    await visitor.leave();
  });

  test('while it is read that is said; without an answer it is tried again at a press', async () => {
    const { visitor, page } = await opened();
    await drawn(page);
    const late = held(cut);
    await page.unrouteAll();
    await between(page, readComplaintLedger, late.meeting, passed);
    await between(page, readTaskLedger, cut, passed);
    await visitor.go(address);
    await page.getByText(catalogue.zh.frame.states.loading).first().waitFor();
    late.letGo();
    await page.getByText(catalogue.zh.frame.states.failed).first().waitFor();
    await visitor.look('overview-failed');
    await visitor.leave();
  });

  test('an inspection that one may no longer see is taken away, and that is said', async () => {
    const { visitor, page } = await opened();
    await drawn(page);
    const gone = { type: 'urn:ducha:problem:not-found', title: '', status: 404 };
    await between(page, readComplaintLedger, given(404, gone));
    await page.getByText(ledgerZh.gone).waitFor();
    expect(await page.locator('.tiles').count()).toBe(0);
    await visitor.leave();
  });
});
