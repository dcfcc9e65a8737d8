import { beijingDate } from '@ducha/calendar';
import { gistOf, screenComplaint, type NoteRef } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { route, type EndpointRequest, type Route } from '@ducha/lambda';
import {
  answered,
  changeComplaint,
  notOwn,
  type ComplaintAnswer,
} from '../complaint/change-complaint.ts';
import { everyRelation, refusedActOn, relationsTo } from '../complaint/complaint-relations.ts';
import { clearedForOthers } from './cleared-text.ts';
import { withConfirmed } from './confirmed-passages.ts';
import { numberSeriesOf } from './number-series.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { supplementBy } from '../complaint/deadlines.ts';
import { decideAccept, decideAsk, decideDecline, decideMerge } from './screening.ts';
import {
  placeNamed,
  unknownAcceptance,
  unknownOrganisations,
} from '../organisations/known-codes.ts';
import type { ComplaintsService } from '../service.ts';
import { draft, givenDrafts } from '../complaint/texts.ts';

type ScreenRequest = EndpointRequest<typeof screenComplaint>;
type Body = ScreenRequest['body'];
type Answer = ComplaintAnswer | Rejection;
type Of<Decision extends Body['decision']> = Extract<Body, { decision: Decision }>;

/** 受理审查: accept, decline, merge or ask. */
export function screenRoute(service: ComplaintsService): Route {
  return route(screenComplaint, (request): Promise<Answer> => {
    const { body } = request;
    switch (body.decision) {
      case 'accept':
        return accept(service, request, body);
      case 'decline':
        return decline(service, request, body);
      case 'merge':
        return merge(service, request, body);
      case 'ask':
        return ask(service, request, body);
    }
  });
}

async function accept(
  service: ComplaintsService,
  request: ScreenRequest,
  body: Of<'accept'>,
): Promise<Answer> {
  const screened = await beforeNumber(service, request);
  if (isRejection(screened)) return screened;
  const gist = body.gist ?? gistOf(body.clearedText);
  const unknown = await unknownAcceptance(service, body);
  const cleared =
    unknown ??
    (await clearedForOthers(service, request, {
      complaint: request.params.complaint,
      state: screened.state,
      texts: { clearedText: body.clearedText, gist: body.gist },
      confirmed: body.confirmed,
    }));
  const { refs, item } = await service.notes.seal(
    {
      cleared: draft(body.clearedText, 'cleared', 'transfer'),
      gist: draft(gist, 'cleared', 'transfer'),
    },
    request.fingerprint,
  );
  const { mainType, otherTypes, industry, keyAttention, organisations: assignments } = body;
  const located = await placeNamed(service, body.place);
  const done = await service.log.handle({
    ...screened.handling,
    seal: item,
    companions: () => screened.series,
    decide: (state, series) => {
      if (isRejection(cleared)) return cleared;
      if (isRejection(located)) return located;
      const accepted = decideAccept(
        state,
        { mainType, otherTypes, industry, keyAttention, assignments, located, ...refs },
        { complaint: request.params.complaint, policy: screened.policy, series },
      );
      if (isRejection(accepted)) return accepted;
      const primary = notOwn(request, state, withConfirmed(accepted.primary, cleared));
      return isRejection(primary) ? primary : { ...accepted, primary };
    },
  });
  return isRejection(done)
    ? done
    : answered(service, request, done, relationsTo(request.person, done.state));
}

async function merge(
  service: ComplaintsService,
  request: ScreenRequest,
  body: Of<'merge'>,
): Promise<Answer> {
  const screened = await beforeNumber(service, request);
  if (isRejection(screened)) return screened;
  const done = await service.log.handle({
    ...screened.handling,
    companions: () => ({ ...screened.series, into: ref(complaintStream, body.into) }),
    decide: (state, { into, ...series }) =>
      decideMerge(
        state,
        // Nobody writes into a case of their own; to them it is not there.
        { complaint: body.into, state: refusedActOn(request, into) === undefined ? into : nobody },
        { complaint: request.params.complaint, policy: screened.policy, series },
      ),
  });
  return isRejection(done)
    ? done
    : answered(service, request, done, relationsTo(request.person, done.state));
}

async function decline(
  service: ComplaintsService,
  request: ScreenRequest,
  body: Of<'decline'>,
): Promise<Answer> {
  const handedTo = body.handedTo ?? null;
  const unknown = await unknownOrganisations(
    service,
    'handedTo',
    handedTo === null ? [] : [handedTo],
  );
  if (unknown !== undefined) return unknown;
  const sealing = await service.notes.seal(
    givenDrafts({
      explanation:
        body.explanation === undefined
          ? undefined
          : draft(body.explanation, 'secret', 'answer-to-complainant'),
    }),
    request.fingerprint,
  );
  const explanation: NoteRef | null = sealing.refs['explanation'] ?? null;
  return changeComplaint(service, request, {
    seal: sealing.item,
    decide: (state) => decideDecline(state, { ground: body.ground, explanation, handedTo }),
  });
}

async function ask(
  service: ComplaintsService,
  request: ScreenRequest,
  body: Of<'ask'>,
): Promise<Answer> {
  const { refs, item } = await service.notes.seal(
    { question: draft(body.question, 'secret', 'answer-to-complainant') },
    request.fingerprint,
  );
  const { question } = refs;
  const today = beijingDate(request.now);
  const calendar = await readCalendar(service);
  return changeComplaint(service, request, {
    seal: item,
    decideUnder: (policy, state) =>
      decideAsk(state, {
        question,
        ...(body.answerBy === undefined
          ? supplementBy(request.now, policy, calendar)
          : { answerBy: body.answerBy, counted: null }),
        today,
      }),
  });
}

const nobody = complaintStream.initial;

/** What a number needs to be known of before: the complaint, who acts, and the policy of its inspection. */
async function beforeNumber(service: ComplaintsService, request: ScreenRequest) {
  const actor = request.permit(everyRelation);
  if (isRejection(actor)) return actor;
  const stream = ref(complaintStream, request.params.complaint);
  const { state } = await service.log.load(stream);
  const refused = refusedActOn(request, state);
  if (refused !== undefined) return refused;
  const policy = await service.inspections.policyOf(state.intake?.inspection ?? '');
  return {
    state,
    policy,
    series: await numberSeriesOf(service, state, policy),
    handling: {
      command: request.command(actor),
      stream,
      permit: (now: Complaint) => refusedActOn(request, now),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
    },
  };
}
