import { writeToComplainant } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { decideWriteToComplainant } from './messages.ts';
import type { ComplaintsService } from '../service.ts';
import { draft } from '../complaint/texts.ts';

/** The office writes to the complainant. */
export function writeToComplainantRoute(service: ComplaintsService): Route {
  return route(writeToComplainant, async (request) => {
    const { refs, item } = await service.notes.seal(
      { message: draft(request.body.text, 'cleared', 'answer-to-complainant') },
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decide: (state) => decideWriteToComplainant(state, refs.message),
    });
  });
}
