import { beijingDate } from '@ducha/calendar';
import { requestPhotographUpload } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { anyone, route, type Route } from '@ducha/lambda';
import { decidePhotograph } from './handing-in.ts';
import { photographStream } from './photograph-fold.ts';
import { printDraft } from './print.ts';
import type { ComplaintsService } from '../service.ts';

/** A citizen announces a photograph, and puts it before handing in the complaint that names it. */
export function photographRoute(service: ComplaintsService, photographs: FileStore): Route {
  return route(requestPhotographUpload, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { body: announced, unproven } = request;
    const [inspection, { refs, item }] = await Promise.all([
      unproven === undefined ? service.inspections.find(announced.inspection) : undefined,
      service.notes.seal({ print: printDraft(announced) }, request.fingerprint),
    ]);
    const today = beijingDate(request.now);
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(photographStream, request.newId),
      creates: true,
      seal: item,
      decide: (before) =>
        unproven ??
        decidePhotograph(
          before,
          {
            inspection: announced.inspection,
            mediaType: announced.mediaType,
            print: refs.print,
          },
          { inspection, today },
        ),
    });
    if (isRejection(done)) return done;
    const upload = await photographs.uploadAddress(request.newId, announced, request.now);
    return { body: { photograph: request.newId, upload } };
  });
}
