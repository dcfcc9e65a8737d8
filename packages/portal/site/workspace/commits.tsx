import { Fragment } from 'preact';
import { eventName } from './conflict.tsx';
import { Moment, type MomentTold } from './moment.tsx';
import { useOrganisations } from './organisations.ts';
import { useWords, wordOf } from './words.ts';

/** A commit of a timeline, as the house gives it. */
interface Commit extends MomentTold {
  readonly version: number;
  readonly role: string;
  readonly organisation: string | null;
  readonly events: readonly string[];
  readonly hash: string;
  /** Left out where the house answers only what has verified. */
  readonly verified?: boolean;
}

interface HashTexts {
  readonly version: (version: number) => string;
  /** The word for what is disclosed. */
  readonly hashes: string;
}

/** 办理经过: what was done, by whom and when, the newest first; a commit that does not verify says so. */
export function Commits(props: {
  readonly commits: readonly Commit[];
  readonly texts: HashTexts & {
    readonly comma: string;
    readonly commitBroken?: string;
  };
}) {
  const { commits, texts } = props;
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  return (
    <>
      <ol class="timeline">
        {commits.toReversed().map((commit) => (
          <li key={commit.version}>
            <p class="what">
              {[
                ...new Set(commit.events.map((event) => wordOf(words.event, eventName(event)))),
              ].join(texts.comma)}
              {commit.verified === false ? (
                <>
                  {' '}
                  <span class="tag red">{texts.commitBroken}</span>
                </>
              ) : null}
            </p>
            <p class="soft small">
              {commit.organisation === null ? null : <>{nameOf(commit.organisation)} </>}
              {wordOf(words.role, commit.role)}
              <br />
              <Moment at={commit.at} on={commit.on} />
            </p>
          </li>
        ))}
      </ol>
      <Hashes commits={commits} texts={texts} />
    </>
  );
}

/** What proves the timeline, for whoever asks: the version and the hash of each commit. */
function Hashes(props: { readonly commits: readonly Commit[]; readonly texts: HashTexts }) {
  const { commits, texts } = props;
  return (
    <details class="small">
      <summary>{texts.hashes}</summary>
      <dl class="facts">
        {commits.toReversed().map(({ version, hash }) => (
          <Fragment key={version}>
            <dt>{texts.version(version)}</dt>
            <dd>
              <code>{hash}</code>
            </dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
