import { noteErased, type NoteRef } from '@ducha/contracts';
import type { JpegFault } from '@ducha/contracts/jpeg.ts';
import type { Decision, Rejection } from '@ducha/event-log';
import {
  complaintPhotographsPassedOn,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { faultAt } from '../complaint/refused-command.ts';
import { keptPhotographs } from '../erasure/parts.ts';
import { photographCopyAnnounced, type PhotographCopyEvent } from './photograph-copy-events.ts';
import type { PhotographCopy } from './photograph-copy-state.ts';
import { standingCopies, type PassedOn } from './standing-copies.ts';

/** A copy that somebody wants to pass on: of which photograph, and how many areas were covered in it. */
export interface NamedCopy {
  readonly original: string;
  readonly copy: string;
  /** None where a person says that nothing needs to be covered. */
  readonly areas: number;
}

/** The files of copies that are fit to be passed on: by copy, the note of its print. */
export interface FitFiles {
  readonly prints: ReadonlyMap<string, NoteRef>;
}

/** A copy may be announced while photographs can be passed on. */
export function decideAnnounceCopy(
  state: PhotographCopy | null,
  announced: { readonly complaint: string; readonly original: string; readonly print: NoteRef },
  complaint: Complaint,
): Decision<PhotographCopyEvent> {
  if (state !== null) return { rejected: 'already-done' };
  const refused = refusedPassingOn(complaint);
  if (refused !== undefined) return refused;
  if (!isKept(complaint, announced.original)) {
    return { rejected: 'photograph-missing', faults: [noOriginal('original')] };
  }
  return [{ type: photographCopyAnnounced.type, data: announced }];
}

/**
 * 转交照片: the office passes on copies of what the complainant photographed, in which faces, plates and house numbers are
 * covered where they must be; the photographs themselves stay sealed. Whoever does it has looked at them. Before the
 * hand-over nobody sees the copies but the office and the team; then so do the organisations that have a part. It moves
 * nothing else: no date, no notice, no edition, and the complainant reads nothing of it. A copy of a photograph of which
 * one was passed on before takes its place, and the earlier one is erased.
 */
export function decidePassOn(
  state: Complaint,
  passing: {
    readonly complaint: string;
    readonly photographs: readonly NamedCopy[];
    /** What was found of the files of the copies: they are fit to be passed on, or what is wrong with them. */
    readonly files: FitFiles | Rejection;
    readonly hasLooked: boolean;
  },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedPassingOn(state);
  if (refused !== undefined) return refused;
  if (!passing.hasLooked) return { rejected: 'look-needed' };
  const { complaint, photographs, files } = passing;
  const faults = photographs.flatMap((named, index) => [
    ...(isKept(state, named.original) ? [] : [noOriginal(`photographs/${index}/original`)]),
    ...(state.erased.files.includes(named.copy) || state.passedOn.some(isCopy(named.copy))
      ? [faultAt('missing', `photographs/${index}/copy`, 'It was passed on or erased before')]
      : []),
  ]);
  if (faults.length > 0) return { rejected: 'photograph-missing', faults };
  const twice = photographs.flatMap((named, index) =>
    photographs.findIndex(
      ({ original, copy }) => original === named.original || copy === named.copy,
    ) < index
      ? [faultAt('twice', `photographs/${index}`, 'One photograph has one copy')]
      : [],
  );
  if (twice.length > 0) return { rejected: 'invalid', faults: twice };
  if ('rejected' in files) return files;
  const replaced = standingCopies(state).filter(({ original }) =>
    photographs.some((named) => named.original === original),
  );
  return [
    {
      type: complaintPhotographsPassedOn.type,
      data: {
        photographs: photographs.map(({ original, copy, areas }) => {
          const print = files.prints.get(copy);
          if (print === undefined) throw new Error(`${copy} was not looked at`);
          return { original, copy, areas, print };
        }),
      },
    },
    ...(replaced.length === 0 ? [] : [erasedCopies(complaint, replaced)]),
  ];
}

/** The copies go, and with them by what they would be known again. */
export function erasedCopies(
  complaint: string,
  copies: readonly PassedOn[],
): Extract<ComplaintEvent, { type: typeof noteErased.type }> {
  return {
    type: noteErased.type,
    data: {
      matter: { kind: 'complaint', id: complaint },
      cause: 'office',
      parts: ['photographs'],
      notes: copies.map(({ print }) => print.note),
      files: copies.map(({ copy }) => ({ folder: 'evidence', file: copy })),
      plan: [],
      last: true,
    },
  };
}

/** Why no photograph of a complaint can be passed on, whichever it is; undefined where one can. */
function refusedPassingOn(state: Complaint): Rejection | undefined {
  if (state.stage === 'none') return { rejected: 'not-found' };
  // Nobody has anything to do with it any more, or those of another one have.
  if (['declined', 'merged', 'withdrawn', 'closed'].includes(state.stage)) {
    return { rejected: 'wrong-stage' };
  }
  return keptPhotographs(state).length === 0 ? { rejected: 'no-photographs' } : undefined;
}

/** What is said of each way in which a file is no copy that may be passed on. */
export const unfitCopy: Readonly<Record<JpegFault | 'too-large', string>> = {
  'not-a-jpeg': 'The file is no whole JPEG',
  'more-than-a-picture': 'The file holds more than the picture, such as place, time or a comment',
  'too-large': 'The picture has too many pixels in a row or column',
};

function isKept(state: Complaint, original: string): boolean {
  return keptPhotographs(state).some(({ photograph }) => photograph === original);
}

function isCopy(id: string): (one: PassedOn) => boolean {
  return ({ copy }) => copy === id;
}

function noOriginal(field: string) {
  return faultAt('missing', field, 'No such photograph of the complainant is kept');
}
