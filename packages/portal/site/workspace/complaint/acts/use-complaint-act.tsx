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
import { useRef, useState } from 'preact/hooks';
import type { Act } from '../../../act.ts';
import type { BodyOf } from '../../../answer.ts';
import { changed, keep } from '../../reads.ts';
import { useStaffAct } from '../../staff-act.ts';
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
  readonly send: (body: Request<E>['body']) => Promise<void>;
  readonly again: () => Promise<void>;
  /** For `ActForm`. */
  readonly conflict: VNode | null;
} {
  const { act, send, again, reset } = useStaffAct(endpoint);
  const [seen, setSeen] = useState(props.complaint);
  const last = useRef<Request<E>['body'] | undefined>(undefined);
  const params = { complaint: seen.complaint };
  const name = complaintAct.options.find((each) => each === endpoint.name);

  const finish = (called: Awaited<ReturnType<typeof again>>): void => {
    if (called?.ok !== true) return;
    keep(readComplaint, { params }, shownIn(called.body));
    changed(readComplaintActs, readComplaintTimeline, listComplaints);
    props.done();
  };
  const go = async (body: Request<E>['body'], ifMatch: number): Promise<void> => {
    last.current = body;
    // oxlint-disable-next-line typescript/consistent-type-assertions -- every act on a complaint names it in its path, and its body is E's own
    const request = { params, body, ifMatch } as unknown as Parameters<typeof send>[0];
    finish(await send(request));
  };
  return {
    act,
    send: (body) => go(body, seen.version),
    again: async () => finish(await again()),
    conflict:
      name === undefined ? null : (
        <ComplaintConflict
          act={name}
          seen={seen}
          onNewest={(newest) => {
            setSeen(newest);
            if (last.current !== undefined) void go(last.current, newest.version);
          }}
          onGiveUp={() => {
            reset();
            props.close();
          }}
        />
      ),
  };
}

/** Each of these endpoints answers with the complaint as it is now. */
function shownIn<E extends ChangesComplaint>(body: BodyOf<E>): ComplaintShown {
  return body;
}
