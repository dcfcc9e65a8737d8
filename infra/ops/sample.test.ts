import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../bundle.ts';

/** The command as a stranger runs it, on published files alone. */
const folder = mkdtempSync(path.join(tmpdir(), 'ducha-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seed = 'ssq-2026137:03-08-15-21-26-31+09';
const numbers = Array.from(
  { length: 20 },
  (_, at) => `W3BJ20261120${String(at + 1).padStart(4, '0')}`,
);
const list = `${numbers.join('\n')}\n`;

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

function ops(...words: string[]) {
  const script = path.join(import.meta.dirname, 'ops.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'sample', ...words], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, drawn: stdout.split('\n').filter((line) => line !== ''), stderr };
}

test('a list of numbers is drawn as standard tools draw it', () => {
  file('list.txt', list);
  // As the README gives it, in the words of whoever copies it.
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const [, line = ''] = /```sh\n(while read .*)\n```/.exec(readme) ?? [];
  const copied = line.replace('< LIST', '< list.txt').replace('-n N', '-n 5');
  const tools = spawnSync('sh', ['-c', copied], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'], SEED: seed },
  });
  const { status, drawn, stderr } = ops('list.txt', seed, '5');
  expect([status, stderr]).toEqual([0, '']);
  expect(drawn).toHaveLength(5);
  expect(drawn).toEqual(tools.stdout.split('\n').slice(0, -1));
});

test('an edition counts by what it says is closed, as CSV and as JSON, without what was drawn from before', () => {
  const words = ['已办结', '阶段性办结', '未办结', '已撤回'];
  const rows = numbers.map((number, at) => ({ number, chinese: words[at % 4] ?? '' }));
  const csv = rows.map(({ number, chinese }, at) =>
    [
      at + 1,
      at === 0 ? `${number}*` : number,
      '"夜里, ""很吵""\r\n睡不着"',
      '朝阳',
      '噪声',
      '',
      '属实',
      '',
      '',
      chinese,
      '',
    ].join(','),
  );
  const header =
    '序号,受理编号,交办问题基本情况,行政区域,问题类型,调查核实情况,是否属实,办结目标,处理和整改情况,是否办结,责任人被处理情况';
  file('edition.csv', `\uFEFF${[header, ...csv].join('\r\n')}\r\n`);
  file(
    'edition.json',
    JSON.stringify({
      rows: rows.map(({ number, chinese }) => ({ number, resultText: { chinese } })),
    }),
  );
  const closed = rows.filter((_, at) => at % 4 < 2).map(({ number }) => number);
  file('closed.txt', closed.join('\n'));
  const { drawn } = ops('closed.txt', seed, '4');
  expect(ops('edition.csv', seed, '4').drawn).toEqual(drawn);
  expect(ops('edition.json', seed, '4').drawn).toEqual(drawn);
  file('earlier.txt', closed.slice(0, 6).join('\n'));
  expect(ops('edition.csv', seed, '4', 'earlier.txt').drawn.toSorted()).toEqual(closed.slice(6));
});

test('what cannot be drawn is said, and nothing is', () => {
  file('list.txt', list);
  file('wrong.txt', 'W3BJ202611200001\n一号\n');
  file('wrong.json', '{"rows":[{}]}');
  file('nine.csv', '序号,受理编号\r\n1,W3BJ202611200001\r\n');
  for (const [words, said] of [
    [['list.txt', seed, '21'], '21 cannot be drawn of the 20 in list.txt'],
    [['list.txt', seed, 'five'], 'five is no number of complaints'],
    [['list.txt', seed], 'nothing is no number of complaints'],
    [['none.txt', seed, '5'], 'cannot read none.txt'],
    [['wrong.txt', seed, '1'], 'wrong.txt: no official number: 一号'],
    [['wrong.json', seed, '1'], 'wrong.json is no edition of a table'],
    [['nine.csv', seed, '1'], 'nine.csv has no column 是否办结 or Closed'],
    [[], 'name a list, a seed, and how many'],
  ] as const) {
    const { status, drawn, stderr } = ops(...words);
    expect([status, drawn]).toEqual([2, []]);
    expect(stderr).toContain(said);
  }
});
