import type { readPublicSample } from '@ducha/contracts';
import type { BodyOf } from './answer.ts';
import { dayText, momentText } from './dates.ts';
import { useLanguage } from './language.ts';

type Withdrawals = BodyOf<typeof readPublicSample>['withdrawals'];

/** 撤回的公告 of a sample: what was announced, when it was taken back, and why; the same to officials and to anyone. */
export function WithdrawnAnnouncements(props: {
  readonly texts: {
    readonly heading: string;
    readonly reasons: Readonly<Record<Withdrawals[number]['reason'], string>>;
    readonly line: (issue: string, day: string, size: number) => string;
    readonly at: (moment: string, reason: string) => string;
  };
  readonly withdrawals: Withdrawals;
}) {
  const { texts, withdrawals } = props;
  const language = useLanguage();
  if (withdrawals.length === 0) return null;
  return (
    <section aria-labelledby="withdrawals">
      <h2 id="withdrawals">{texts.heading}</h2>
      <ul>
        {withdrawals.map(({ issue, drawnOn, size, withdrawnAt, reason }) => (
          <li key={withdrawnAt}>
            {texts.line(issue, dayText(language, drawnOn), size)}{' '}
            <span class="soft">
              {texts.at(momentText(language, withdrawnAt), texts.reasons[reason])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
