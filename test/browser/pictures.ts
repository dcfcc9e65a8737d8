import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listPublicBatches, listPublicInspections } from '@ducha/contracts';
import type { Browser, Page } from 'playwright-core';
import { callerAt } from '../caller.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Size } from './visitor.ts';

/** A page that is shown in pictures: who sees it, on what, and where it is. */
interface Pictured {
  readonly name: string;
  /** Nobody in particular where it is public. */
  readonly as?: string;
  readonly size: Size;
  /** `{batch}`: a batch whose table is published. */
  readonly at: string;
  /** Opens the first thing of a list, whose picture is taken then. */
  readonly first?: true;
}

const liaison = 'organisation-liaison@110105';

/** The pages that are shown, as one comes to them: the public's, then the workspace's. */
const pictured: readonly Pictured[] = [
  { name: 'public-home', size: 'desk', at: '/' },
  { name: 'public-report', size: 'phone', at: '/report/' },
  { name: 'public-figures', size: 'desk', at: '/figures/' },
  { name: 'public-table', size: 'desk', at: '/batch/?id={batch}&part=table' },
  { name: 'screener-todo', as: 'office-screener', size: 'desk', at: '/todo' },
  { name: 'liaison-todo', as: liaison, size: 'phone', at: '/todo' },
  { name: 'reviewer-complaint', as: 'office-reviewer', size: 'desk', at: '/todo', first: true },
  { name: 'head-overview', as: 'office-head', size: 'desk', at: '/work/overview' },
  { name: 'head-figures', as: 'office-head', size: 'desk', at: '/work/figures' },
  { name: 'head-ledger', as: 'office-head', size: 'desk', at: '/work/complaints' },
  { name: 'district-tasks', as: liaison, size: 'desk', at: '/work/tasks' },
];

/** A screen whose picture is read easily beside a text, and is not large. */
const desk = { width: 1200, height: 660 };
/** The most bytes of a picture: they stay in the repository's history for ever. */
const largest = 200 * 1024;

/** Where the pictures are kept, in the repository. */
export const picturesFolder = path.join(import.meta.dirname, 'pictures');

/** Takes a picture of each of the chosen pages of a filled house. */
export async function takePictures(
  browser: Browser,
  { portal, api }: { readonly portal: string; readonly api: string },
  say: (line: string) => void,
): Promise<void> {
  const batch = await publishedBatch(api);
  await mkdir(picturesFolder, { recursive: true });
  for (const { name, as, size, at, first } of pictured) {
    const visitor = await visit(browser, portal, { size, language: 'zh' });
    if (size === 'desk') await visitor.page.setViewportSize(desk);
    const to = at.replace('{batch}', batch);
    if (as === undefined) await visitor.go(to);
    else await signInAs(visitor, as, to);
    const { page } = visitor;
    await drawn(page);
    if (first === true) {
      await page.locator('main a[href^="/c/"]').first().click();
      await page.waitForURL(/\/c\//);
      await drawn(page);
    }
    const picture = await page.screenshot({ animations: 'disabled' });
    if (picture.length > largest) throw new Error(`${name} has ${picture.length} bytes`);
    await writeFile(path.join(picturesFolder, `${name}.png`), picture);
    await visitor.leave();
    say(`${name}: ${Math.ceil(picture.length / 1024)} KB`);
  }
}

/** All that the page waits for has come. */
async function drawn(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('main .state.loading').first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function publishedBatch(api: string): Promise<string> {
  const anyone = callerAt(api, undefined);
  const open = await anyone.ok(listPublicInspections);
  const [stationed] = open.body.inspections;
  const { body } = await anyone.ok(listPublicBatches, {
    query: { inspection: stationed?.inspection ?? '' },
  });
  const published = body.batches.find(({ editions }) => editions > 0);
  if (published === undefined) throw new Error('no table is published in this house');
  return published.batch;
}
