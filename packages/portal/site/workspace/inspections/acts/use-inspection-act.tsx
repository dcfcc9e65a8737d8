import {
  listInspections,
  listPublicInspections,
  readInspection,
  readInspectionActs,
  type Endpoint,
  type Request,
} from '@ducha/contracts';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Act } from '../../../act.ts';
import type { BodyOf } from '../../../answer.ts';
import { Shown } from '../../../shown.tsx';
import { Conflict } from '../../conflict.tsx';
import { changed, keep, useRead } from '../../reads.ts';
import { useSeenAct } from '../../use-seen-act.ts';
import { useWords, wordOf } from '../../words.ts';
import type { InspectionActProps, InspectionShown } from '../inspection-shown.ts';

/** An endpoint that changes an inspection and answers with it. */
type ChangesInspection = Endpoint & { readonly answer: (typeof readInspection)['answer'] };

/** One act on an inspection, on the version that the person saw; a conflict shows what has changed. */
export function useInspectionAct<E extends ChangesInspection>(
  endpoint: E,
  props: InspectionActProps,
): {
  readonly act: Act<E>;
  readonly send: (body: Request<E>['body']) => void;
  readonly again: () => void;
  readonly conflict: VNode;
} {
  const params = { inspection: props.inspection.inspection };
  const { act, send, again, seen, onNewest } = useSeenAct(endpoint, {
    thing: props.inspection,
    params,
    done: (body) => {
      keep(readInspection, { params }, shownIn(body));
      changed(readInspectionActs, listInspections, listPublicInspections);
      props.done();
    },
  });
  return {
    act,
    send,
    again,
    conflict: <MovedOn {...props} doing={endpoint.name} seen={seen} onNewest={onNewest} />,
  };
}

/** Each of these endpoints answers with the inspection as it is now. */
function shownIn<E extends ChangesInspection>(body: BodyOf<E>): InspectionShown {
  return body;
}

function peopleOf({ team }: InspectionShown): readonly string[] {
  return team === null ? [] : [team.leader, ...team.deputies, ...team.members];
}

function MovedOn(
  props: InspectionActProps & {
    readonly doing: string;
    readonly seen: InspectionShown;
    readonly onNewest: (newest: InspectionShown) => void;
  },
) {
  const { texts, seen, doing } = props;
  const { words } = useWords();
  const { answer, again } = useRead(readInspection, { params: { inspection: seen.inspection } });
  // What is kept was read before the conflict.
  useEffect(again, []);
  return (
    <Shown answer={answer} again={again}>
      {(newest) => (
        <Conflict
          doing={wordOf(words.act, doing)}
          seen={seen.version}
          newest={newest.version}
          since={null}
          changed={[
            {
              label: texts.columns.stage,
              before: words.inspectionStage[seen.stage],
              after: words.inspectionStage[newest.stage],
            },
            {
              label: texts.team.title,
              before: peopleOf(seen).join(texts.comma),
              after: peopleOf(newest).join(texts.comma),
            },
          ].filter(({ before, after }) => before !== after)}
          impossible={undefined}
          onNewest={() => props.onNewest(newest)}
          onGiveUp={props.close}
        />
      )}
    </Shown>
  );
}
