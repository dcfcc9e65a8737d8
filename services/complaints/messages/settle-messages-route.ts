import { settleMessages } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import type { ComplaintsService } from '../service.ts';
import { decideSettleMessages } from './messages.ts';

/** The office says that what the complainant wrote needs no answer. */
export function settleMessagesRoute(service: ComplaintsService): Route {
  return route(settleMessages, (request) =>
    changeComplaint(service, request, { decide: decideSettleMessages }),
  );
}
