import type { complaintShown, Endpoint, Relation } from '@ducha/contracts';
import { isRejection, ref, type Decision, type Rejection, type SealedItem } from '@ducha/event-log';
import type { EndpointRequest } from '@ducha/lambda';
import type * as z from 'zod/mini';
import { everyRelation, isOfOffice, refusedActOn, relationsTo } from './complaint-relations.ts';
import { complaintStream } from './complaint-fold.ts';
import type { Complaint } from './complaint-state.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import {
  policyOfComplaints,
  type PolicyOfComplaints,
} from '../inspections/policy-of-complaints.ts';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import type { ComplaintsService } from '../service.ts';
import { showComplaint } from './show-complaint.ts';

/** A request that changes one complaint. */
export type ComplaintRequest = Pick<
  EndpointRequest<Endpoint>,
  'permit' | 'command' | 'expected' | 'person' | 'now'
> & { readonly params: { readonly complaint: string } };

/** Who acts on a complaint: the organisation of the person, and the person. */
export interface Acting {
  readonly organisation: string;
  readonly subject: string;
}

/** A complaint's answer after a command. */
export interface ComplaintAnswer {
  readonly body: z.infer<ReturnType<typeof complaintShown>>;
  readonly version: number;
}

/** Handles a command on one complaint and answers with the complaint as it is then. */
export async function changeComplaint(
  service: ComplaintsService,
  request: ComplaintRequest,
  change: {
    readonly seal?: SealedItem;
  } & (
    | { readonly decide: (state: Complaint, acting: Acting) => Decision<ComplaintEvent> }
    | {
        /** For a rule that follows the policy of the complaint's inspection. */
        readonly decideUnder: (
          policy: PolicyOfComplaints,
          state: Complaint,
          acting: Acting,
        ) => Decision<ComplaintEvent>;
      }
  ),
): Promise<ComplaintAnswer | Rejection> {
  const actor = request.permit(everyRelation);
  if (isRejection(actor)) return actor;
  // Whose own case it is depends on where the person belongs, in whatever role they act.
  const organisation = request.person?.organisation ?? '';
  const acting = { organisation, subject: actor.subject ?? '' };
  const handling = {
    command: request.command(actor),
    stream: ref(complaintStream, request.params.complaint),
    permit: (state: Complaint) => refusedActOn(request, state),
    ...(request.expected === undefined ? {} : { expected: request.expected }),
    ...(change.seal === undefined ? {} : { seal: change.seal }),
    writes: erasureWrites(service.notes, request.now),
  };
  const done =
    'decide' in change
      ? await service.log.handle({
          ...handling,
          decide: (state) => notOwn(request, state, change.decide(state, acting)),
        })
      : await service.log.handle({
          ...handling,
          companions: inspectionOf,
          decide: (state, { inspection: { opened } }) =>
            opened === null
              ? { rejected: 'inspection-not-open' }
              : notOwn(
                  request,
                  state,
                  change.decideUnder(policyOfComplaints(opened), state, acting),
                ),
        });
  if (isRejection(done)) return done;
  return answered(service, request, done, relationsTo(request.person, done.state));
}

/**
 * 回避: nobody of the office gives a case to their own organisation, nor finds that it is about their own district. Whoever
 * would be recused from what comes of their act leaves it to a colleague.
 */
export function notOwn(
  { person, now: at }: Pick<ComplaintRequest, 'person' | 'now'>,
  state: Complaint,
  decision: Decision<ComplaintEvent>,
): Decision<ComplaintEvent> {
  if (isRejection(decision) || !relationsTo(person, state).has('any')) return decision;
  const next = decision.reduce(
    (so, event) => complaintStream.evolve(so, event, { at, version: 0 }),
    state,
  );
  return relationsTo(person, next).has('any') ? decision : { rejected: 'own-case' };
}

/** The inspection that a complaint belongs to, for a rule that follows its policy. */
export function inspectionOf({ intake }: Complaint) {
  return { inspection: ref(inspectionStream, intake?.inspection ?? 'none') };
}

/** A complaint as it is now, for somebody who stands so to it. */
export async function answered(
  service: ComplaintsService,
  { params: { complaint }, permit }: Pick<ComplaintRequest, 'permit' | 'params'>,
  { state, version }: { readonly state: Complaint; readonly version: number },
  relations: ReadonlySet<Relation>,
): Promise<ComplaintAnswer> {
  const toOffice = isOfOffice({ permit }, relations);
  const isDrawn = relations.has('drawn') && !isRejection(permit(new Set(['drawn'])));
  const reader = { version, toOffice, toRechecker: toOffice || isDrawn };
  return { body: await showComplaint(service, complaint, state, reader), version };
}
