import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AlarmState } from '../alarms.ts';
import { demonstrationPersons } from '../issuer/persons.ts';
import { tokenSeconds } from '../issuer/issuer.ts';
import { readText } from '../request-body.ts';
import { clockPage, instantOf, type ClockProblem, type Move } from './clock-page.ts';
import { homePage } from './home-page.ts';
import { mailPage, type ShownMail } from './mail-page.ts';
import type { NextDue } from './next-due.ts';
import { languageCookie, languageOf, mark, page, type PageFrame } from './page.ts';
import { atTheEnd, phonePage, type ShownSms } from './phone-page.ts';
import { localTexts } from './texts.ts';
import { waitingFor } from './waiting.ts';

/** What the pages show and do. */
export interface PagesOptions {
  readonly address: string;
  /** Address of the portal. */
  readonly portal: string;
  now(): Date;
  /** In steps of an hour, or of as many milliseconds as said. */
  moveTo(instant: Date, options?: { readonly step?: number }): Promise<void>;
  /** What is due next at any service. */
  nextDue(): Promise<NextDue | undefined>;
  token(person: string): Promise<string>;
  sms(): readonly ShownSms[];
  mail(): readonly ShownMail[];
  alarms(): readonly AlarmState[];
}

/** Answers a request below /_local; JSON instead of a page when the request accepts it. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Makes the pages of the local cloud: persons, phone, mailbox, clock. */
export function createPages(options: PagesOptions): Pages {
  let last: Move | undefined;
  return async (request, response) => {
    const url = new URL(request.url ?? '/', options.address);
    // A page of another site must not reach this one by a name of its own that points here.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
      return sendJson(response, 403, { message: 'only by the name localhost' });
    }
    const chosen = url.searchParams.get('language');
    if (request.method === 'GET' && (chosen === 'zh' || chosen === 'en')) {
      return goTo(response, url.pathname, { 'set-cookie': languageCookie(chosen) });
    }
    const language = languageOf(request);
    const t = localTexts[language];
    const wantsJson = request.headers.accept?.includes('application/json') ?? false;
    const frame = (at: PageFrame['at']): PageFrame => ({ language, at, portal: options.portal });
    const show = (data: unknown, at: 'home' | 'phone' | 'mail' | 'clock', body: () => string) =>
      wantsJson
        ? sendJson(response, 200, data)
        : sendPage(response, 200, page(t[at].title, body(), frame(at)));
    const clock = async (problem?: ClockProblem): Promise<string> =>
      clockPage({ now: options.now(), due: await options.nextDue(), last, problem, language });
    switch (`${request.method ?? 'GET'} ${url.pathname.replace(/\/$/, '')}`) {
      case 'GET /_local':
        return show(
          { persons: demonstrationPersons, alarms: options.alarms(), now: options.now() },
          'home',
          () => {
            const { address } = options;
            return homePage({ address, now: options.now(), alarms: options.alarms(), language });
          },
        );
      case 'GET /_local/mark.svg':
        response.writeHead(200, { 'content-type': 'image/svg+xml' });
        response.end(mark);
        return;
      case 'GET /_local/waiting':
        return sendJson(response, 200, await waitingFor(options, demonstrationPersons));
      case 'GET /_local/phone': {
        const number = url.searchParams.get('number')?.trim() ?? '';
        const messages = options.sms().filter(({ phone }) => number === '' || phone === number);
        return show(
          messages,
          'phone',
          () => phonePage({ messages, number, now: options.now(), language }) + atTheEnd,
        );
      }
      case 'GET /_local/mail': {
        const opened = Number(url.searchParams.get('mail') ?? 0);
        return show(options.mail(), 'mail', () =>
          mailPage({ mails: options.mail(), opened, language }),
        );
      }
      case 'GET /_local/clock': {
        const body = await clock();
        return show({ now: options.now() }, 'clock', () => body);
      }
      case 'POST /_local/clock': {
        const asked = await askedMove(request, options);
        const problem = problemOf(asked, options.now());
        if (asked.to !== undefined && problem === undefined)
          last = await move(options, asked.to, asked.step);
        const status = problem === undefined ? 200 : 400;
        if (wantsJson) {
          const says = problem === undefined ? '' : t.clock[problem];
          return sendJson(response, status, { now: options.now(), problem: says });
        }
        // Loading the page anew moves nothing.
        if (problem === undefined) return goTo(response, '/_local/clock');
        const body = await clock(problem);
        return sendPage(response, status, page(t.clock.title, body, frame('clock')));
      }
      case 'POST /_local/token':
        return await token(request, url, response, options);
      default: {
        const body = `<p><a class="button" href="/_local">${t.toHome}</a></p>`;
        return sendPage(response, 404, page(t.missing, body, frame(undefined)));
      }
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

/** Where the clock shall go, and in what steps. */
interface AskedMove {
  readonly to: Date | undefined;
  readonly step: number | undefined;
}

/**
 * An instant as ISO 8601 in JSON (`{"to":…}`), or of the forms: a Beijing time, or the button that was pressed. JSON
 * may also say in what steps to go there (`"step"`, milliseconds): larger ones are quicker, and what falls due on the
 * way comes as much later.
 */
async function askedMove(request: IncomingMessage, options: PagesOptions): Promise<AskedMove> {
  const body = await readText(request);
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) {
    const { to, step } = jsonIn(body);
    return { to: instant(to ?? ''), step };
  }
  const form = new URLSearchParams(body);
  const by = form.get('by');
  const to =
    by === null
      ? instant(`${form.get('to') ?? ''}+08:00`)
      : instantOf(by, options.now(), by === 'next-due' ? await options.nextDue() : undefined);
  return { to, step: undefined };
}

/** A second: with less the clock would hardly get on. */
const shortestStep = 1000;

function problemOf({ to, step }: AskedMove, now: Date): ClockProblem | undefined {
  if (to === undefined) return 'notATime';
  if (to < now) return 'past';
  return step === undefined || step >= shortestStep ? undefined : 'tooShort';
}

function instant(text: string): Date | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Moves the clock, and counts what went out on the way. */
async function move(options: PagesOptions, to: Date, step: number | undefined): Promise<Move> {
  const [from, sms, mails] = [options.now(), options.sms().length, options.mail().length];
  await options.moveTo(to, step === undefined ? {} : { step });
  return {
    from,
    to: options.now(),
    sms: options.sms().length - sms,
    mails: options.mail().length - mails,
  };
}

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

function goTo(
  response: ServerResponse,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(303, { location: path, ...headers }).end();
}

function sendJson(response: ServerResponse, status: number, data: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(data));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
}
