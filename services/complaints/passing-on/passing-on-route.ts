import {
  copySideLimit,
  passOnPhotographs,
  readPassedOnPhotograph,
  requestPhotographCopy,
  takeBackPhotographs,
  type Fault,
} from '@ducha/contracts';
import { bareJpeg } from '@ducha/contracts/jpeg.ts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { checkedFiles, type FileStore } from '@ducha/file-store';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import {
  everyRelation,
  isOfOffice,
  readerRelationsTo,
  refusedActOn,
  refusedTo,
} from '../complaint/complaint-relations.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { faultAt } from '../complaint/refused-command.ts';
import { hasLooked } from '../looks/has-looked.ts';
import { printDraft, readPrint } from '../photographs/print.ts';
import type { ComplaintsService } from '../service.ts';
import {
  decideAnnounceCopy,
  decidePassOn,
  unfitCopy,
  type FitFiles,
  type NamedCopy,
} from './passing-on.ts';
import { photographCopyStream } from './photograph-copy-fold.ts';
import { canBePassedOn } from './settling.ts';
import { shownCopies } from './standing-copies.ts';
import { decideTakeBack } from './taking-back.ts';

/** The only format in which a photograph is passed on: of it the house can tell that it holds nothing but the picture. */
const copyMediaType = 'image/jpeg';

/** Copies of the complainant's photographs: announced and put, passed on, fetched, and taken back. */
export function passingOnRoutes(service: ComplaintsService, files: FileStore): Route[] {
  const { log, notes } = service;
  return [
    route(requestPhotographCopy, async (request) => {
      const { complaint } = request.params;
      const { original, bytes, sha256 } = request.body;
      const { state } = await log.load(ref(complaintStream, complaint));
      const actor = refusedActOn(request, state) ?? request.permit(everyRelation);
      if (isRejection(actor)) return actor;
      const { refs, item } = await notes.seal(
        { print: printDraft({ bytes, sha256 }) },
        request.fingerprint,
      );
      const done = await log.handle({
        command: request.command(actor),
        stream: ref(photographCopyStream, request.newId),
        creates: true,
        seal: item,
        decide: (before) =>
          decideAnnounceCopy(before, { complaint, original, print: refs.print }, state),
      });
      if (isRejection(done)) return done;
      const announced = { mediaType: copyMediaType, bytes, sha256 };
      const upload = await files.uploadAddress(request.newId, announced, request.now);
      return { body: { photograph: request.newId, upload } };
    }),
    route(passOnPhotographs, async (request) => {
      const { complaint } = request.params;
      const photographs = request.body.photographs.map((one): NamedCopy => ({
        original: one.original,
        copy: one.copy,
        areas: one.covering === 'areas' ? one.areas : 0,
      }));
      const [looked, found] = await Promise.all([
        hasLooked(service, complaint, request.person, 'words'),
        fitCopies(service, files, { complaint, photographs, at: request.now }),
      ]);
      return changeComplaint(service, request, {
        decide: (state) =>
          decidePassOn(state, { complaint, photographs, files: found, hasLooked: looked }),
      });
    }),
    route(takeBackPhotographs, (request) =>
      changeComplaint(service, request, {
        decide: (state) =>
          decideTakeBack(state, { complaint: request.params.complaint, ...request.body }),
      }),
    ),
    route(readPassedOnPhotograph, async (request) => {
      const { complaint, photograph } = request.params;
      const { state, version } = await log.load(ref(complaintStream, complaint));
      const relations = await readerRelationsTo(service, request.person, state);
      const refused = refusedTo(request, state, relations);
      if (refused !== undefined) return refused;
      const toOffice = isOfOffice(request, relations);
      const found = shownCopies(state, { toOffice }).find(({ copy }) => copy === photograph);
      if (found === undefined) return { rejected: 'not-found' };
      const address = await files.readAddress(photograph, request.now);
      return { body: { photograph, at: found.at, ...address }, version };
    }),
  ];
}

/** The notes of the prints of copies that may be passed on, as announced and looked at; else every fault in the files. */
async function fitCopies(
  { log, notes }: ComplaintsService,
  files: FileStore,
  named: {
    readonly complaint: string;
    readonly photographs: readonly NamedCopy[];
    readonly at: string;
  },
): Promise<FitFiles | Rejection> {
  const { complaint, photographs, at } = named;
  const ids = photographs.map(({ copy }) => copy);
  const found = await checkedFiles(
    files,
    { noun: 'photograph', field: 'photographs', ids },
    async (copy) => {
      const { original = '' } = photographs[ids.indexOf(copy)] ?? {};
      const { state } = await log.load(ref(photographCopyStream, copy));
      if (!canBePassedOn(state, { complaint, original, at })) return undefined;
      const print = await readPrint(notes, state.print);
      return print === undefined
        ? undefined
        : { copy, kept: state.print, mediaType: copyMediaType, ...print };
    },
  );
  if (isRejection(found)) return found;
  const faults: Fault[] = [];
  // One after the other: each is held whole while it is looked at.
  for (const { copy } of found) {
    const wrong = await unfit(files, copy);
    if (wrong !== undefined) {
      faults.push(faultAt(wrong, `photographs/${ids.indexOf(copy)}/copy`, unfitCopy[wrong]));
    }
  }
  return faults.length > 0
    ? { rejected: 'photograph-unfit', faults }
    : { prints: new Map(found.map(({ copy, kept }) => [copy, kept])) };
}

/** Why the file of a copy may not be passed on; undefined where it may. */
async function unfit(files: FileStore, copy: string): Promise<keyof typeof unfitCopy | undefined> {
  const size = bareJpeg((await files.read(copy)) ?? new Uint8Array());
  if (typeof size === 'string') return size;
  return Math.max(size.width, size.height) > copySideLimit ? 'too-large' : undefined;
}
