import { beijingDate } from '@ducha/calendar';
import { reviewReply } from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { route, type EndpointRequest, type Route } from '@ducha/lambda';
import { changeComplaint, type ComplaintAnswer } from '../complaint/change-complaint.ts';
import { refusedActOn } from '../complaint/complaint-relations.ts';
import { clearedForOthers } from '../screening/cleared-text.ts';
import { withConfirmed } from '../screening/confirmed-passages.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { decideConfirm, decideOfficeReturn } from './review.ts';
import type { ComplaintsService } from '../service.ts';
import { draft, givenDrafts } from '../complaint/texts.ts';

type ReviewRequest = EndpointRequest<typeof reviewReply>;
type Confirmation = Extract<ReviewRequest['body'], { decision: 'confirm' }>;
type Return = Extract<ReviewRequest['body'], { decision: 'return' }>;
type Answer = ComplaintAnswer | Rejection;

/** 审核: the office confirms a reply with texts for the public, or returns it 退回重办. */
export function reviewRoute(service: ComplaintsService): Route {
  return route(reviewReply, (request): Promise<Answer> => {
    const { body } = request;
    return body.decision === 'confirm'
      ? confirm(service, request, body)
      : returnForRedo(service, request, body);
  });
}

async function confirm(
  service: ComplaintsService,
  request: ReviewRequest,
  body: Confirmation,
): Promise<Answer> {
  const { complaint } = request.params;
  const { state } = await service.log.load(ref(complaintStream, complaint));
  const refused = refusedActOn(request, state);
  if (refused !== undefined) return refused;
  const { problem, findings, handling, goal, accountability, measures } = body;
  const texts = { problem, findings, handling, goal, accountability, measures };
  const passages = await clearedForOthers(service, request, {
    complaint,
    state,
    texts,
    confirmed: body.confirmed,
  });
  if (isRejection(passages)) return passages;
  const forPublic = (text: string | undefined) =>
    text === undefined ? undefined : draft(text, 'public', 'disclosure');
  const { refs, item } = await service.notes.seal(
    givenDrafts({
      problem: forPublic(problem),
      findings: forPublic(findings),
      handling: forPublic(handling),
      goal: forPublic(goal),
      accountability: forPublic(accountability),
      measures: measures === undefined ? undefined : draft(measures, 'cleared', 'rectification'),
    }),
    request.fingerprint,
  );
  const sealed = { problem: refs['problem'], findings: refs['findings'] };
  const { handling: handled } = refs;
  if (sealed.problem === undefined || sealed.findings === undefined || handled === undefined) {
    throw new Error('texts were not sealed');
  }
  const cleared = {
    problem: sealed.problem,
    findings: sealed.findings,
    handling: handled,
    goal: refs['goal'] ?? null,
    accountability: refs['accountability'] ?? null,
    measures: refs['measures'] ?? null,
  };
  return changeComplaint(service, request, {
    seal: item,
    decide: (current, by) =>
      withConfirmed(
        decideConfirm(current, {
          complaint,
          texts: cleared,
          by,
          today: beijingDate(request.now),
        }),
        passages,
      ),
  });
}

async function returnForRedo(
  service: ComplaintsService,
  request: ReviewRequest,
  body: Return,
): Promise<Answer> {
  const { refs, item } = await service.notes.seal(
    { reason: draft(body.reason, 'cleared', 'reply') },
    request.fingerprint,
  );
  return changeComplaint(service, request, {
    seal: item,
    decide: (state, by) =>
      decideOfficeReturn(state, {
        complaint: request.params.complaint,
        reason: refs.reason,
        redoBy: body.redoBy,
        by,
        today: beijingDate(request.now),
        at: request.now,
      }),
  });
}
