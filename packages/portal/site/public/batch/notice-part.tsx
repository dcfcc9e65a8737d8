import type { readPublicBatch } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { dayText } from '../../dates.ts';
import { inLanguage, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { Tally } from '../../charts/tally.tsx';
import type { PartProps } from './part-props.ts';
import { PrintButton } from './print-button.tsx';

type Notice = BodyOf<typeof readPublicBatch>['notice'];

/** 交办通知: what was handed over, as published, and the figures in it. */
export function NoticePart({ texts, batch, again }: PartProps) {
  const language = useLanguage();
  return (
    <Shown answer={batch} again={again}>
      {({ closedOn, notice }) => (
        <>
          <h2 class="paper-title">{texts.notice.heading}</h2>
          <dl class="key-figures">
            <div>
              <dt>{texts.total}</dt>
              <dd class="number">{notice.total}</dd>
            </div>
            <div>
              <dt>{texts.key}</dt>
              <dd class="number">{notice.keyAttention}</dd>
            </div>
            <div>
              <dt>{texts.closedOn}</dt>
              <dd>{dayText(language, closedOn)}</dd>
            </div>
          </dl>
          <p class="official-text">{inLanguage(language, notice.text)}</p>
          <NoticeFigures texts={texts.notice} notice={notice} count={texts.count} />
          <p class="actions no-print">
            <PrintButton label={texts.print} />
          </p>
        </>
      )}
    </Shown>
  );
}

function NoticeFigures(props: {
  readonly texts: PartProps['texts']['notice'];
  readonly notice: Notice;
  readonly count: (count: number) => string;
}) {
  const { texts, notice, count } = props;
  const language = useLanguage();
  const { channels, organisations, types, unit, cumulative, openingBalance } = notice;
  const lines = (tally: Notice['types']) =>
    tally.map(({ code, name, count: many }) => ({
      key: code,
      name: inLanguage(language, name),
      count: many,
    }));
  return (
    <>
      <h2>{texts.figures}</h2>
      <div class="tallies">
        <div class="card">
          <h3>{texts.organisations}</h3>
          <Tally lines={lines(organisations)} says={count} />
        </div>
        <div class="card">
          <h3>{texts.types}</h3>
          <Tally lines={lines(types)} says={count} />
          {notice.typeTotal === notice.total ? null : (
            <p class="soft">{texts.typeTotal(notice.typeTotal)}</p>
          )}
          <h3>{texts.channels}</h3>
          <Tally lines={lines(channels)} says={count} />
        </div>
      </div>
      <dl class="facts">
        <dt>{texts.unit}</dt>
        <dd>{inLanguage(language, unit.text)}</dd>
        <dt>{texts.cumulative}</dt>
        <dd>{texts.cumulativeText(cumulative.complaints, cumulative.keyAttention)}</dd>
        {openingBalance === null ? null : (
          <>
            <dt>{texts.opening}</dt>
            <dd>
              {texts.openingText(
                openingBalance.batches,
                openingBalance.complaints,
                openingBalance.keyAttention,
                dayText(language, openingBalance.asOf),
              )}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
