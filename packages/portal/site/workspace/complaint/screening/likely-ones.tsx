import { useMemo, useState } from 'preact/hooks';
import type { readComplaint } from '@ducha/contracts';
import type { BodyOf } from '../../../answer.ts';
import { shortDayText } from '../../../dates.ts';
import { useLanguage } from '../../../language.ts';
import type { ComplaintRow } from '../../complaints/complaint-ledger.ts';
import { useComplaintRows } from '../../complaints/use-complaints.ts';
import { useComplaintTypes } from '../../complaint-types.ts';
import { useOrganisations } from '../../organisations.ts';
import { useWords } from '../../words.ts';
import type { Seen } from '../original.tsx';
import { Joined } from './joined.tsx';
import type { ScreenTexts } from './screen-props.ts';
import { likelyOnes, likenessIndex, type Likely, type Reason } from '@ducha/contracts/likeness.ts';

/** The stages in which another complaint may still be merged into one. */
const open: ReadonlySet<ComplaintRow['stage']> = new Set([
  'accepted',
  'transferred',
  'refused',
  'handling',
  'replied',
  'approved',
]);

/** From this score on the list is unfolded by itself: below it, it would mostly be in the way. */
const opened = 65;

/**
 * 疑似重复: complaints of the inspection that may be about the same matter, each with how alike it is and why; one
 * press makes it the one to merge into. They are sought on the page itself, in the ledger that it holds.
 */
export function LikelyOnes(props: {
  readonly texts: ScreenTexts;
  readonly complaint: BodyOf<typeof readComplaint>;
  /** What was shown of the original; nothing is compared before. */
  readonly seen: Seen | undefined;
  /** Undefined where nothing may be merged. */
  readonly merge: ((number: string) => void) | undefined;
}) {
  const { texts, complaint, seen, merge } = props;
  const said = texts.likely;
  const { followed } = useComplaintRows({ inspection: complaint.inspection });
  const { rows, whole } = followed.held;
  const index = useMemo(
    () =>
      likenessIndex(rows, (row) => ({
        id: row.complaint,
        gist: row.gist,
        number: row.number,
        district: row.district,
        mainType: row.mainType,
      })),
    [rows],
  );
  const found = useMemo(
    () =>
      seen === undefined
        ? []
        : likelyOnes(index, {
            id: complaint.complaint,
            texts: [seen.problem, seen.place ?? '', ...seen.messages.map(({ text }) => text ?? '')],
            district: complaint.district,
            type: complaint.suggestedType,
          }),
    [index, seen],
  );
  if (seen === undefined) return <p class="hint soft likely-none">{said.before}</p>;
  if (!whole) return <p class="hint soft likely-none">{said.reading}</p>;
  if (found.length === 0) return <p class="hint soft likely-none">{said.none}</p>;
  return (
    <details class="likely no-print" open={(found[0]?.score ?? 0) >= opened}>
      <summary>{said.title(found.length)}</summary>
      <p class="soft small">{said.lead}</p>
      <ol class="plain-list">
        {found.map((one) => (
          <One key={one.row.complaint} found={one} texts={texts} merge={merge} />
        ))}
      </ol>
    </details>
  );
}

function One(props: {
  readonly found: Likely<ComplaintRow>;
  readonly texts: ScreenTexts;
  readonly merge: ((number: string) => void) | undefined;
}) {
  const { found, texts, merge } = props;
  const { row, score, reasons } = found;
  const said = texts.likely;
  const language = useLanguage();
  const { words } = useWords();
  const organisations = useOrganisations();
  const types = useComplaintTypes();
  const [isRead, setRead] = useState(false);
  const { number } = row;
  return (
    <li class="likely-one">
      <p class="likely-gist">
        <strong>{row.gist}</strong> <span class="tag">{words.stage[row.stage]}</span>
      </p>
      <p class="soft small">
        {[
          number ?? '',
          row.district === null ? '' : organisations.nameOf(row.district),
          row.mainType === null ? '' : types.nameOf(row.mainType),
          shortDayText(language, row.receivedOn),
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </p>
      <p class="small">
        <span class="likely-score">{said.score(score)}</span>
        {said.because(reasons.map((reason) => reasonText(reason, said)))}
      </p>
      <p class="actions">
        {merge === undefined || number === null || !open.has(row.stage) ? null : (
          <button type="button" class="button small" onClick={() => merge(number)}>
            {said.mergeInto(number)}
          </button>
        )}
        <button
          type="button"
          class="button small"
          aria-expanded={isRead}
          onClick={() => setRead(!isRead)}
        >
          {isRead ? said.fold : said.read}
        </button>
      </p>
      {open.has(row.stage) ? null : <p class="soft small">{said.over}</p>}
      {isRead ? <Joined texts={texts} complaint={row.complaint} title={said.its} /> : null}
    </li>
  );
}

function reasonText(reason: Reason, said: ScreenTexts['likely']): string {
  switch (reason.kind) {
    case 'place':
    case 'accused':
      return said.reasons[reason.kind](reason.text);
    case 'words':
      return said.reasons.words(reason.texts);
    case 'number':
    case 'type':
    case 'district':
      return said.reasons[reason.kind];
  }
}
