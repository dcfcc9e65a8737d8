import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './source-file.ts';

// Put together from parts, so that this file is as clean as the others.
const traces = [
  {
    name: 'a package registry',
    pattern: new RegExp(String.raw`\b(registry\.)?${'npm'}(js|mirror)\.(org|com)\b`),
  },
  {
    name: 'a package registry',
    pattern: new RegExp(
      String.raw`https?://[^\s"'<>]*\b(${['registry', 'artifactory', 'nexus', 'verdaccio'].join('|')})\b`,
    ),
  },
  {
    name: 'a path of one machine',
    pattern: new RegExp(
      String.raw`(?<![\w.:/@$}-])/(${['home', 'root', 'Users', 'work/main', 'work/shared'].join('|')})/\w`,
    ),
  },
  { name: 'a path of one machine', pattern: new RegExp(String.raw`\b[A-Z]:\\{1,2}${'Users'}\b`) },
];

function tracesIn(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = traces.filter(({ pattern }) => pattern.test(line));
    return found.map(({ name }) => `${index + 1}: ${name}`);
  });
}

/** What a clone holds, plus what is about to be added to it, less what is about to be deleted. */
function files(): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const paths = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0');
  return paths.filter((file) => file !== '' && existsSync(path.join(root, file)));
}

describe('no file tells where it was made:', () => {
  test('neither a registry nor a folder of a machine is in any of them', () => {
    const all = files();
    expect(all).toContain('package-lock.json');
    const found = all.flatMap((file) => {
      const text = readFileSync(path.join(root, file), { encoding: 'utf8' });
      return tracesIn(text).map((trace) => `${file}:${trace}`);
    });
    expect(found).toEqual([]);
  });

  test('the lock file names packages by version and hash, not by address', () => {
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; link?: boolean }>;
    };
    const addressed = Object.entries(lock.packages).filter(
      ([, { resolved, link }]) => resolved && !link,
    );
    expect(addressed).toEqual([]);
  });

  test.each([
    `"resolved": "https://${'registry'}.example.org/a/-/a-1.0.0.tgz"`,
    `see ${'npm'}js.com/package/a`,
    `const file = '/${'home'}/someone/file';`,
    `cd /${'root'}/x`,
    `"C:\\\\${'Users'}\\\\someone"`,
  ])('%s is found', (line) => {
    expect(tracesIn(line)).toHaveLength(1);
  });

  test.each([
    'import x from "../test/work/x.ts"',
    'https://example.org/home/page',
    'the npm registry',
    '${root}/work/a',
  ])('%s is not', (line) => {
    expect(tracesIn(line)).toEqual([]);
  });
});
