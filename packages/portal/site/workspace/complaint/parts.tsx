import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { DueTag } from '../due-tag.tsx';
import { Why } from './why-then.tsx';
import { useHouseNow } from '../house-time.ts';
import { useOrganisations } from '../organisations.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

/** Who has a part in the complaint, and who has signed for it. */
export function Parts(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { parts, assignments, refusable } = props.complaint;
  const { parts: texts } = props.texts;
  const language = useLanguage();
  const now = useHouseNow();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{texts.heading}</h2>
      {parts.length === 0 ? (
        <p class="soft">
          {assignments.length === 0
            ? texts.none
            : texts.planned(
                assignments
                  .map(
                    ({ organisation, role }) =>
                      `${nameOf(organisation)} (${wordOf(words.assignment, role)})`,
                  )
                  .join(props.texts.facts.comma),
              )}
        </p>
      ) : (
        <ul class="plain-list parts">
          {parts.map(({ organisation, role, signInDue, signInDate, signedInAt }) => (
            <li key={organisation} class="card line">
              <strong>{nameOf(organisation)}</strong>
              <span class="tag">{wordOf(words.assignment, role)}</span>
              {signedInAt === null ? (
                <span>
                  {texts.notYet}{' '}
                  {signInDue === null || signInDate === null ? (
                    <span class="soft">{texts.paused}</span>
                  ) : (
                    <>
                      <DueTag due={signInDue} unpublished={signInDate.unpublished} now={now} />
                      <Why date={signInDate} />
                    </>
                  )}
                  {role === 'lead' && refusable?.lapsed === true ? (
                    <span class="soft small">{texts.refusalLapsed}</span>
                  ) : null}
                </span>
              ) : (
                <span class="soft">
                  {texts.signedIn}{' '}
                  <time dateTime={signedInAt}>{momentText(language, signedInAt)}</time>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
