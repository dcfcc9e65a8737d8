import { beijingDate } from '@ducha/calendar';
import {
  requestAttachmentUpload,
  requestPhotographUpload,
  requestRegisteredFile,
  type Endpoint,
  type GivenMediaType,
} from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import type { AnnouncedFile, FileStore } from '@ducha/file-store';
import { anyone, route, type EndpointRequest, type Route } from '@ducha/lambda';
import { decideFile } from './handing-in.ts';
import { photographStream } from './photograph-fold.ts';
import { printDraft } from './print.ts';
import type { ComplaintsService } from '../service.ts';

/** A citizen announces a photograph or an attachment, and puts it before handing in the complaint that names it. */
export function givenFileRoutes(service: ComplaintsService, files: FileStore): Route[] {
  return [
    route(requestPhotographUpload, async (request) => {
      const upload = await announce(service, files, request, 'citizen');
      return isRejection(upload) ? upload : { body: { photograph: request.newId, upload } };
    }),
    route(requestAttachmentUpload, async (request) => {
      const upload = await announce(service, files, request, 'citizen');
      return isRejection(upload) ? upload : { body: { attachment: request.newId, upload } };
    }),
  ];
}

/** Whoever writes a complaint down announces what came with it, and puts it before. */
export function registeredFileRoute(service: ComplaintsService, files: FileStore): Route {
  return route(requestRegisteredFile, async (request) => {
    const upload = await announce(service, files, request, 'office');
    return isRejection(upload) ? upload : { body: { file: request.newId, upload } };
  });
}

type AnnouncingRequest = Pick<
  EndpointRequest<Endpoint>,
  'permit' | 'command' | 'fingerprint' | 'newId' | 'now' | 'unproven'
> & {
  readonly body: AnnouncedFile & {
    readonly inspection: string;
    readonly mediaType: GivenMediaType;
  };
};

/** Takes an announcement down, and gives the address at which exactly that file can be put. */
async function announce(
  service: ComplaintsService,
  files: FileStore,
  request: AnnouncingRequest,
  by: 'citizen' | 'office',
) {
  const actor = request.permit(anyone);
  if (isRejection(actor)) return actor;
  const { body: announced, unproven } = request;
  const { inspection: id, mediaType, bytes } = announced;
  const [inspection, { refs, item }] = await Promise.all([
    unproven === undefined ? service.inspections.find(id) : undefined,
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
      decideFile(
        before,
        { inspection: id, mediaType, print: refs.print, bytes },
        { inspection, today, by },
      ),
  });
  if (isRejection(done)) return done;
  return files.uploadAddress(request.newId, announced, request.now);
}
