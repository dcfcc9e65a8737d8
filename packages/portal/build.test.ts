import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, type Site } from './build.ts';

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ducha-site-'));
  site = await buildSite(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const sources = path.join(import.meta.dirname, 'site');
const publicNames = globSync('public/*/entry.ts', { cwd: sources }).map(
  (entry) => entry.split(path.sep)[1]!,
);
const htmlFiles = (): readonly string[] => site.files.filter((file) => file.endsWith('.html'));

describe('the built site', () => {
  test('has every public page in both languages, and the workspace once', () => {
    const english = htmlFiles().filter((file) => file.startsWith('en/'));
    expect(english).toHaveLength(publicNames.length);
    expect(htmlFiles()).toHaveLength(2 * publicNames.length + 1);
    expect(htmlFiles()).toContain('work/index.html');
    expect(htmlFiles()).toContain('404.html');
  });

  test('lists its files as they lie there', () => {
    const lying = globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => path.relative(folder, path.join(each.parentPath, each.name)));
    expect([...site.files]).toEqual(lying.map((file) => file.replaceAll('\\', '/')).toSorted());
  });

  test('is drawn: a page has its heading and its words before any script runs', () => {
    for (const file of htmlFiles().filter((each) => !each.startsWith('work/'))) {
      const html = read(file);
      expect(html, file).toMatch(/<h1[ >]/);
      expect(html, file).toContain(`<html lang="${file.startsWith('en/') ? 'en' : 'zh-Hans'}"`);
    }
  });

  test('has one inline script, whose hash is given, and nothing else that a strict policy forbids', () => {
    for (const file of htmlFiles()) {
      const html = read(file);
      const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code!);
      expect(inline, file).toHaveLength(1);
      const hash = createHash('sha256').update(inline[0]!).digest('base64');
      expect([...site.scriptHashes], file).toEqual([`'sha256-${hash}'`]);
      expect(html, file).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:/i);
    }
  });

  test('asks nothing of anybody else', () => {
    for (const file of htmlFiles()) {
      const addresses = [...read(file).matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to!);
      expect(
        addresses.filter((to) => /^(?:[a-z]+:)?\/\//.test(to)),
        file,
      ).toEqual([]);
    }
  });

  test('names only files that are there', () => {
    for (const file of htmlFiles()) {
      const assets = [...read(file).matchAll(/(?:src|href)="\/(assets\/[^"]*)"/g)].map(
        ([, to]) => to!,
      );
      expect(assets.length, file).toBeGreaterThan(1);
      for (const asset of assets) expect(site.files, file).toContain(asset);
    }
  });

  test('keeps the report page under 60 KB of compressed script, the headers of each answer with it', () => {
    // As `npm run bench:portal` meets them in Chromium.
    const headers = 1_100;
    for (const file of ['report/index.html', 'en/report/index.html']) {
      const scripts = [...read(file).matchAll(/(?:src|href)="\/(assets\/[^"]*\.js)"/g)];
      const bytes = scripts.reduce((sum, [, to]) => sum + gzipSync(read(to!)).length + headers, 0);
      expect(bytes).toBeGreaterThan(5_000);
      expect(bytes).toBeLessThanOrEqual(60 * 1024);
    }
  });

  test('knows endpoints without their schemas', () => {
    const scripts = site.files.filter((file) => file.endsWith('.js')).map(read);
    expect(scripts.some((code) => code.includes('/public/complaints'))).toBe(true);
    expect(scripts.filter((code) => /ZodError|_zod/.test(code))).toEqual([]);
  });
});
