import { beijingDate } from '@ducha/calendar';
import { requestPhotographUpload } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { route, type Route } from '@ducha/lambda';
import { decidePhotograph, photographStream } from './photograph.ts';
import type { ComplaintsService } from '../service.ts';

/** A citizen announces a photograph, and puts it before handing in the complaint that names it. */
export function photographRoute(service: ComplaintsService, photographs: FileStore): Route {
  return route(requestPhotographUpload, async (request) => {
    const actor = request.permit(new Set());
    if (isRejection(actor)) return actor;
    const announced = request.body;
    const inspection = await service.inspections.find(announced.inspection);
    const today = beijingDate(request.now);
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(photographStream, request.newId),
      creates: true,
      decide: (before) => decidePhotograph(before, announced, { inspection, today }),
    });
    if (isRejection(done)) return done;
    const upload = await photographs.uploadAddress(request.newId, announced, request.now);
    return { body: { photograph: request.newId, upload } };
  });
}
