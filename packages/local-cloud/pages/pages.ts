import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { AlarmState } from '../alarms.ts';
import { demonstrationPersons } from '../issuer/persons.ts';
import { tokenSeconds } from '../issuer/issuer.ts';
import { readText } from '../request-body.ts';
import { escapeHtml, page } from './page.ts';

/** An SMS as the phone page shows it. */
export interface ShownSms {
  readonly at: string;
  readonly phone: string;
  readonly signName: string;
  readonly text: string;
}

/** A mail as the mailbox page shows it. */
export interface ShownMail {
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the pages show and do. */
export interface PagesOptions {
  readonly address: string;
  /** Address of the portal. */
  readonly portal: string;
  now(): Date;
  /** In steps of an hour, or of as many milliseconds as said. */
  moveTo(instant: Date, options?: { readonly step?: number }): Promise<void>;
  token(person: string): Promise<string>;
  sms(): readonly ShownSms[];
  mail(): readonly ShownMail[];
  alarms(): readonly AlarmState[];
}

/** Answers a request below /_local; JSON instead of a page when the request accepts it. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Makes the pages of the local cloud: persons, phone, mailbox, clock. */
export function createPages(options: PagesOptions): Pages {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', options.address);
    // A page of another site must not reach this one by a name of its own that points here.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
      return sendJson(response, 403, { message: 'only by the name localhost' });
    }
    const wantsJson = request.headers.accept?.includes('application/json') ?? false;
    const show = (data: unknown, title: string, body: () => string): void =>
      wantsJson ? sendJson(response, 200, data) : sendPage(response, 200, page(title, body()));
    switch (`${request.method ?? 'GET'} ${url.pathname.replace(/\/$/, '')}`) {
      case 'GET /_local':
        return show(
          { persons: demonstrationPersons, alarms: options.alarms(), now: options.now() },
          '本机演示',
          () => home(options),
        );
      case 'GET /_local/mark.svg':
        response.writeHead(200, { 'content-type': 'image/svg+xml' });
        response.end(readFileSync(fileURLToPath(import.meta.resolve('@ducha/portal/mark.svg'))));
        return;
      case 'GET /_local/phone': {
        const number = url.searchParams.get('number') ?? '';
        const messages = options.sms().filter(({ phone }) => number === '' || phone === number);
        return show(messages, '手机短信', () => phones(messages, number));
      }
      case 'GET /_local/mail':
        return show(options.mail(), '邮箱', () => mailbox(options.mail()));
      case 'GET /_local/clock':
        return show({ now: options.now() }, '时钟', () => clock(options.now(), ''));
      case 'POST /_local/clock':
        return await moveClock(request, response, options, wantsJson);
      case 'POST /_local/token':
        return await token(request, url, response, options);
      default:
        return sendPage(response, 404, page('没有这个页面', ''));
    }
  };
}

