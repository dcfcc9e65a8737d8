import { correctAcceptance, type AcceptedAs } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { refusedActOn } from '../complaint/complaint-relations.ts';
import { draft, givenDrafts } from '../complaint/texts.ts';
import { placeNamed, unknownAcceptance } from '../organisations/known-codes.ts';
import { clearedForOthers } from '../screening/cleared-text.ts';
import { withConfirmed } from '../screening/confirmed-passages.ts';
import type { ComplaintsService } from '../service.ts';
import { decideCorrectAcceptance } from './correct-acceptance.ts';

/** 更正受理内容; a gist is searched for personal data as the one before was. */
export function correctAcceptanceRoute(service: ComplaintsService): Route {
  return route(correctAcceptance, async (request) => {
    const { complaint } = request.params;
    const { gist, place, reason, confirmed, ...given } = request.body;
    const { state } = await service.log.load(ref(complaintStream, complaint));
    const refused = refusedActOn(request, state);
    if (refused !== undefined) return refused;
    const to = stated(given);
    const passages =
      (await unknownAcceptance(service, { otherTypes: [], organisations: [], place, ...to })) ??
      (await clearedForOthers(service, request, { complaint, state, texts: { gist }, confirmed }));
    if (isRejection(passages)) return passages;
    const located = await placeNamed(service, place);
    if (isRejection(located)) return located;
    const sealing = await service.notes.seal(
      givenDrafts({ gist: gist === undefined ? undefined : draft(gist, 'cleared', 'transfer') }),
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: sealing.item,
      decide: (current) =>
        withConfirmed(
          decideCorrectAcceptance(current, {
            complaint,
            to,
            located,
            gist: sealing.refs['gist'],
            reason,
          }),
          passages,
        ),
    });
  });
}

/** What the request names, of what it may leave out. */
function stated(given: {
  readonly [Name in keyof AcceptedAs]?: AcceptedAs[Name] | undefined;
}): Partial<AcceptedAs> {
  const { mainType, otherTypes, industry, keyAttention } = given;
  return {
    ...(mainType === undefined ? {} : { mainType }),
    ...(otherTypes === undefined ? {} : { otherTypes }),
    ...(industry === undefined ? {} : { industry }),
    ...(keyAttention === undefined ? {} : { keyAttention }),
  };
}
