import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { given } from './answers.ts';
import { startChromium } from './chromium.ts';
import { visit, type Visitor } from './visitor.ts';

/** A site of two pages: one is well, the other lacks what it asks for. */
const site = createServer((request, response) => {
  const pages: Readonly<Record<string, string>> = {
    '/well': '',
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
