import { askExtension, decideExtension } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { draft } from '../complaint/texts.ts';
import type { ComplaintsService } from '../service.ts';
import { decideAskExtension, decideDenyExtension, decideGrantExtension } from './extension.ts';

/** 延期申请. */
export function askExtensionRoute(service: ComplaintsService): Route {
  return route(askExtension, async (request) => {
    const { body, params, now } = request;
    const { refs, item } = await service.notes.seal(
      { reason: draft(body.reason, 'cleared', 'extension') },
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decide: (state, { organisation }) =>
        decideAskExtension(state, {
          complaint: params.complaint,
          organisation,
          until: body.until,
          reason: refs.reason,
          at: now,
        }),
    });
  });
}

/** The office grants a later day, or denies it. */
export function decideExtensionRoute(service: ComplaintsService): Route {
  return route(decideExtension, async (request) => {
    const { body } = request;
    const { complaint } = request.params;
    if (body.decision === 'grant') {
      return changeComplaint(service, request, {
        decide: (state, { organisation: by }) => decideGrantExtension(state, { complaint, by }),
      });
    }
    const { refs, item } = await service.notes.seal(
      { reason: draft(body.reason, 'cleared', 'extension') },
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decide: (state, { organisation: by }) =>
        decideDenyExtension(state, { complaint, by, reason: refs.reason }),
    });
  });
}
