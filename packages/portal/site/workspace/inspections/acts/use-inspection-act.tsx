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
import { useLanguage } from '../../../language.ts';
import { Shown } from '../../../shown.tsx';
import { changedFields, type Field } from '../../changed-fields.ts';
import { Conflict } from '../../conflict.tsx';
import { changed, keep, useRead } from '../../reads.ts';
import { useSeenAct } from '../../use-seen-act.ts';
import { useWords, wordOf } from '../../words.ts';
import { fieldsOfInspection } from '../inspection-fields.ts';
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

function MovedOn(
  props: InspectionActProps & {
    readonly doing: string;
    readonly seen: InspectionShown;
    readonly onNewest: (newest: InspectionShown) => void;
  },
) {
  const { texts, seen, doing } = props;
  const { words, workspace } = useWords();
  const language = useLanguage();
  const { answer, again } = useRead(readInspection, { params: { inspection: seen.inspection } });
  // What is kept was read before the conflict.
  useEffect(again, []);
  const fieldsOf = (one: InspectionShown): readonly Field[] =>
    fieldsOfInspection(one, { words, workspace, texts, language });
  return (
    <Shown answer={answer} again={again}>
      {(newest) => (
        <Conflict
          doing={wordOf(words.act, doing)}
          seen={seen.version}
          newest={newest.version}
          since={null}
          changed={changedFields(fieldsOf(seen), fieldsOf(newest))}
          impossible={undefined}
          onNewest={() => props.onNewest(newest)}
          onGiveUp={props.close}
        />
      )}
    </Shown>
  );
}
