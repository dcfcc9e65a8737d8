import { escapeHtml, page } from '../pages/page.ts';
import { cardOf, inGroups, waitingScript } from '../pages/persons.ts';
import { localTexts, type LocalLanguage } from '../pages/texts.ts';
import type { Person } from './persons.ts';

/** The sign-in page of the local issuer: persons to choose from instead of a password. */
export function signInPage(
  persons: readonly Person[],
  language: LocalLanguage,
  problem?: string,
): string {
  const t = localTexts[language].signIn;
  const cards = inGroups(
    persons,
    language,
    (person) =>
      `<button class="person" name="person" value="${escapeHtml(person.slug)}">${cardOf(person, language)}</button>`,
  );
  return page(
    t.title,
    `<p class="lead">${t.lead}</p>
${problem === undefined ? '' : `<p class="message bad" role="alert">${escapeHtml(t.noSuch(problem))}</p>`}
<form method="post">${cards}</form>
<form method="post" class="by-hand"><div class="field"><label for="person">${t.byHand}</label><input id="person" name="person" required autocomplete="off" placeholder="organisation-liaison@110108"></div><button class="button primary">${t.submit}</button></form>
${waitingScript(language)}`,
    { language },
  );
}

/** The page on which a person ends their session; `form` is the provider's own, `op.logoutForm` by its id. */
export function signOutPage(form: string, language: LocalLanguage): string {
  const t = localTexts[language].signOut;
  return page(
    t.title,
    `<p class="lead">${t.lead}</p>${form}<p><button class="button primary" form="op.logoutForm" name="logout" value="yes" autofocus>${t.submit}</button></p>`,
    { language },
  );
}

/** What stands after a sign-out that leads nowhere, or where the provider has something to complain of. */
export function endPage(what: 'done' | 'failed', language: LocalLanguage): string {
  const { signOut, failed } = localTexts[language];
  return what === 'done'
    ? page(signOut.done, `<p class="lead">${signOut.lead}</p>`, { language })
    : page(failed.title, `<p class="lead">${failed.lead}</p>`, { language });
}
