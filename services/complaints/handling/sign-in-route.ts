import { signIn } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { decideSignIn } from './sign-in.ts';
import type { ComplaintsService } from '../service.ts';

/** 签收. */
export function signInRoute(service: ComplaintsService): Route {
  return route(signIn, (request) =>
    changeComplaint(service, request, {
      decide: (state, { organisation }) =>
        decideSignIn(state, {
          complaint: request.params.complaint,
          organisation,
          at: request.now,
        }),
    }),
  );
}
