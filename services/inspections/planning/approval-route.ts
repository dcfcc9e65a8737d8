import { decideInspection, submitInspection } from '@ducha/contracts';
import { route, type Route, type Store } from '@ducha/lambda';
import { approverOf, decideApproval, decideSubmission } from './approval.ts';
import { changeInspection } from '../inspection/inspection-change.ts';

/** 报批 and 批准: submission and decision. */
export function approvalRoutes(store: Store): Route[] {
  return [
    route(submitInspection, (request) =>
      changeInspection(store, request, {
        decide: (state, _bookings, actor) => decideSubmission(state, actor),
      }),
    ),
    route(decideInspection, async (request) => {
      const { decision, reason } = request.body;
      const sealing = await store.notes.seal(
        {
          reason: {
            text: reason,
            class: 'cleared',
            purpose: 'inspection-decision',
            retentionYears: 30,
          },
        },
        request.fingerprint,
      );
      return changeInspection(store, request, {
        seal: sealing.item,
        // Who holds both roles acts in the one that this inspection needs.
        actAs: (state, actor) => {
          const needed = approverOf(state);
          return request.person?.roles.includes(needed) === true
            ? { ...actor, role: needed }
            : actor;
        },
        decide: (state, _bookings, actor) =>
          decideApproval(state, { decision, reason: sealing.refs.reason, actor }),
      });
    }),
  ];
}
