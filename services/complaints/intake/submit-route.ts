import { submitComplaint } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { checkedFiles, type FileStore } from '@ducha/file-store';
import { anyone, route, type Route } from '@ducha/lambda';
import { awaitsComplaint } from '../photographs/photograph-state.ts';
import { photographStream } from '../photographs/photograph-fold.ts';
import { readPrint } from '../photographs/print.ts';
import { receive } from './receive.ts';
import type { ComplaintsService } from '../service.ts';

/** A citizen hands in a complaint, with the photographs that were put before. */
export function submitRoute(service: ComplaintsService, store: FileStore): Route {
  return route(submitComplaint, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { inspection, photographs: ids } = request.body;
    const files = request.unproven ?? (await handedIn(service, store, { inspection, ids }));
    const photographs = isRejection(files)
      ? files
      : files.map(({ photograph, mediaType, kept }) => ({ photograph, mediaType, print: kept }));
    const report = { ...request.body, channel: 'web' as const, photographs };
    const taken = await receive(service, submitComplaint.name, actor, request, report);
    return isRejection(taken) ? taken : { body: taken.answer };
  });
}

/** The photographs as announced for this inspection and found in the store; where none is named, nothing is read. */
async function handedIn(
  { log, notes }: ComplaintsService,
  store: FileStore,
  named: { readonly inspection: string; readonly ids: readonly string[] },
) {
  const files = { noun: 'photograph', field: 'photographs', ids: named.ids } as const;
  return checkedFiles(store, files, async (photograph) => {
    const { state } = await log.load(ref(photographStream, photograph));
    if (!awaitsComplaint(state) || state.inspection !== named.inspection) return undefined;
    const print = await readPrint(notes, state.print);
    return print === undefined
      ? undefined
      : {
          photograph,
          mediaType: state.mediaType,
          kept: 'note' in state.print ? state.print : null,
          ...print,
        };
  });
}
