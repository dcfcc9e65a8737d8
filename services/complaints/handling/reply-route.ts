import { beijingDate } from '@ducha/calendar';
import { decideReply as decideReplyEndpoint, reply } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { checkedFiles, type FileStore } from '@ducha/file-store';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { decideApproval, decidePrincipalReturn, decideReply } from './reply.ts';
import { replyEvidenceStream } from '../reply-evidence/reply-evidence-fold.ts';
import type { ComplaintsService } from '../service.ts';
import { draft, givenDrafts } from '../complaint/texts.ts';

/** 办理反馈: its files must have been put, and be what was announced. */
export function replyRoute(service: ComplaintsService, files: FileStore): Route {
  return route(reply, async (request) => {
    const { body } = request;
    const evidence = await attachedEvidence(service, files, {
      complaint: request.params.complaint,
      ids: body.evidence,
    });
    const official = (text: string | undefined) =>
      text === undefined ? undefined : draft(text, 'cleared', 'reply');
    const { refs, item } = await service.notes.seal(
      givenDrafts({
        findings: official(body.findings),
        handling: official(body.handling),
        goal: official(body.goal),
        rectification: official(body.rectification),
        accountability: official(body.accountability),
        measures: official(body.plan?.measures),
        reason: official(body.lessReason),
      }),
      request.fingerprint,
    );
    const { findings, handling, goal, rectification, accountability, measures, reason } = refs;
    if (findings === undefined || handling === undefined) throw new Error('texts were not sealed');
    return changeComplaint(service, request, {
      seal: item,
      decide: (state, { organisation, subject }) => {
        // After the stream was looked at: a retry gets its first answer, whatever became of the files.
        if (isRejection(evidence)) return evidence;
        return decideReply(
          state,
          {
            organisation,
            by: subject,
            kind: body.kind,
            verdict: body.verdict,
            result: body.result,
            outcomes: body.outcomes,
            findings,
            handling,
            goal: goal ?? null,
            rectification: rectification ?? null,
            accountability: accountability ?? null,
            plan:
              body.plan === undefined || measures === undefined
                ? null
                : { measures, deadline: body.plan.deadline },
          },
          beijingDate(request.now),
          { evidence, lessReason: reason ?? null },
        );
      },
    });
  });
}

/** The files as announced for this complaint and found in the store; else every fault in them. */
async function attachedEvidence(
  { log }: ComplaintsService,
  files: FileStore,
  { complaint, ids }: { readonly complaint: string; readonly ids: readonly string[] },
) {
  return checkedFiles(files, { noun: 'evidence', field: 'evidence', ids }, async (evidence) => {
    const { state } = await log.load(ref(replyEvidenceStream, evidence));
    if (state?.complaint !== complaint) return undefined;
    const { complaint: _, organisation: __, ...file } = state;
    return { evidence, ...file };
  });
}

/** 审签: the principal approves or returns. */
export function decideReplyRoute(service: ComplaintsService): Route {
  return route(decideReplyEndpoint, async (request) => {
    const { body } = request;
    if (body.decision === 'approve') {
      return changeComplaint(service, request, {
        decide: (state, { organisation, subject }) =>
          decideApproval(state, {
            complaint: request.params.complaint,
            organisation,
            by: subject,
            at: request.now,
          }),
      });
    }
    const { refs, item } = await service.notes.seal(
      { reason: draft(body.reason, 'cleared', 'reply') },
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decide: (state, { organisation }) =>
        decidePrincipalReturn(state, { organisation, reason: refs.reason }),
    });
  });
}
