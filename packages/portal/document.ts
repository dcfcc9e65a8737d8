import { createHash } from 'node:crypto';

/** The one inline script: what must hold before anything is drawn, or the page would jump. Its hash is in the CSP. */
const early = `(()=>{try{const d=document.documentElement,s=localStorage,k=s.getItem('ducha.language');if(s.getItem('ducha.elder')==='1')d.dataset.elder='1';const l=k||(/^zh/i.test(navigator.language)?'zh':'en'),c=d.dataset.counterpart;if(c&&l!==(d.lang==='en'?'en':'zh'))location.replace(c+location.search+location.hash)}catch{}})()`;

/** What a Content-Security-Policy must allow by hash: `'sha256-…'`. */
export const scriptHashes: readonly string[] = [
  `'sha256-${createHash('sha256').update(early).digest('base64')}'`,
];

/** One HTML file of the site. */
export interface HtmlDocument {
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly description: string;
  /** Address of the same page in the other language; empty where there is only one. */
  readonly counterpart: string;
  readonly html: string;
  readonly styles: readonly string[];
  /** The entry, and what it will ask for next. */
  readonly script: string;
  readonly preloads: readonly string[];
}

export function htmlOf(page: HtmlDocument): string {
  const { language, counterpart } = page;
  const code = language === 'zh' ? 'zh-Hans' : 'en';
  const alternate =
    counterpart === ''
      ? ''
      : `<link rel="alternate" hreflang="${language === 'zh' ? 'en' : 'zh-Hans'}" href="${counterpart}">`;
  return `<!doctype html>
<html lang="${code}"${counterpart === '' ? '' : ` data-counterpart="${counterpart}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)}</title>
<meta name="description" content="${escape(page.description)}">
<meta name="theme-color" content="#0b5d4b">
<link rel="icon" href="/mark.svg" type="image/svg+xml">
${alternate}
<script>${early}</script>
${page.styles.map((href) => `<link rel="stylesheet" href="/${href}">`).join('\n')}
${page.preloads.map((href) => `<link rel="modulepreload" href="/${href}">`).join('\n')}
<script type="module" src="/${page.script}"></script>
</head>
<body>
<div id="app">${page.html}</div>
</body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
