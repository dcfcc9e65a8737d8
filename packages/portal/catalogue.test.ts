import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const site = path.join(import.meta.dirname, 'site');
const han = /\p{Script=Han}/u;

/** Texts of both languages: those of the public pages and the frame, and those of each room of the workspace. */
const files = globSync(['texts/zh/*.ts', 'workspace/**/zh.ts'], { cwd: site });
const inEnglish = (file: string): string => file.replace(/\bzh\b/, 'en');

/** What a text says, by the path to it; a sentence with parameters as what it is. */
function textsIn(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') return [[at, 'sentence']];
  if (typeof value !== 'object' || value === null) return [[at, typeof value]];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, `${at}/${name}`));
}

async function catalogue(file: string): Promise<[string, string][]> {
  const module: unknown = await import(path.join(site, file));
  return textsIn(module);
}

/** Comments may speak of the Chinese words of the work. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

describe('the texts', () => {
  test('stand in both languages, file by file', () => {
    const english = globSync(['texts/en/*.ts', 'workspace/**/en.ts'], { cwd: site });
    expect(english.toSorted()).toEqual(files.map(inEnglish).toSorted());
    expect(files.filter((file) => file.startsWith('workspace')).length).toBeGreaterThan(15);
    expect(files.filter((file) => file.startsWith('texts')).length).toBeGreaterThan(10);
  });

  test.each(files)('%s: each text in each language, none empty', async (file) => {
    const [chinese, english] = await Promise.all([catalogue(file), catalogue(inEnglish(file))]);
    expect(english.map(([at]) => at)).toEqual(chinese.map(([at]) => at));
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  test.each(files)('%s: no Chinese is left in the English', async (file) => {
    const left = (await catalogue(inEnglish(file))).filter(([, text]) => han.test(text));
    // The way back to Chinese says so in Chinese.
    expect(left.filter(([at]) => at !== '/frame/language')).toEqual([]);
  });
});

describe('the code of the pages', () => {
  const code = globSync('**/*.{ts,tsx}', { cwd: site }).filter(
    (file) =>
      !files.includes(file) &&
      !file.startsWith('texts') &&
      !file.endsWith('.test.ts') &&
      !file.includes('/testing/'),
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
