import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { DueTag } from '../due-tag.tsx';
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
  const { parts } = props.complaint;
  const { parts: texts } = props.texts;
  const language = useLanguage();
  const now = useHouseNow();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{texts.heading}</h2>
      {parts.length === 0 ? (
        <p class="soft">{texts.none}</p>
      ) : (
        <div class="table-room parts">
          <table>
            <caption class="unseen">{texts.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.organisation}</th>
                <th scope="col">{texts.role}</th>
                <th scope="col">{texts.signedIn}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ organisation, role, signInDue, signedInAt }) => (
                <tr key={organisation}>
                  <th scope="row">{nameOf(organisation)}</th>
                  <td>{wordOf(words.assignment, role)}</td>
                  <td>
                    {signedInAt === null ? (
                      <>
                        {texts.notYet} <DueTag due={signInDue} now={now} />
                      </>
                    ) : (
                      <time dateTime={signedInAt}>{momentText(language, signedInAt)}</time>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
