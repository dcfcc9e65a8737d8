import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { localTexts, type LocalLanguage } from './texts.ts';

/** Whose page it is: its language and its place in the menu. */
export interface PageFrame {
  readonly language: LocalLanguage;
  /** The entry of the menu that it belongs to. */
  readonly at?: 'home' | 'phone' | 'mail' | 'clock' | undefined;
  /** Address of the portal; without it the menu does not lead there. */
  readonly portal?: string | undefined;
}

/** Where a page's own style comes from: the portal's colours and sizes, then what these pages add. */
const style = [
  fileURLToPath(import.meta.resolve('@ducha/portal/style/base.css')),
  fileURLToPath(new URL('local.css', import.meta.url)),
]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** The mark of the house, as the portal has it. */
export const mark = readFileSync(fileURLToPath(import.meta.resolve('@ducha/portal/mark.svg')));

const entries = [
  { name: 'home', path: '/_local' },
  { name: 'phone', path: '/_local/phone' },
  { name: 'mail', path: '/_local/mail' },
  { name: 'clock', path: '/_local/clock' },
] as const;

/** A whole page of the local cloud: plain HTML, no assets from anywhere else. */
export function page(title: string, body: string, { language, at, portal }: PageFrame): string {
  const t = localTexts[language];
  const other = language === 'zh' ? 'en' : 'zh';
  const menu = entries.map(
    ({ name, path }) =>
      `<a href="${path}"${name === at ? ' aria-current="page"' : ''}>${t.nav[name]}</a>`,
  );
  const outside =
    portal === undefined
      ? []
      : [
          `<a href="${escapeHtml(portal)}/">${t.nav.portal}</a>`,
          `<a href="${escapeHtml(portal)}/work">${t.nav.work}</a>`,
        ];
  // Of the menu alone: a sign-in has no other address to come back to.
  const switcher =
    at === undefined
      ? ''
      : `<a href="?language=${other}" lang="${localTexts[other].lang}">${t.other}</a>`;
  return `<!doctype html>
<html lang="${t.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${t.name}</title>
<link rel="icon" href="/_local/mark.svg" type="image/svg+xml">
<style>${style}</style>
</head>
<body>
<header class="local-head">
<a class="local-name" href="/_local"><img src="/_local/mark.svg" alt="" width="28" height="28"><span>${t.name}</span></a>
<nav aria-label="${t.name}">${[...menu, ...outside].join('')}${switcher}</nav>
</header>
<main class="local-main">
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** The name of the cookie in which a reader's choice is kept. */
const cookie = 'local-language';

/** The language that a reader has chosen on these pages, or else the browser's; Chinese where neither says. */
export function languageOf(request: IncomingMessage): LocalLanguage {
  const chosen = new RegExp(`(?:^|; )${cookie}=(zh|en)`).exec(request.headers.cookie ?? '')?.[1];
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

/** Keeps the choice of a language. */
export function languageCookie(language: LocalLanguage): string {
  return `${cookie}=${language}; Path=/_local; Max-Age=31536000; SameSite=Lax`;
}

/** Text made safe inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text whose web addresses can be followed. */
export function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[\w\-.~:/?#[\]@!$&*+,;=%]+)/)
    .map((part, index) =>
      index % 2 === 0 ? escapeHtml(part) : `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>`,
    )
    .join('');
}
