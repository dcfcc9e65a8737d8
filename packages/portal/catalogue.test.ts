import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const site = path.join(import.meta.dirname, 'site');
const han = /\p{Script=Han}/u;

const files = globSync('texts/zh/*.ts', { cwd: site }).map((file) => path.basename(file));

/** What a text says, by the path to it; a sentence with parameters as what it is. */
function textsIn(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') return [[at, 'sentence']];
  if (typeof value !== 'object' || value === null) return [[at, typeof value]];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, `${at}/${name}`));
}

async function catalogue(language: string, file: string): Promise<[string, string][]> {
  const module: unknown = await import(path.join(site, 'texts', language, file));
  return textsIn(module);
}

/** Comments may speak of the Chinese words of the work. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

describe('the texts', () => {
  test('stand in both languages, file by file', () => {
    const english = globSync('texts/en/*.ts', { cwd: site }).map((file) => path.basename(file));
    expect(english.toSorted()).toEqual(files.toSorted());
    expect(files.length).toBeGreaterThan(3);
  });

  test.each(files)('%s: each text in each language, none empty', async (file) => {
    const [chinese, english] = await Promise.all([catalogue('zh', file), catalogue('en', file)]);
    expect(english.map(([at]) => at)).toEqual(chinese.map(([at]) => at));
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  test.each(files)('%s: no Chinese is left in the English', async (file) => {
    const left = (await catalogue('en', file)).filter(([, text]) => han.test(text));
    // The way back to Chinese says so in Chinese.
    expect(left.filter(([at]) => at !== '/frame/language')).toEqual([]);
  });
});

describe('the code of the pages', () => {
  const code = globSync('**/*.{ts,tsx}', { cwd: site }).filter(
    (file) => !file.startsWith('texts') && !file.endsWith('.test.ts'),
  );

  test.each(code)('%s holds no text in Chinese', (file) => {
    const lines = withoutComments(readFileSync(path.join(site, file), 'utf8')).split('\n');
    expect(lines.filter((line) => han.test(line))).toEqual([]);
  });

  test('a text in code would be found', () => {
    expect(han.test(withoutComments('/* 督察 */ const title = "督察";'))).toBe(true);
    expect(han.test(withoutComments('/* 督察 */\n// 督察\nconst title = "";'))).toBe(false);
  });
});
