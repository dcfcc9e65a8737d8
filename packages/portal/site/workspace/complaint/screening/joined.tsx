import { readComplaint } from '@ducha/contracts';
import { dayText } from '../../../dates.ts';
import { useLanguage } from '../../../language.ts';
import { Shown } from '../../../shown.tsx';
import { useComplaintTypes } from '../../complaint-types.ts';
import { useOrganisations } from '../../organisations.ts';
import { useRead } from '../../reads.ts';
import { useWords } from '../../words.ts';
import type { ScreenTexts } from './screen-props.ts';

/** Another complaint, as much of it as tells whether it is the same matter. */
export function Joined(props: {
  readonly texts: ScreenTexts;
  readonly complaint: string;
  readonly title: string;
}) {
  const { texts, title } = props;
  const { words } = useWords();
  const language = useLanguage();
  const organisations = useOrganisations();
  const types = useComplaintTypes();
  const { answer, again } = useRead(readComplaint, { params: { complaint: props.complaint } });
  return (
    <Shown answer={answer} again={again}>
      {(into) => (
        <section class="original" aria-label={title}>
          <p class="label">
            {title} <span class="number">{into.number}</span>{' '}
            <span class="tag">{words.stage[into.stage]}</span>
          </p>
          <p class="said">{into.clearedText ?? texts.noText}</p>
          <p class="soft small">
            {[
              dayText(language, into.receivedOn),
              into.mainType === null ? '' : types.nameOf(into.mainType),
              ...into.parts.map(({ organisation }) => organisations.nameOf(organisation)),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
        </section>
      )}
    </Shown>
  );
}
