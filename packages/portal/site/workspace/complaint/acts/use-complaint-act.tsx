import {
  complaintAct,
  listComplaints,
  readComplaint,
  readComplaintActs,
  readComplaintTimeline,
  type Endpoint,
  type Request,
} from '@ducha/contracts';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Act } from '../../../act.ts';
import type { BodyOf } from '../../../answer.ts';
import { changed, keep } from '../../reads.ts';
import { useSeenAct } from '../../use-seen-act.ts';
import { ComplaintConflict } from '../complaint-conflict.tsx';
import type { ActFormProps, ComplaintShown } from './act-form-of.tsx';

/** An endpoint that changes a complaint and answers with it. */
type ChangesComplaint = Endpoint & { readonly answer: (typeof readComplaint)['answer'] };

/**
 * One act on a complaint, for its form: sends it on the version that the person saw, keeps what the house
 * answers, and has the conflict drawn when someone else was faster.
 */
export function useComplaintAct<E extends ChangesComplaint>(
  endpoint: E,
  props: ActFormProps,
): {
  readonly act: Act<E>;
  readonly send: (body: Request<E>['body']) => void;
  readonly again: () => void;
  /** For `ActForm`. */
  readonly conflict: VNode | null;
} {
  const params = { complaint: props.complaint.complaint };
  const { act, send, again, reset, seen, onNewest } = useSeenAct(endpoint, {
    thing: props.complaint,
    params,
    done: (body) => {
      keep(readComplaint, { params }, shownIn(body));
      changed(readComplaintActs, readComplaintTimeline, listComplaints);
      props.done();
    },
  });
  const decided = useRef<string | undefined>(undefined);
  const name = complaintAct.options.find((each) => each === endpoint.name);
  return {
    act,
    send: (body) => {
      decided.current = decisionIn(body);
      send(body);
    },
    again,
    conflict:
      name === undefined ? null : (
        <ComplaintConflict
          act={name}
          decision={decided.current}
          seen={seen}
          onNewest={onNewest}
          onGiveUp={() => {
            reset();
            props.close();
          }}
        />
      ),
  };
}

/** Some acts are one of several decisions. */
function decisionIn(body: unknown): string | undefined {
  const decision: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'decision') : undefined;
  return typeof decision === 'string' ? decision : undefined;
}

/** Each of these endpoints answers with the complaint as it is now. */
function shownIn<E extends ChangesComplaint>(body: BodyOf<E>): ComplaintShown {
  return body;
}
