import type { Person } from '../issuer/persons.ts';
import { words } from '@ducha/portal/texts/en/words.ts';
import { escapeHtml } from './page.ts';
import { localTexts, type LocalLanguage, type LocalTexts } from './texts.ts';

type Group = keyof LocalTexts['groups'];

/** What a person is called: their roles. */
function titleOf({ title, roles }: Person, language: LocalLanguage): string {
  if (language === 'zh') return title;
  const names: Readonly<Record<string, string>> = words.role;
  return roles.map((claim) => names[claim.split('@')[0] ?? ''] ?? claim).join(', ');
}

/** The persons in their groups, each drawn by `draw` into an entry of a list. */
export function inGroups(
  persons: readonly Person[],
  language: LocalLanguage,
  draw: (person: Person) => string,
): string {
  const t = localTexts[language];
  const groups: readonly Group[] = ['office', 'approval', 'team', 'organisation', 'others'];
  return groups
    .map((group) => {
      const own = persons.filter((person) => groupOf(person) === group);
      const entries = own.map((person) => `<li>${draw(person)}</li>`).join('');
      return `<h2>${t.groups[group]}</h2><ul class="persons">${entries}</ul>`;
    })
    .join('');
}

/** What stands on a person's card: a sign, the roles, the name to sign in by, room for what waits. */
export function cardOf(person: Person, language: LocalLanguage): string {
  const title = titleOf(person, language);
  const first = title.replace(/^(督察办|督察组|督察|单位)/, '').charAt(0);
  return `<span class="face" aria-hidden="true">${escapeHtml(first.toUpperCase())}</span>
<span><strong>${escapeHtml(title)}</strong><code>${escapeHtml(person.slug)}</code></span>
<span class="waits" data-waits="${escapeHtml(person.slug)}"></span>`;
}

/** Asks what waits for each person, and writes it on the cards: it takes a moment, which the page does not wait for. */
export function waitingScript(language: LocalLanguage): string {
  return `<script type="module">
const answer = await fetch('/_local/waiting');
if (answer.ok) {
  const waiting = await answer.json();
  for (const place of document.querySelectorAll('[data-waits]')) {
    const count = waiting[place.dataset.waits];
    if (count === undefined) continue;
    const number = document.createElement('b');
    number.textContent = count;
    const unit = document.createElement('span');
    unit.textContent = ${JSON.stringify(localTexts[language].waits)};
    place.append(number, unit);
  }
}
</script>`;
}

const others = new Set(['municipal-re-checker', 'auditor', 'operator', 'integration-client']);

function groupOf({ roles }: Person): Group {
  const [role = '', place = ''] = (roles[0] ?? '').split('@');
  if (others.has(role)) return 'others';
  if (role.endsWith('-approver')) return 'approval';
  if (place === 'team') return 'team';
  return place === 'office' ? 'office' : 'organisation';
}
