import type { listPublicBatches } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { dayText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import type { batches as Texts } from '../../texts/zh/batches.ts';
import { addressWith } from '../address-filters.ts';

type Batch = BodyOf<typeof listPublicBatches>['batches'][number];

/** The words that a line needs. */
type Words = Pick<typeof Texts, 'nameOf' | 'total' | 'closedOn' | 'states' | 'editions'>;

/** A batch in a list, a link to it. */
export function BatchLine(props: { readonly texts: Words; readonly batch: Batch }) {
  const { texts, batch } = props;
  const language = useLanguage();
  const updates = texts.editions(batch.editions);
  return (
    <li>
      <a class="line" href={`${pathIn(language, '/batch/')}${addressWith({ id: batch.batch })}`}>
        <span class="line-name">{texts.nameOf(batch.batch)}</span>
        <span class="line-more">
          <span>{texts.closedOn(dayText(language, batch.closedOn))}</span>
          <span class="number">{texts.total(batch.total)}</span>
          {updates === '' ? null : <span>{updates}</span>}
        </span>
        <span class={batch.state === 'disclosed' ? 'tag green' : 'tag blue'}>
          {texts.states[batch.state]}
        </span>
      </a>
    </li>
  );
}
