import { attachmentMediaType, photographMediaType, type NoteRef } from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { checkedFiles, type FileStore } from '@ducha/file-store';
import type { ComplaintsService } from '../service.ts';
import type { GivenFiles } from './given-files.ts';
import { awaitsComplaint } from './photograph-state.ts';
import { photographStream } from './photograph-fold.ts';
import { readPrint } from './print.ts';

/**
 * The files of a report, as they were announced for its inspection and found in the store, each of its kind and what it
 * says that it is; else what is wrong with them. Where none is named, nothing is read.
 */
export async function handedIn(
  service: ComplaintsService,
  store: FileStore,
  named: {
    readonly inspection: string;
    readonly photographs: readonly string[];
    readonly attachments: readonly string[];
  },
): Promise<GivenFiles | Rejection> {
  const { inspection, photographs, attachments } = named;
  const [pictures, others] = await Promise.all([
    checkedFiles(
      store,
      { noun: 'photograph', field: 'photographs', ids: photographs, typed: true },
      async (id) => announced(service, photographMediaType.options, { id, inspection }),
    ),
    checkedFiles(
      store,
      { noun: 'attachment', field: 'attachments', ids: attachments, typed: true },
      async (id) => announced(service, attachmentMediaType.options, { id, inspection }),
    ),
  ]);
  if (isRejection(pictures)) return pictures;
  if (isRejection(others)) return others;
  return {
    photographs: pictures.map(({ id, mediaType, kept }) => ({
      photograph: id,
      mediaType,
      print: kept,
    })),
    attachments: others.map(({ id, mediaType, kept }) => {
      // Attachments were never announced openly.
      if (kept === null) throw new Error(`attachment ${id} has no note of its print`);
      return { attachment: id, mediaType, print: kept };
    }),
  };
}

/** What was announced under an id for an inspection, in one of some formats; undefined where nothing was, or it is gone. */
async function announced<Format extends string>(
  { log, notes }: ComplaintsService,
  formats: readonly Format[],
  { id, inspection }: { readonly id: string; readonly inspection: string },
): Promise<
  | {
      readonly id: string;
      readonly mediaType: Format;
      readonly kept: NoteRef | null;
      readonly bytes: number;
      readonly sha256: string;
    }
  | undefined
> {
  const { state } = await log.load(ref(photographStream, id));
  if (!awaitsComplaint(state) || state.inspection !== inspection) return undefined;
  const mediaType = formats.find((format) => format === state.mediaType);
  const print = await readPrint(notes, state.print);
  if (mediaType === undefined || print === undefined) return undefined;
  return { id, mediaType, kept: 'note' in state.print ? state.print : null, ...print };
}
