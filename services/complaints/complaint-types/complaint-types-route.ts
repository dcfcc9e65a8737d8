import {
  defineComplaintType,
  listComplaintTypes,
  listPublicComplaintTypes,
} from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type Route } from '@ducha/lambda';
import { complaintTypeDefined, complaintTypeStream } from './complaint-type.ts';
import type { ComplaintsService } from '../service.ts';

/** Types and industries are data: the office head defines them, one by one. */
export function defineComplaintTypeRoute(service: ComplaintsService): Route {
  return route(defineComplaintType, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { chinese, english, ...entry } = request.body;
    const name = (text: string) => ({
      text,
      class: 'public' as const,
      purpose: 'type-name',
      retentionYears: 100,
    });
    const { refs, item } = await service.notes.seal(
      { chinese: name(chinese), english: name(english) },
      request.fingerprint,
    );
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintTypeStream, `${entry.list}-${entry.code}`),
      seal: item,
      decide: () => [
        {
          type: complaintTypeDefined.type,
          data: { ...entry, chinese: refs.chinese, english: refs.english },
        },
      ],
    });
    if (isRejection(done)) return done;
    const { version } = done;
    return { body: { ...entry, name: { chinese, english }, version }, version };
  });
}

export function listComplaintTypesRoute(service: ComplaintsService): Route {
  return route(listComplaintTypes, async ({ now }) => ({
    body: { types: [...(await service.types.all())], asOf: now },
  }));
}

/** The types in use. */
export function listPublicComplaintTypesRoute(service: ComplaintsService): Route {
  return route(listPublicComplaintTypes, async ({ now }) => ({
    body: { types: (await service.types.all()).filter(({ retired }) => !retired), asOf: now },
  }));
}
