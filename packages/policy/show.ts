import type { Commit } from '@ducha/event-log';
import { policyForm, policyValue, type PolicyShown, type PolicyValue } from '@ducha/contracts';
import { isOpen } from './change.ts';
import type { PolicyDocument } from './document.ts';
import { policyAt, setBy } from './policy-at.ts';
import type { PolicyChange, PolicyHistory } from './policy-stream.ts';

type Commits = readonly Pick<Commit, 'version' | 'actor' | 'at'>[];

/** A policy for those who read it: what holds now, what is to come and what was, with who and when. */
export function showPolicy(
  document: PolicyDocument,
  loaded: {
    readonly state: PolicyHistory;
    readonly version: number;
    readonly commits: Commits;
  },
  now: string,
): PolicyShown {
  const { state, version, commits } = loaded;
  const values: Readonly<Record<string, PolicyValue>> = policyAt(document, state, now).values;
  return {
    service: document.service,
    version,
    asOf: now,
    entries: Object.entries(document.entries).map(([entry, known]) => {
      const standard = policyValue().parse(known.standard);
      const set = setBy(entry, state, now);
      return {
        entry,
        label: known.label,
        countsFrom: known.countsFrom ?? null,
        source: known.source,
        form: policyForm().parse(known.form),
        standard,
        now: values[entry] ?? standard,
        set: set === undefined ? null : { change: set.change, since: set.effectiveAt },
      };
    }),
    changes: state.changes.toReversed().map((one) => shownChange(one, commits, now)),
  };
}

function shownChange(
  one: PolicyChange,
  commits: Commits,
  now: string,
): PolicyShown['changes'][number] {
  const { dropped } = one;
  const { change, from, effectiveAt, entries, replaces } = one;
  return {
    change,
    state: dropped?.how ?? (Date.parse(effectiveAt) <= Date.parse(now) ? 'begun' : 'coming'),
    from,
    effectiveAt,
    entries: [...entries],
    replaces,
    made: byWhom(commits, one.version),
    dropped: dropped === null ? null : byWhom(commits, dropped.version),
    open: isOpen(one, now),
  };
}

function byWhom(commits: Commits, version: number): PolicyShown['changes'][number]['made'] {
  const commit = commits.find((one) => one.version === version);
  if (commit === undefined) throw new Error(`no commit ${version} of the policy`);
  const { role, subject } = commit.actor;
  return { at: commit.at, role, subject };
}
