import * as z from 'zod/mini';
import { instant, opaqueId, sha256 } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { photographsLimit } from './complaint-photographs.ts';
import { change, complaintParams, noBody, none, read } from './complaint-requests.ts';
import { complaintShown } from './complaint-shown.ts';
import { download, upload } from './file-upload.ts';
import { coveredAreas, takeBackReason } from './passed-on-shown.ts';

/** The most bytes that a copy of a photograph may have, and the most pixels of its longer side. */
export const copyBytesLimit = 3 * 1024 * 1024;
export const copySideLimit = 4_096;

export const requestPhotographCopy = endpoint({
  name: 'requestPhotographCopy',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaints/{complaint}/photograph-copies',
  summary:
    'Announces a copy of a photograph, a JPEG that is to be passed on, and gives an address to which exactly that file can be put',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      /** The photograph of the complainant that it is a copy of. */
      original: opaqueId,
      sha256,
      bytes: z.int().check(z.minimum(1), z.maximum(copyBytesLimit)),
    }),
  status: 201,
  answer: () => z.strictObject({ photograph: opaqueId, upload: upload() }),
  rejections: ['wrong-stage', 'own-case', 'photograph-missing'],
});

const copyOf = { original: opaqueId, copy: opaqueId };

export const passOnPhotographs = endpoint({
  ...change,
  name: 'passOnPhotographs',
  path: '/complaints/{complaint}/passed-on',
  summary:
    'Pass copies of photographs on to the organisations; a copy takes the place of an earlier one of the same photograph',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      photographs: z
        .array(
          z.discriminatedUnion('covering', [
            /** Faces, plates, house numbers: so many areas were covered in the copy. */
            z.strictObject({
              ...copyOf,
              covering: z.literal('areas'),
              areas: coveredAreas.check(z.minimum(1)),
            }),
            /** Somebody says that nothing in it needs to be covered. */
            z.strictObject({ ...copyOf, covering: z.literal('nothing-to-cover') }),
          ]),
        )
        .check(z.minLength(1), z.maxLength(photographsLimit)),
    }),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'own-case',
    'no-photographs',
    'look-needed',
    'photograph-missing',
    'photograph-altered',
    'photograph-unfit',
  ],
});

export const takeBackPhotographs = endpoint({
  ...change,
  name: 'takeBackPhotographs',
  path: '/complaints/{complaint}/passed-on/taking-back',
  summary: 'Take back photographs that were passed on: their copies are erased',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      photographs: z.array(opaqueId).check(z.minLength(1), z.maxLength(photographsLimit)),
      reason: takeBackReason,
    }),
  status: 200,
  answer: complaintShown,
  rejections: ['own-case', 'nothing-passed-on', 'photograph-missing'],
});

export const readPassedOnPhotograph = endpoint({
  ...read,
  name: 'readPassedOnPhotograph',
  path: '/complaints/{complaint}/passed-on/{photograph}',
  summary:
    'A photograph that was passed on, and a short-lived address from which it can be fetched',
  params: () => z.strictObject({ ...complaintParams.shape, photograph: opaqueId }),
  query: none,
  body: noBody,
  status: 200,
  answer: () => z.strictObject({ photograph: opaqueId, at: instant, ...download() }),
  rejections: [],
});
