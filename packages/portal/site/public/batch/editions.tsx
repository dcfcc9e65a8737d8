import type { ComponentChildren } from 'preact';
import type { Answer } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { batch as Texts } from '../../texts/zh/batch.ts';
import { AddressLink } from '../address.tsx';
import { addressWith } from '../address-filters.ts';
import type { PartProps } from './part-props.ts';

/** The editions of what was disclosed: earlier ones stay readable, and say that they are. */
export function Editions(props: {
  readonly texts: typeof Texts;
  readonly id: string;
  readonly part: 'table' | 'result';
  readonly editions: readonly { readonly edition: number; readonly asOf?: string }[];
  readonly shown: number;
}) {
  const { texts, id, part, editions, shown } = props;
  const language = useLanguage();
  const newest = editions.at(-1)?.edition ?? shown;
  if (editions.length < 2) return null;
  return (
    <>
      <nav class="choice-bar no-print" aria-label={texts.editions}>
        <ul>
          {editions.toReversed().map(({ edition, asOf }) => (
            <li key={edition}>
              <AddressLink
                to={addressWith({
                  id,
                  part,
                  edition: edition === newest ? undefined : edition,
                })}
                current={edition === shown}
              >
                {asOf === undefined
                  ? texts.edition(edition)
                  : texts.editionOf(edition, momentText(language, asOf))}
                {edition === newest ? ` · ${texts.newest}` : ''}
              </AddressLink>
            </li>
          ))}
        </ul>
      </nav>
      {shown === newest ? null : <p class="message mind">{texts.oldEdition}</p>}
    </>
  );
}

/**
 * Draws what was disclosed of a batch. Of a batch without results it says that it has none yet, of an
 * edition that is not there the way to the newest; only a batch that is not there is gone.
 */
export function Disclosed<Body>(
  props: PartProps & {
    readonly part: 'table' | 'result';
    readonly answer: Answer<Body>;
    readonly readAgain: () => void;
    readonly children: (body: Body) => ComponentChildren;
  },
) {
  const { texts, id, batch, again, part, answer, readAgain, children } = props;
  if (answer.state !== 'gone') {
    return (
      <Shown answer={answer} again={readAgain}>
        {children}
      </Shown>
    );
  }
  return (
    <Shown answer={batch} again={again}>
      {({ editions }) => (
        <div class="state empty" role="status">
          <p>{editions === 0 ? texts.undisclosed : texts.noEdition}</p>
          <AddressLink class="button" to={addressWith(editions === 0 ? { id } : { id, part })}>
            {editions === 0 ? texts.toNotice : texts.toNewest}
          </AddressLink>
        </div>
      )}
    </Shown>
  );
}
