import * as z from 'zod/mini';
import { opaqueId, sha256 } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { none } from './complaint-requests.ts';
import { fileBytes, upload } from './file-upload.ts';

/** The formats that a complainant's photographs may have. */
export const photographMediaType = z.enum(['image/jpeg', 'image/png', 'image/webp']);

/** How many photographs go with one complaint. */
export const photographsLimit = 6;

export const requestPhotographUpload = endpoint({
  name: 'requestPhotographUpload',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/photographs',
  summary:
    'Announces a photograph for a complaint and gives an address to which exactly that file can be put',
  params: none,
  query: none,
  body: () =>
    z.strictObject({
      inspection: opaqueId,
      sha256,
      bytes: fileBytes(),
      mediaType: photographMediaType,
    }),
  status: 201,
  /** The id goes into the complaint; nobody else knows it. */
  answer: () => z.strictObject({ photograph: opaqueId, upload: upload() }),
  rejections: ['proof-needed', 'inspection-not-open'],
  proof: true,
});
