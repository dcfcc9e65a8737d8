import type { AlarmState } from '../alarms.ts';
import { demonstrationPersons } from '../issuer/persons.ts';
import { momentOf } from './beijing-time.ts';
import { escapeHtml } from './page.ts';
import { cardOf, inGroups, waitingScript } from './persons.ts';
import { localTexts, type LocalLanguage } from './texts.ts';

/** The persons with what waits for them, how to get a token, and the alarms. */
export function homePage(options: {
  readonly address: string;
  readonly now: Date;
  readonly alarms: readonly AlarmState[];
  readonly language: LocalLanguage;
}): string {
  const { address, now, alarms, language } = options;
  const t = localTexts[language].home;
  const ringing = alarms.filter(({ state }) => state === 'ALARM');
  const persons = inGroups(
    demonstrationPersons,
    language,
    (person) => `<div class="person">${cardOf(person, language)}</div>`,
  );
  const curl = `curl -X POST '${address}/_local/token?as=office-clerk'`;
  return `<p class="lead">${t.lead}${language === 'zh' ? '' : ' '}${t.open}</p>
${persons}
<dl class="facts"><dt>${t.now}</dt><dd><a href="/_local/clock">${momentOf(language, now)}</a></dd><dt>${t.api}</dt><dd><code>${escapeHtml(address)}</code></dd><dt>${t.token}</dt><dd><code>${escapeHtml(curl)}</code></dd></dl>
<h2>${t.alarms}</h2>
${ringing.length === 0 ? `<p>${t.quiet}</p>` : table(ringing, language)}
<details><summary>${t.every(alarms.length)}</summary>${table(alarms, language)}</details>
${waitingScript(language)}`;
}

function table(alarms: readonly AlarmState[], language: LocalLanguage): string {
  const t = localTexts[language].home;
  const rows = alarms.map(
    ({ name, description, state }) =>
      `<tr><td${state === 'ALARM' ? ' class="alarm"' : ''}>${t.states[state]}</td><td>${escapeHtml(name)}</td><td>${escapeHtml(description)}</td></tr>`,
  );
  return `<div class="table-room" tabindex="0" role="region" aria-label="${t.alarms}"><table><thead><tr><th scope="col">${t.alarm.state}</th><th scope="col">${t.alarm.name}</th><th scope="col">${t.alarm.says}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
