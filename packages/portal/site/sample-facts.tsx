import type { readPublicSample } from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import type { BodyOf } from './answer.ts';
import { dayText, momentText } from './dates.ts';
import { useLanguage } from './language.ts';

type Announced = Pick<
  BodyOf<typeof readPublicSample>,
  'size' | 'percent' | 'issue' | 'drawnOn' | 'announcedAt'
>;

/** How a sample 抽查 was announced and drawn: the same to officials and to anyone. */
export function SampleFacts(props: {
  readonly texts: {
    readonly from: string;
    readonly size: string;
    readonly sizeText: (size: number, percent: number | null) => string;
    readonly draw: string;
    readonly drawText: (issue: string) => string;
    readonly drawnOn: string;
    readonly announcedAt: string;
    readonly drawnAt: string;
    readonly seed: string;
  };
  readonly sample: Announced;
  readonly drawn: { readonly at: string; readonly seed: string } | null;
  /** From which edition it is drawn. */
  readonly children: ComponentChildren;
}) {
  const { texts, sample, drawn, children } = props;
  const language = useLanguage();
  return (
    <dl class="facts">
      <dt>{texts.from}</dt>
      <dd>{children}</dd>
      <dt>{texts.size}</dt>
      <dd>{texts.sizeText(sample.size, sample.percent)}</dd>
      <dt>{texts.draw}</dt>
      <dd>{texts.drawText(sample.issue)}</dd>
      <dt>{texts.drawnOn}</dt>
      <dd>{dayText(language, sample.drawnOn)}</dd>
      <dt>{texts.announcedAt}</dt>
      <dd>{momentText(language, sample.announcedAt)}</dd>
      {drawn === null ? null : (
        <>
          <dt>{texts.drawnAt}</dt>
          <dd>{momentText(language, drawn.at)}</dd>
          <dt>{texts.seed}</dt>
          <dd class="number">{drawn.seed}</dd>
        </>
      )}
    </dl>
  );
}
