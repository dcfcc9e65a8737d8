import '../style/stacking.css';
import type { ChangedField } from './changed-fields.ts';
import { Moment, type MomentTold } from './moment.tsx';
import { useOrganisations } from './organisations.ts';
import { useWords, wordOf } from './words.ts';

/** What was done to a matter, as its timeline tells it. */
export interface DoneSince extends MomentTold {
  readonly version: number;
  readonly role: string;
  readonly organisation: string | null;
  readonly events: readonly string[];
}

/**
 * Someone else was faster: what the person was doing on which version, what has happened since, and what
 * is different now. They choose: the same again on the newest, or give up. Whatever they wrote stays.
 */
export function Conflict(props: {
  /** What the person was about to do, in words. */
  readonly doing: string;
  /** The version that they had before them, and the one that stands now. */
  readonly seen: number;
  readonly newest: number;
  /** Null where this person may not read the timeline. */
  readonly since: readonly DoneSince[] | null;
  readonly changed: readonly ChangedField[];
  /** Why the act cannot be done any more, in words; undefined while it can. */
  readonly impossible: string | undefined;
  readonly onNewest: () => void;
  readonly onGiveUp: () => void;
}) {
  const { workspace } = useWords();
  const { doing, seen, newest, since, changed, impossible } = props;
  const texts = workspace.conflict;
  return (
    <div class="conflict">
      <p>{texts.lead(doing, seen, newest)}</p>
      {since === null || since.length === 0 ? null : (
        <>
          <p class="label">{texts.since}</p>
          <ol class="since">
            {since.map((commit) => (
              <SinceThen key={commit.version} commit={commit} />
            ))}
          </ol>
        </>
      )}
      {changed.length === 0 ? (
        <p>{texts.nothingChanged}</p>
      ) : (
        <div class="table-room" tabIndex={0} role="region" aria-label={texts.changed}>
          <table class="stacking">
            <caption>{texts.changed}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.field}</th>
                <th scope="col">{texts.before(seen)}</th>
                <th scope="col">{texts.after(newest)}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ label, before, after }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td data-label={texts.before(seen)}>{before ?? texts.nothing}</td>
                  <td data-label={texts.after(newest)}>{after ?? texts.nothing}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>{impossible ?? texts.choose}</p>
      <p class="actions">
        {impossible === undefined ? (
          <button type="button" class="button primary" onClick={props.onNewest}>
            {texts.onNewest}
          </button>
        ) : null}
        <button type="button" class="button" onClick={props.onGiveUp}>
          {texts.giveUp}
        </button>
      </p>
    </div>
  );
}

function SinceThen({ commit }: { readonly commit: DoneSince }) {
  const { words, workspace } = useWords();
  const { nameOf } = useOrganisations();
  const { at, on, role, organisation, events, version } = commit;
  return (
    <li>
      <span class="number">{workspace.conflict.version(version)}</span> <Moment at={at} on={on} />{' '}
      {organisation === null ? null : <>{nameOf(organisation)} </>}
      {wordOf(words.role, role)}
      {workspace.conflict.colon}
      {[...new Set(events.map((event) => wordOf(words.event, eventName(event))))].join(
        workspace.conflict.comma,
      )}
    </li>
  );
}

/** A type of event without the number of its form: `complaint.signed-in` of `complaint.signed-in.v1`. */
export function eventName(type: string): string {
  return type.replace(/\.v\d+$/, '');
}
