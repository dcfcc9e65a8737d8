import { duty, listHeldDuties, listOrganisations } from '@ducha/contracts';
import { Notice, Shown } from '../../shown.tsx';
import { useOrganisations } from '../organisations.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import type { DutyTexts } from './duty-texts.ts';
import { vacanciesOf, type VacantOfKind } from './vacancies.ts';

/** 空缺岗位: of every organisation, which duties nobody holds; each leads to where they are filled. */
export function VacantDuties({ texts }: { readonly texts: DutyTexts }) {
  const { vacancies: says } = texts;
  const { answer, again } = useRead(listHeldDuties, { query: {} });
  const register = useRead(listOrganisations, { query: {} });
  return (
    <section aria-labelledby="vacancies">
      <h2 id="vacancies">{says.title}</h2>
      <Shown answer={answer} again={again}>
        {({ held }) => (
          <Shown answer={register.answer} again={register.again}>
            {({ organisations }) => {
              const kinds = vacanciesOf(organisations, held, duty.options);
              const units = kinds.reduce((sum, { vacant }) => sum + vacant.length, 0);
              const duties = kinds
                .flatMap(({ vacant }) => vacant)
                .reduce((sum, { vacant }) => sum + vacant.length, 0);
              return units === 0 ? (
                <Notice>{says.none}</Notice>
              ) : (
                <>
                  <p>{says.says(units, duties)}</p>
                  {kinds.map((one) => (
                    <OfKind key={one.kind} of={one} texts={texts} />
                  ))}
                </>
              );
            }}
          </Shown>
        )}
      </Shown>
    </section>
  );
}

/** Those of one kind, folded where there are very many. */
function OfKind(props: { readonly of: VacantOfKind; readonly texts: DutyTexts }) {
  const { kind, organisations, vacant } = props.of;
  const { vacancies: says } = props.texts;
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const name = wordOf(words.organisationKind, kind);
  if (vacant.length === 0) return <p class="soft">{says.filled(name, organisations)}</p>;
  return (
    <details class="vacancies" open={kind !== 'township'}>
      <summary>{says.ofKind(name, vacant.length, organisations)}</summary>
      <div class="table-room">
        <table>
          <caption class="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{props.texts.organisation}</th>
              {duty.options.map((one) => (
                <th key={one} scope="col">
                  {words.duty[one]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {vacant.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  <a href={`/work/duties?organisation=${one.code}`}>{nameOf(one.code)}</a>
                </th>
                {duty.options.map((each) => (
                  <td key={each}>
                    {one.vacant.includes(each) ? (
                      <span class="tag red">{says.vacant}</span>
                    ) : (
                      <span class="soft">{says.held}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
