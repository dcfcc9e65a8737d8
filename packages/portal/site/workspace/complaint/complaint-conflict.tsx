import {
  readComplaint,
  readComplaintActs,
  readComplaintTimeline,
  type ComplaintAct,
} from '@ducha/contracts';
import { useEffect } from 'preact/hooks';
import { useFrameTexts } from '../../frame-texts.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { changedFields } from '../changed-fields.ts';
import { useComplaintTypes } from '../complaint-types.ts';
import { Conflict } from '../conflict.tsx';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import { fieldsOfComplaint } from './complaint-fields.ts';

/** A complaint that someone else has changed: read anew, and told apart from what the person saw. */
export function ComplaintConflict(props: {
  readonly act: ComplaintAct;
  /** Which of the decisions of the act was sent; undefined where it has none. */
  readonly decision: string | undefined;
  /** As the person saw it when they began. */
  readonly seen: ComplaintShown;
  readonly onNewest: (newest: ComplaintShown) => void;
  readonly onGiveUp: () => void;
}) {
  const { act, decision, seen } = props;
  const { words, workspace } = useWords();
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  const types = useComplaintTypes();
  const person = usePerson();
  const mayReadTimeline = mayUse(person, 'readComplaintTimeline');
  const one = { params: { complaint: seen.complaint } };
  const complaint = useRead(readComplaint, one);
  const acts = useRead(readComplaintActs, one);
  const timeline = useRead(readComplaintTimeline, mayReadTimeline ? one : undefined);
  const again = (): void => {
    complaint.again();
    acts.again();
    if (mayReadTimeline) timeline.again();
  };
  // What is kept was read before the conflict.
  useEffect(again, []);
  const say = {
    words,
    labels: workspace.conflict.complaint,
    language,
    nameOf,
    typeOf: types.nameOf,
  };
  const isFresh = (version: number): boolean =>
    acts.answer.state === 'ready' && acts.answer.body.version >= version;
  const offered =
    acts.answer.state === 'ready'
      ? acts.answer.body.acts.find((each) => each.act === act)
      : undefined;
  // The act may still be done, and this decision not any more.
  const why =
    offered?.allowed === false
      ? offered.why
      : offered?.except.find((one) => one.decision === decision)?.why;
  return (
    <Shown answer={complaint.answer} again={again}>
      {(newest) =>
        // Whatever was kept from before is not what stands now.
        newest.version <= seen.version ? (
          <Waiting refreshing={complaint.refreshing} again={again} />
        ) : (
          <Conflict
            doing={wordOf(words.act, act)}
            seen={seen.version}
            newest={newest.version}
            since={
              timeline.answer.state === 'ready'
                ? timeline.answer.body.commits.filter(({ version }) => version > seen.version)
                : null
            }
            changed={changedFields(fieldsOfComplaint(seen, say), fieldsOfComplaint(newest, say))}
            impossible={
              why !== undefined && isFresh(newest.version)
                ? workspace.conflict.impossible(wordOf(words.actRefusal, why))
                : undefined
            }
            onNewest={() => props.onNewest(newest)}
            onGiveUp={props.onGiveUp}
          />
        )
      }
    </Shown>
  );
}

function Waiting(props: { readonly refreshing: boolean; readonly again: () => void }) {
  const { states } = useFrameTexts();
  return (
    <p class="line" role="status">
      {props.refreshing ? states.loading : states.failed}
      {props.refreshing ? null : (
        <button type="button" class="button small" onClick={props.again}>
          {states.again}
        </button>
      )}
    </p>
  );
}