/** A token response of OAuth, or the bare token when plain text is asked for, as a shell does. */
async function token(
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
  options: PagesOptions,
): Promise<void> {
  try {
    const accessToken = await options.token(url.searchParams.get('as') ?? '');
    if (request.headers.accept === 'text/plain') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(accessToken);
      return;
    }
    sendJson(response, 200, {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: tokenSeconds,
    });
  } catch (error) {
    sendJson(response, 400, { message: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Takes an instant as ISO 8601 in JSON (`{"to":…}`), or as Beijing time from the form. JSON may also say in what steps
 * to go there (`"step"`, milliseconds): larger ones are quicker, and what falls due on the way comes as much later.
 */
async function moveClock(
  request: IncomingMessage,
  response: ServerResponse,
  options: PagesOptions,
  wantsJson: boolean,
): Promise<void> {
  const body = await readText(request);
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const said = isForm === true ? {} : jsonIn(body);
  const to = isForm === true ? `${new URLSearchParams(body).get('to') ?? ''}+08:00` : said.to;
  const instant = new Date(to ?? '');
  let problem = '';
  if (Number.isNaN(instant.getTime())) problem = '不是有效的时间。';
  else if (instant < options.now()) problem = '时钟只能向前移动。';
  else if (said.step !== undefined && !(said.step >= shortestStep)) problem = '每步至少一秒。';
  else await options.moveTo(instant, said.step === undefined ? {} : { step: said.step });
  const status = problem === '' ? 200 : 400;
  if (wantsJson) sendJson(response, status, { now: options.now(), problem });
  else sendPage(response, status, page('时钟', clock(options.now(), problem)));
}

function home(options: PagesOptions): string {
  const persons = demonstrationPersons.map(
    ({ title, slug }) =>
      `<tr><td>${escapeHtml(title)}</td><td><code>${escapeHtml(slug)}</code></td></tr>`,
  );
  const alarms = options
    .alarms()
    .map(
      ({ name, description, state }) =>
        `<tr${state === 'ALARM' ? ' class="alarm"' : ''}><td>${alarmWords[state]}</td><td>${escapeHtml(name)}</td><td>${escapeHtml(description)}</td></tr>`,
    );
  return `<p>网站：<a href="${escapeHtml(options.portal)}/">${escapeHtml(options.portal)}</a>，工作平台：<a href="${escapeHtml(options.portal)}/work">${escapeHtml(options.portal)}/work</a></p>
<p>接口地址：<code>${escapeHtml(options.address)}</code>　当前时钟：${beijing(options.now())}（北京时间）</p>
<h2>演示人员</h2>
<p>单位角色可换成其他单位代码，例如 <code>organisation-liaison@110108</code>。取令牌：<code>curl -X POST '${escapeHtml(options.address)}/_local/token?as=office-clerk'</code></p>
<table><thead><tr><th scope="col">角色</th><th scope="col">登录名</th></tr></thead><tbody>${persons.join('')}</tbody></table>
<h2>告警</h2>
<table><thead><tr><th scope="col">状态</th><th scope="col">名称</th><th scope="col">说明</th></tr></thead><tbody>${alarms.join('')}</tbody></table>`;
}

const alarmWords = { OK: '正常', ALARM: '告警', 'NOT EVALUATED': '本机不评估' } as const;

function phones(messages: readonly ShownSms[], number: string): string {
  const numbers = [...new Set(messages.map(({ phone }) => phone))].toSorted();
  const chooser = `<form><label>手机号：<input name="number" value="${escapeHtml(number)}"></label> <button>查看</button></form>`;
  if (numbers.length === 0) return `${chooser}<p>还没有短信。</p>`;
  const each = numbers.map((phone) => {
    const own = messages.filter((message) => message.phone === phone);
    const bubbles = own.map(
      ({ at, signName, text }) =>
        `<div class="message">【${escapeHtml(signName)}】${escapeHtml(text)}<br><time>${beijing(new Date(at))}</time></div>`,
    );
    return `<section class="phone"><h2>${escapeHtml(phone)}</h2>${bubbles.join('')}</section>`;
  });
  return chooser + each.join('<br>');
}

function mailbox(mails: readonly ShownMail[]): string {
  if (mails.length === 0) return '<p>还没有邮件。</p>';
  return mails
    .toReversed()
    .map(
      ({ at, to, subject, text }) =>
        `<article><h2>${escapeHtml(subject)}</h2><p>收件人：${escapeHtml(to)}　<time>${beijing(new Date(at))}</time></p><pre>${escapeHtml(text)}</pre></article>`,
    )
    .join('<hr>');
}

function clock(now: Date, problem: string): string {
  const local = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
  return `<p>当前时钟：${beijing(now)}（北京时间）</p>
${problem === '' ? '' : `<p role="alert">${escapeHtml(problem)}</p>`}
<form method="post"><label>移动到（北京时间）：<input type="datetime-local" name="to" required min="${local}" value="${local}"></label> <button>移动时钟</button></form>
<p>时钟只能向前移动；途中到期的事项会依次处理，移动较久时请稍候。</p>`;
}

function beijing(at: Date): string {
  return at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

/** What JSON says of a move. */
function jsonIn(body: string): { readonly to?: string; readonly step?: number } {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return {
      ...('to' in parsed && typeof parsed.to === 'string' ? { to: parsed.to } : {}),
      ...('step' in parsed ? { step: Number(parsed.step) } : {}),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** A second: with less the clock would hardly get on. */
const shortestStep = 1_000;

function sendJson(response: ServerResponse, status: number, data: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(data));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
}
