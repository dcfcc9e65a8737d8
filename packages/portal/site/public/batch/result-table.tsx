import { verdict, type readPublicResult } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { useLanguage } from '../../language.ts';
import type { batch as Texts } from '../../texts/zh/batch.ts';

type Result = BodyOf<typeof readPublicResult>;
type Words = (typeof Texts)['result'];

/** The figures of a result notice: this batch beside all that were disclosed so far. */
export function ResultTable(props: { readonly texts: Words; readonly notice: Result }) {
  const { texts, notice } = props;
  const { cumulative } = notice;
  const numbers = new Intl.NumberFormat(useLanguage() === 'zh' ? 'zh-CN' : 'en');
  const percent = (value: number | null): string => (value === null ? texts.notYet : `${value}%`);
  const groups = [
    {
      name: texts.results,
      rows: (['complaints', 'closed', 'staged', 'open'] as const).map((key) => ({
        name: texts[key],
        batch: numbers.format(notice[key]),
        all: numbers.format(cumulative[key]),
      })),
    },
    {
      name: texts.verdicts,
      rows: [
        ...verdict.options.map((key) => ({
          name: texts.verdict[key],
          batch: numbers.format(notice.verdicts[key]),
          all: numbers.format(cumulative.verdicts[key]),
        })),
        ...(withoutVerdict(cumulative) === 0
          ? []
          : [
              {
                name: texts.noVerdict,
                batch: numbers.format(withoutVerdict(notice)),
                all: numbers.format(withoutVerdict(cumulative)),
              },
            ]),
      ],
    },
    {
      name: texts.outcomes,
      rows: outcomeKeys.map((key) => ({
        name: texts.outcome[key],
        batch: numbers.format(notice.outcomes[key]),
        all: numbers.format(cumulative.outcomes[key]),
      })),
    },
  ];
  return (
    <div class="table-room" tabIndex={0} role="region" aria-label={texts.caption}>
      <table class="compared">
        <caption>{texts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.what}</th>
            <th scope="col" class="number">
              {texts.batch}
            </th>
            <th scope="col" class="number">
              {texts.cumulative}
            </th>
          </tr>
        </thead>
        {groups.map(({ name, rows }) => (
          <tbody key={name}>
            <tr>
              <th scope="rowgroup" colSpan={3} class="group">
                {name}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td class="number">{row.batch}</td>
                <td class="number">{row.all}</td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{texts.rate}</th>
            <td class="number">{percent(notice.rate.percent)}</td>
            <td class="number">{percent(cumulative.rate.percent)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const outcomeKeys = [
  'orderedToRectify',
  'fined',
  'fineYuan',
  'criminalCases',
  'detained',
  'summoned',
  'heldAccountable',
] as const;

/** How many have no verdict: no reply to them was confirmed yet. */
function withoutVerdict({
  complaints,
  verdicts,
}: Pick<Result['cumulative'], 'complaints' | 'verdicts'>): number {
  return Object.values(verdicts).reduce((left, count) => left - count, complaints);
}
