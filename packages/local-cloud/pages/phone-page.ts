import { demonstrationOfficials } from '../seed/officials.ts';
import { dayOf, timeOf } from './beijing-time.ts';
import { escapeHtml, withLinks } from './page.ts';
import { localTexts, type LocalLanguage } from './texts.ts';

/** An SMS as the phone page shows it. */
export interface ShownSms {
  readonly at: string;
  readonly phone: string;
  readonly signName: string;
  readonly text: string;
}

/** The telephones that have had messages, whoever had the newest first; of one number that one alone. */
export function phonePage(options: {
  readonly messages: readonly ShownSms[];
  readonly number: string;
  readonly now: Date;
  readonly language: LocalLanguage;
}): string {
  const { messages, number, now, language } = options;
  const t = localTexts[language].phone;
  const newestOf = new Map(messages.map(({ phone, at }) => [phone, at]));
  const numbers = [...newestOf]
    .toSorted(([, a], [, b]) => (a < b ? 1 : -1))
    .map(([phone]) => phone);
  const chooser = `<form class="by-hand"><div class="field"><label for="number">${t.number}</label><input id="number" name="number" inputmode="tel" autocomplete="off" value="${escapeHtml(number)}"></div><button class="button">${t.show}</button>${
    number === '' ? '' : `<a class="button plain" href="/_local/phone">${t.all}</a>`
  }</form>`;
  const lead = `<p class="lead">${t.lead}</p>`;
  if (numbers.length === 0) {
    return `${lead}${number === '' ? '' : chooser}<p class="state">${number === '' ? t.none : t.notThis}</p>`;
  }
  const handsets = numbers.map((phone) => {
    const own = messages.filter((message) => message.phone === phone);
    return `<li>${handset(phone, own, { now, language, alone: number !== '' })}</li>`;
  });
  return `${lead}${chooser}<ul class="handsets">${handsets.join('')}</ul>`;
}

function handset(
  phone: string,
  messages: readonly ShownSms[],
  frame: { readonly now: Date; readonly language: LocalLanguage; readonly alone: boolean },
): string {
  const { language } = frame;
  const t = localTexts[language].phone;
  const whose = demonstrationOfficials.find(({ mobile }) => mobile === phone)?.name ?? t.unknown;
  const bubbles = messages.map(({ at, signName, text }, index) => {
    const day = dayOf(language, new Date(at));
    const before = messages[index - 1];
    const heads = before === undefined || dayOf(language, new Date(before.at)) !== day;
    return `${heads ? `<li class="handset-day">${day}</li>` : ''}<li class="bubble">【${escapeHtml(signName)}】${withLinks(text)}<time datetime="${escapeHtml(at)}">${timeOf(new Date(at))}</time></li>`;
  });
  const foot = frame.alone
    ? ''
    : ` · <a href="/_local/phone?number=${encodeURIComponent(phone)}" aria-label="${t.one}: ${escapeHtml(phone)}">${t.one}</a>`;
  return `<section class="handset" aria-label="${escapeHtml(phone)}">
<div class="handset-bar" aria-hidden="true"><span>${timeOf(frame.now)}</span><span>5G ▮▮▮</span></div>
<div class="handset-head"><span class="face" aria-hidden="true">${escapeHtml(whose.charAt(0))}</span><h2>${escapeHtml(whose)}</h2><p class="soft small number">${escapeHtml(phone)}</p></div>
<ol class="handset-screen" tabindex="0" aria-label="${escapeHtml(t.message(messages.length))}">${bubbles.join('')}</ol>
<p class="handset-foot">${t.message(messages.length)}${foot}</p>
</section>`;
}

/** Each telephone opens at its newest message. */
export const atTheEnd = `<script type="module">
for (const screen of document.querySelectorAll('.handset-screen')) screen.scrollTop = screen.scrollHeight;
</script>`;
