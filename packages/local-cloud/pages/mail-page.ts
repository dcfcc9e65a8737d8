import { momentOf } from './beijing-time.ts';
import { escapeHtml, withLinks } from './page.ts';
import { localTexts, type LocalLanguage } from './texts.ts';

/** A mail as the mailbox page shows it. */
export interface ShownMail {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * The list of all mails, newest first, and one of them opened.
 * @param opened its place in the order in which they came, from 1; the newest when it is none
 */
export function mailPage(options: {
  readonly mails: readonly ShownMail[];
  readonly opened: number;
  readonly language: LocalLanguage;
}): string {
  const { mails, opened, language } = options;
  const t = localTexts[language].mail;
  const lead = `<p class="lead">${t.lead}</p>`;
  const place = mails[opened - 1] === undefined ? mails.length : opened;
  const mail = mails[place - 1];
  if (mail === undefined) return `${lead}<p class="state">${t.none}</p>`;
  const list = mails
    .map(
      ({ at, to, subject, text }, index) =>
        `<li><a href="?mail=${index + 1}#opened"${index + 1 === place ? ' aria-current="true"' : ''}><span class="to">${escapeHtml(to)}</span> <time class="soft small" datetime="${escapeHtml(at)}">${momentOf(language, new Date(at))}</time> <strong>${escapeHtml(subject)}</strong> <span class="snippet soft small">${escapeHtml(text.trim().replaceAll(/\s+/g, ' ').slice(0, 80))}</span></a></li>`,
    )
    .toReversed();
  return `${lead}<div class="mailbox">
<ol class="mails" tabindex="0" aria-label="${t.list}">${list.join('')}</ol>
<article class="mail" id="opened"><h2>${escapeHtml(mail.subject)}</h2>
<dl class="facts"><dt>${t.from}</dt><dd>${escapeHtml(mail.from)}</dd><dt>${t.to}</dt><dd>${escapeHtml(mail.to)}</dd><dt>${t.at}</dt><dd><time datetime="${escapeHtml(mail.at)}">${momentOf(language, new Date(mail.at))}</time></dd></dl>
<pre>${withLinks(mail.text)}</pre></article>
</div>`;
}
