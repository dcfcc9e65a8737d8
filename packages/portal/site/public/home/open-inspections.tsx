import { beijingDay, daysBetween, dayText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import type { home as Texts } from '../../texts/zh/home.ts';
import { addressWith } from '../address-filters.ts';
import type { OpenInspection } from '../inspections.ts';
import { useTargets } from '../organisation-names.ts';

/** The inspections that take complaints now: of whom, from when until when, how many days are left. */
export function OpenInspections(props: {
  readonly texts: typeof Texts;
  readonly inspections: readonly OpenInspection[];
  readonly asOf: string;
}) {
  const { texts, inspections, asOf } = props;
  return (
    <ul class="open-inspections">
      {inspections.map((one) => (
        <Open key={one.inspection} texts={texts} inspection={one} today={beijingDay(asOf)} />
      ))}
    </ul>
  );
}

function Open(props: {
  readonly texts: typeof Texts;
  readonly inspection: OpenInspection;
  readonly today: string;
}) {
  const { texts, inspection, today } = props;
  const { level, kind, targets, from, until, state, complaintsTakenUntil } = inspection;
  const language = useLanguage();
  const named = useTargets(texts.inspections, targets);
  const days = daysBetween(today, until);
  return (
    <li class="card">
      <h3>
        {texts.inspections.name(level, kind)}{' '}
        <span class={days > 3 && state === 'stationed' ? 'tag green' : 'tag yellow'}>
          {state === 'stationed' ? texts.open.left(Math.max(0, days)) : texts.open.lettersTag}
        </span>
      </h3>
      <dl class="facts">
        <dt>{texts.open.targets}</dt>
        <dd>{named ?? '…'}</dd>
        <dt>{texts.open.window}</dt>
        <dd>{texts.inspections.window(dayText(language, from), dayText(language, until))}</dd>
      </dl>
      {state === 'stationed' ? null : (
        <p>
          {texts.open.lettersOnly(
            complaintsTakenUntil === null ? null : dayText(language, complaintsTakenUntil),
          )}
        </p>
      )}
      {inspection.announcement === null ? null : (
        <p>
          <a
            href={`${pathIn(language, '/announcement/')}${addressWith({ id: inspection.announcement })}`}
          >
            {texts.open.announcement}
          </a>
        </p>
      )}
    </li>
  );
}

/** Without an inspection on site: what to do instead. */
export function NoInspection({ texts }: { readonly texts: typeof Texts }) {
  return (
    <div class="no-inspection">
      <p>
        <strong>{texts.open.none}</strong>
      </p>
      <p>{texts.open.noneExplained}</p>
      <p>
        <a class="button" href="tel:12345">
          {texts.open.call}
        </a>
      </p>
    </div>
  );
}
