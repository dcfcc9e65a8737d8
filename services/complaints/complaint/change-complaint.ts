import type { complaintShown, Endpoint, Relation } from '@ducha/contracts';
import { isRejection, ref, type Decision, type Rejection, type SealedItem } from '@ducha/event-log';
import type { EndpointRequest } from '@ducha/lambda';
import type * as z from 'zod/mini';
import { complaintStream } from './complaint-fold.ts';
import type { Complaint } from './complaint-state.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import {
  inspectionStream,
  policyOfComplaints,
  type PolicyOfComplaints,
} from '../inspections/inspection-copy.ts';
import type { ComplaintsService } from '../service.ts';
import { showComplaint } from './show-complaint.ts';

/** A request that changes one complaint. */
export type ComplaintRequest = Pick<
  EndpointRequest<Endpoint>,
  'permit' | 'command' | 'expected' | 'person'
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
    permit: (state: Complaint) => refusedTo(request, state),
    ...(request.expected === undefined ? {} : { expected: request.expected }),
    ...(change.seal === undefined ? {} : { seal: change.seal }),
  };
  const done =
    'decide' in change
      ? await service.log.handle({ ...handling, decide: (state) => change.decide(state, acting) })
      : await service.log.handle({
          ...handling,
          companions: inspectionOf,
          decide: (state, { inspection: { opened } }) =>
            opened === null
              ? { rejected: 'inspection-not-open' }
              : change.decideUnder(policyOfComplaints(opened), state, acting),
        });
  if (isRejection(done)) return done;
  return answered(service, request, done);
}

/** The inspection that a complaint belongs to, for a rule that follows its policy. */
export function inspectionOf({ intake }: Complaint) {
  return { inspection: ref(inspectionStream, intake?.inspection ?? 'none') };
}

/** The answer of a command that was done. */
export async function answered(
  service: ComplaintsService,
  { params: { complaint }, permit }: Pick<ComplaintRequest, 'permit' | 'params'>,
  { state, version }: { readonly state: Complaint; readonly version: number },
): Promise<ComplaintAnswer> {
  // Who needs a relation to the complaint is not of the office.
  const toOffice = !isRejection(permit(new Set()));
  return { body: await showComplaint(service, complaint, state, { version, toOffice }), version };
}

/** The role that a person would act in, if the complaint is theirs; whether it is, `refusedTo` says. */
export const everyRelation: ReadonlySet<Relation> = new Set(['assigned']);

/** `not-found` for a complaint that is not there, or not for this person. */
export function refusedTo(
  request: Pick<ComplaintRequest, 'permit' | 'person'>,
  state: Complaint,
): Rejection | undefined {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const actor = request.permit(relationsTo(request.person?.organisation ?? null, state));
  return isRejection(actor) ? actor : undefined;
}

/** How an organisation stands to a complaint: it has a part once the complaint was handed over to it. */
export function relationsTo(organisation: string | null, state: Complaint): ReadonlySet<Relation> {
  const assigned =
    state.transfer !== null && state.assignments.some((part) => part.organisation === organisation);
  return new Set<Relation>(assigned ? ['assigned'] : []);
}
