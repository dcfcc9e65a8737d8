import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { given } from './answers.ts';
import { startChromium } from './chromium.ts';
import { countClicks } from './clicks.ts';
import { visit, type Visitor } from './visitor.ts';

const form = `<p>Text <input id="text"><textarea id="long"></textarea>
<label><input type="checkbox"> Tick</label> <select><option>a<option>b</select>
<input type="file" id="file"> <a href="/well">On</a></p>`;

/** A site of a few pages: one is well, the other lacks what it asks for. */
const site = createServer((request, response) => {
  const pages: Readonly<Record<string, string>> = {
    '/well': '<button>Go</button>',
    '/form': form,
    '/broken': '<script>fetch("/missing").catch(() => undefined)</script>',
    '/angry': '<script>console.error("what is this?")</script>',
  };
  const page = pages[request.url ?? ''];
  response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
  response.end(`<!doctype html><title>Site</title><link rel="icon" href="data:,">${page ?? ''}`);
});
let browser: Browser;
let address: string;

beforeAll(async () => {
  browser = await startChromium();
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  site.closeAllConnections();
  site.close();
});

const came = (): Promise<Visitor> => visit(browser, address, { size: 'desk', language: 'zh' });

describe('a visit', () => {
  test('to a page that is well is well', async () => {
    const visitor = await came();
    await visitor.go('/well');
    await visitor.leave();
  });

  test.each([
    { path: '/broken', says: /status of 404.*\/missing/ },
    { path: '/angry', says: /what is this\?/ },
  ])('fails when $path logs an error in the console', async ({ path, says }) => {
    const visitor = await came();
    await visitor.go(path);
    await visitor.page.waitForLoadState('networkidle');
    await expect(visitor.leave()).rejects.toThrow(says);
  });

  test('may meet what it should meet, and fails when that never comes', async () => {
    const visitor = await came();
    visitor.meets(404, /\/missing$/);
    await visitor.go('/broken');
    await visitor.page.waitForLoadState('networkidle');
    await visitor.leave();
    const other = await came();
    other.meets(404, /\/missing$/);
    await other.go('/well');
    await expect(other.leave()).rejects.toThrow(/404 of .* was meant, and never came/);
  });

  test('may meet what the test itself answers', async () => {
    const visitor = await came();
    await visitor.page.route('**/missing', given(503, {}));
    await visitor.go('/broken');
    await visitor.page.waitForLoadState('networkidle');
    await visitor.leave();
  });
});

test('what is pressed and written on the pages of a visit is counted', async () => {
  const visitor = await came();
  const { page } = visitor;
  const counter = await countClicks(visitor.context);
  await visitor.go('/form');
  await page.locator('#text').fill('a');
  await page.locator('#text').pressSequentially('bcd');
  await page.locator('#long').fill('long');
  expect(counter.taken()).toEqual({ presses: 0, texts: 2 });
  await page.getByText('Tick').click();
  expect(counter.taken()).toEqual({ presses: 1, texts: 0 });
  await page.getByRole('combobox').selectOption('b');
  await page
    .locator('#file')
    .setInputFiles({ name: 'a', mimeType: 'a/b', buffer: Buffer.from('') });
  await page.locator('#text').press('Enter');
  expect(counter.taken()).toEqual({ presses: 5, texts: 0 });
  await counter.aside(async () => page.getByText('Tick').click());
  await page.getByRole('link').click();
  await page.getByRole('button').click();
  expect(counter.taken()).toEqual({ presses: 2, texts: 0 });
  await visitor.leave();
});
