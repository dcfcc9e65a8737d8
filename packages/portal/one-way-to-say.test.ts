import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** What is said in one way alone, wherever it is said. */
const site = path.join(import.meta.dirname, 'site');
const texts = globSync(['texts/zh/*.ts', 'workspace/**/zh.ts'], { cwd: site });
const code = globSync('**/*.tsx', { cwd: site });
const read = (file: string): string => readFileSync(path.join(site, file), 'utf8');

/** Where something stands, `file: what`. */
function places(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    [...read(file).matchAll(pattern)].map(([found]) => `${file}: ${found.trim()}`),
  );
}

test.each([
  { now: '刷新', never: /重新读取|再读取一些/g },
  { now: '加载更多', never: /再读取/g },
  { now: '…已完成', never: /已办妥|：已办理。/g },
  { now: '组批交办', never: /截止成批/g },
  { now: '同意上报', never: /同意，报督察办审核/g },
  { now: '其他操作为何不可用', never: /现在不能办的事项|其他事项为什么/g },
  { now: '原文查看记录', never: /(?<!原文)查看记录/g },
  { now: '合并办理', never: /合并重复/g },
  { now: '已办结', never: /'办结'/g },
  { now: '邮件已发出', never: /(?<!短信)已交运营商/g },
  { now: '与短信同时发送', never: /短信没有送达时使用/g },
])('“$now” is what it is called', ({ now, never }) => {
  expect(places(texts, never)).toEqual([]);
  if (!now.startsWith('…')) expect(texts.some((file) => read(file).includes(now))).toBe(true);
});

test('a date until which something may be done is written by what knows of 24:00', () => {
  const moment = /momentText\([^()]*(?:[dD]ue|[dD]eadline|[uU]ntilDate)\)/g;
  expect(places(code, moment)).toEqual([]);
  expect('momentText(language, replyDue)').toMatch(moment);
});

test('a mark for 重点关注 is one: the star of the published table, in red', () => {
  const marks = places(code, /<span class="tag[^"]*">[^<]*keyAttention\}/g);
  expect(marks.length).toBeGreaterThan(1);
  for (const mark of marks) expect(mark).toContain('<span class="tag red">* {texts.keyAttention}');
});
