import type { readFigures } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { FirstFew } from '../../first-few.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import type { figures as Texts } from './zh.ts';

/** What each organisation leads of what was handed over, with its own rate. */
export function OrganisationFigures(props: {
  readonly texts: typeof Texts;
  readonly figures: BodyOf<typeof readFigures>;
}) {
  const { texts, figures } = props;
  const language = useLanguage();
  if (figures.organisations.length === 0) return null;
  const largest = Math.max(1, ...figures.organisations.map(({ transferred }) => transferred));
  return (
    <FirstFew count={figures.organisations.length}>
      <div class="table-room">
        <table class="rows">
          <caption>
            {texts.organisations}{' '}
            <span class="soft small">{inLanguage(language, figures.counting.text)}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{texts.organisation}</th>
              {(['transferred', 'closed', 'staged', 'open'] as const).map((stage) => (
                <th key={stage} scope="col" class="number">
                  {texts.stages[stage]}
                </th>
              ))}
              <th scope="col" class="number">
                {texts.rate}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.organisations.map((one) => (
              <tr key={one.organisation}>
                <th scope="row">{inLanguage(language, one.name)}</th>
                <td class="number" data-name={texts.stages.transferred}>
                  {one.transferred}
                  <svg
                    class="bar"
                    viewBox="0 0 100 10"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <rect width={(100 * one.transferred) / largest} height="10" />
                  </svg>
                </td>
                <td class="number" data-name={texts.stages.closed}>
                  {one.closed}
                </td>
                <td class="number" data-name={texts.stages.staged}>
                  {one.staged}
                </td>
                <td class="number" data-name={texts.stages.open}>
                  {one.open}
                </td>
                <td class="number" data-name={texts.rate}>
                  {one.rate.percent === null ? '—' : `${one.rate.percent}%`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FirstFew>
  );
}
