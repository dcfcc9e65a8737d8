import { callBack } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { draft, givenDrafts } from '../complaint/texts.ts';
import { hasLooked } from '../looks/has-looked.ts';
import type { ComplaintsService } from '../service.ts';
import { decideCallBack } from './call-back.ts';

/** 回访. */
export function callBackRoute(service: ComplaintsService): Route {
  return route(callBack, async (request) => {
    const { body, now, person } = request;
    const { channel, outcome } = body;
    const said = outcome === 'not-reached' ? undefined : body.said;
    const reopening = outcome === 'not-satisfied' ? body.reopening : undefined;
    const secret = (text: string | undefined) =>
      text === undefined ? undefined : draft(text, 'secret', 'complaint');
    const seen = await hasLooked(service, request.params.complaint, person, 'contact');
    const calendar = await readCalendar(service);
    const { refs, item } = await service.notes.seal(
      givenDrafts({ text: secret(said), reopening: secret(reopening) }),
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decideUnder: (policy, state) =>
        decideCallBack(
          state,
          {
            channel,
            outcome,
            text: refs['text'] ?? null,
            reopening: refs['reopening'] ?? null,
            hasSeenContact: seen,
            at: now,
          },
          { policy, calendar },
        ),
    });
  });
}
