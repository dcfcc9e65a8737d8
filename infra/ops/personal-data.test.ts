import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** The command as an operator runs it; it needs no running house. */
const folder = mkdtempSync(path.join(tmpdir(), 'ducha-texts-'));
const file = path.join(folder, 'texts.jsonl');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ops(text: string, ...words: string[]) {
  writeFileSync(file, text);
  const script = path.join(import.meta.dirname, 'ops.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, 'personal-data', file, ...words],
    { encoding: 'utf8', cwd: folder },
  );
  return { status, stdout, stderr };
}
const nobody = { name: null, phone: null, address: null };
const lines = (...texts: unknown[]): string =>
  texts.map((one) => `${JSON.stringify(one)}\n`).join('');

test('every text is answered in a line of its own, in order, in UTF-16 units', () => {
  const { status, stdout, stderr } = ops(
    lines(
      { text: '13811112222', own: nobody },
      { text: '夜间施工噪声扰民', own: nobody },
      { text: '', own: nobody },
      { text: '𠮷张三丰说很吵', own: { ...nobody, name: '张三丰' } },
      { text: '请打13811112222' },
    ),
    '--json',
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.split('\n')).toEqual([
    '{"hits":[{"start":0,"end":11,"kind":"phone"}]}',
    '{"hits":[]}',
    '{"hits":[]}',
    '{"hits":[{"start":2,"end":5,"kind":"complainant-name"}]}',
    '{"hits":[{"start":2,"end":13,"kind":"phone"}]}',
    '',
  ]);
});

test('a line that is no such text is named by its number, and the others are answered', () => {
  const { status, stdout, stderr } = ops(
    `{"text":"一"}\n13811112222\n{"text":7,"own":{"phone":13811112222}}\n\n{"text":"二"}`,
    '--json',
  );
  expect(status).toBe(1);
  expect(stdout).toBe('{"hits":[]}\n{"hits":null}\n{"hits":null}\n{"hits":null}\n{"hits":[]}\n');
  expect(stderr).toContain('line 2: ');
  expect(stderr).toContain('line 3: not as it should be: text, own.phone');
  expect(stderr).toContain('line 4: it is no JSON');
  expect(stderr).not.toContain('13811112222');
});

test('an empty file has no answers; one that is not there, or none named, is said', () => {
  expect(ops('', '--json')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(ops('{"text":"打13811112222"}').stdout).toBe('1: phone 1-12\n');
  expect(ops('', 'another', '--json').status).toBe(2);
  const script = path.join(import.meta.dirname, 'ops.ts');
  expect(() =>
    execFileSync(process.execPath, [script, 'personal-data', `${file}.none`], { stdio: 'pipe' }),
  ).toThrow('cannot read');
});
