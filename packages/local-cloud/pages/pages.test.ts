import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeServer, listenOnLoopback } from '../engines/engine.ts';
import type { NextDue } from './next-due.ts';
import { createPages } from './pages.ts';

let server: Server;
let address: string;
let now: Date;
let due: NextDue | undefined;
const moves: Date[] = [];
const hostile = '<img src=x onerror=alert(1)>';
const sms = [
  { at: '2026-11-28T02:00:00.000Z', phone: '13800000001', signName: '督察', text: '请签收' },
  {
    at: '2026-11-29T02:05:00.000Z',
    phone: '13800000001',
    signName: '督察',
    text: '见 http://localhost:3001/c/1。谢谢',
  },
  { at: '2026-11-30T02:00:00.000Z', phone: '13999999999', signName: '督察', text: hostile },
];
const mail = [
  {
    at: '2026-11-28T02:00:00.000Z',
    from: 'house@x.example',
    to: 'a@x.example',
    subject: '第一封',
    text: '一',
  },
  {
    at: '2026-11-29T02:00:00.000Z',
    from: 'house@x.example',
    to: 'b@x.example',
    subject: '第二封',
    text: hostile,
  },
];

beforeAll(async () => {
  const pages = createPages({
    address: 'http://localhost',
    portal: 'http://localhost:1',
    now: () => now,
    moveTo: async (to) => {
      moves.push(to);
      now = to;
    },
    nextDue: async () => due,
    token: async () => 'token',
    sms: () => sms,
    mail: () => mail,
    alarms: () => [
      { name: 'Dead', description: '有一件没有办成', state: 'ALARM' },
      { name: 'Calm', description: '一切正常', state: 'OK' },
    ],
  });
  server = createServer((request, response) => void pages(request, response));
  address = `http://127.0.0.1:${await listenOnLoopback(server)}/_local`;
});
afterAll(() => closeServer(server));
beforeEach(() => {
  now = new Date('2026-11-28T04:30:00.000Z');
  due = { at: new Date('2026-12-01T10:00:00.000Z'), stream: 'complaint/1' };
  moves.length = 0;
});

async function read(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(address + path, { headers })).text();
}

/** A press of a button of the clock. */
async function press(form: Record<string, string>): Promise<Response> {
  return fetch(`${address}/clock`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
}

describe('the clock', () => {
  test('goes to the next due date at a press, and says what came of it', async () => {
    expect(await read('/clock')).toContain('到下一个时限<small>2026年12月1日 18:00</small>');
    const answer = await press({ by: 'next-due' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/_local/clock']);
    expect(moves).toEqual([due?.at]);
    expect(await read('/clock')).toContain(
      '时钟从2026年11月28日 12:30移到了2026年12月1日 18:00。 途中发出 0 条短信、0 封邮件。',
    );
  });

  test.each([
    { by: 'hour', to: '2026-11-28T05:30:00.000Z' },
    { by: 'morning', to: '2026-11-29T01:00:00.000Z' },
    { by: 'day', to: '2026-11-29T04:30:00.000Z' },
    { by: 'three-days', to: '2026-12-01T04:30:00.000Z' },
    { by: 'week', to: '2026-12-05T04:30:00.000Z' },
  ])('goes a step: $by', async ({ by, to }) => {
    await press({ by });
    expect(moves.map((each) => each.toISOString())).toEqual([to]);
  });

  test('the next morning is the next day of Beijing, late in the evening too', async () => {
    now = new Date('2026-11-28T17:00:00.000Z');
    await press({ by: 'morning' });
    expect(moves.map((each) => each.toISOString())).toEqual(['2026-11-30T01:00:00.000Z']);
  });

  test('has no button for a due date where nothing waits', async () => {
    due = undefined;
    expect(await read('/clock')).not.toContain('value="next-due"');
    expect((await press({ by: 'next-due' })).status).toBe(400);
    expect(moves).toEqual([]);
  });

  test.each([
    { form: { to: '2026-11-28T12:00' }, says: '时钟只能向前移动。' },
    { form: { to: 'soon' }, says: '这不是有效的时间。' },
    { form: { by: 'constructor' }, says: '这不是有效的时间。' },
  ])('is not moved by $form', async ({ form, says }) => {
    const answer = await press(form);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(says);
    expect(moves).toEqual([]);
  });
});

describe('the telephones', () => {
  test('whoever had the newest message first, each with whose it is and a line for each day', async () => {
    const page = await read('/phone');
    expect(page.indexOf('13999999999')).toBeLessThan(page.indexOf('13800000001'));
    expect(page).toContain('<h2>朝阳区联络员</h2>');
    expect(page).toContain('<h2>没有登记的手机</h2>');
    for (const day of ['2026年11月28日', '2026年11月29日'])
      expect(page).toContain(`<li class="handset-day">${day}</li>`);
    expect(page).toContain(
      '<a href="http://localhost:3001/c/1">http://localhost:3001/c/1</a>。谢谢',
    );
    expect(page).not.toContain(hostile);
  });

  test('of one number, that one alone', async () => {
    const page = await read('/phone?number=13800000001');
    expect(page).toContain('请签收');
    expect(page).not.toContain('13999999999');
  });
});

describe('the mailbox', () => {
  test('lists all, and opens the newest, or the one that is chosen', async () => {
    const newest = await read('/mail');
    expect(newest.indexOf('第二封')).toBeLessThan(newest.indexOf('第一封'));
    expect(newest).toContain('<h2>第二封</h2>');
    expect(newest).toContain('<dd>house@x.example</dd>');
    expect(newest).not.toContain(hostile);
    expect(await read('/mail?mail=1')).toContain('<h2>第一封</h2>');
    expect(await read('/mail?mail=99')).toContain('<h2>第二封</h2>');
  });
});

describe('every page', () => {
  test('is in the language that the browser asks for, or that the reader chose', async () => {
    expect(await read('/clock')).toContain('<html lang="zh-CN">');
    expect(await read('/clock', { 'accept-language': 'en-GB,en' })).toContain('Move the clock');
    const chosen = await fetch(`${address}/clock?language=en`, { redirect: 'manual' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/_local/clock']);
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await read('/clock', { cookie, 'accept-language': 'zh-CN' });
    expect(page).toContain('Move the clock');
  });

  test('has the mark of the house, asks for nothing else from anywhere, and has the portal’s colours', async () => {
    for (const path of ['', '/phone', '/mail', '/clock']) {
      const page = await read(path);
      const asked = [...page.matchAll(/(?:src|href)="([^"#?]*)/g)].map(([, to]) => to);
      expect(asked.filter((to) => to?.endsWith('.svg'))).not.toEqual([]);
      for (const to of asked) expect(to).toMatch(/^(\/_local|http:\/\/localhost[:/]|$)/);
      expect(page).toContain('--brand: #0b5d4b;');
    }
    const mark = await fetch(`${address}/mark.svg`);
    expect([mark.status, mark.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  test('shows the alarms that ring before all others', async () => {
    const page = await read('');
    expect(page.indexOf('有一件没有办成')).toBeLessThan(page.indexOf('一切正常'));
    expect(page).toContain('全部 2 项');
  });
});
