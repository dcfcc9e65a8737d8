import { lookAtComplaint, noteRefsIn } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { anyone, route, type Route } from '@ducha/lambda';
import { refusedActOn } from '../complaint/complaint-relations.ts';
import { accessStream } from './access-fold.ts';
import { looked } from './access-events.ts';
import { keptAttachments, keptPhotographs } from '../erasure/parts.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { readPrint } from '../photographs/print.ts';
import { positionIn } from '../intake/position.ts';
import { shownMessages } from '../messages/shown-messages.ts';
import { personalDataShown } from '../screening/cleared-text.ts';
import type { ComplaintsService } from '../service.ts';
import { draft, textOf, textOrNull } from '../complaint/texts.ts';

/** Shows the complainant's own words, photographs, attachments and contact, after the look and its reason were recorded for good. */
export function lookRoute(service: ComplaintsService, photographs: FileStore): Route {
  return route(lookAtComplaint, async (request) => {
    const { complaint } = request.params;
    const { state } = await service.log.load(ref(complaintStream, complaint));
    const actor = refusedActOn(request, state) ?? request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { intake } = state;
    if (intake === null) return { rejected: 'not-found' };
    const { refs, item } = await service.notes.seal(
      { reason: draft(request.body.reason, 'secret', 'access') },
      request.fingerprint,
    );
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(accessStream, complaint),
      seal: item,
      decide: () => [
        { type: looked.type, data: { reason: refs.reason, contact: request.body.contact } },
      ],
    });
    if (isRejection(done)) return done;
    // Asked for again by the same key, it is the look of that time.
    const recorded = done.state.looks.at(-1);
    if (recorded === undefined) throw new Error('a look that was recorded is listed');
    const { name, phone, address } = intake.contact;
    const written = state.messages.filter(({ from }) => from === 'complainant');
    const shown = noteRefsIn([
      intake.problem,
      intake.place,
      written,
      state.position,
      request.body.contact ? [intake.contact, state.visit] : null,
    ]);
    const opened = await service.notes.openAll(shown);
    const problem = textOf(opened, intake.problem);
    const place = textOrNull(opened, intake.place);
    return {
      body: {
        complaint,
        problem,
        place,
        position: positionIn(opened, state.position),
        messages: shownMessages(written, opened).map(({ at, text }) => ({ at, text })),
        photographs: await Promise.all(
          keptPhotographs(state).map(async ({ photograph, mediaType }) => ({
            photograph,
            mediaType,
            ...(await photographs.readAddress(photograph, request.now)),
          })),
        ),
        attachments: await attachmentsShown(service, photographs, state, request.now),
        found: await personalDataShown(
          service,
          state,
          [
            { field: 'problem', text: problem },
            { field: 'place', text: place },
          ],
          request.body.contact,
        ),
        contact: request.body.contact
          ? {
              name: textOrNull(opened, name),
              phone: textOrNull(opened, phone),
              address: textOrNull(opened, address),
              representatives: textOrNull(opened, state.visit?.representatives ?? null),
            }
          : null,
        recordedAt: recorded.at,
      },
    };
  });
}

/** What came as a document, a sound or a film: how large each is, and where it can be fetched for some minutes. */
async function attachmentsShown(
  { notes }: Pick<ComplaintsService, 'notes'>,
  files: FileStore,
  state: Complaint,
  now: string,
) {
  return Promise.all(
    keptAttachments(state).map(async ({ attachment, mediaType, print }) => {
      const [known, address] = await Promise.all([
        readPrint(notes, print),
        files.readAddress(attachment, now, 'saved'),
      ]);
      if (known === undefined)
        throw new Error(`attachment ${attachment} is kept without its print`);
      return { attachment, mediaType, bytes: known.bytes, ...address };
    }),
  );
}
