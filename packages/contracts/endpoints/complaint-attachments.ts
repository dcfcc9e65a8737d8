import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { opaqueId, sha256 } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import type { Fault } from '../problem.ts';
import { photographMediaType } from './complaint-photographs.ts';
import { none } from './complaint-requests.ts';
import { fileBytesLimit, upload } from './file-upload.ts';

/** 附件: what may go with a complaint beside photographs, and is a document, a sound or a film. */
export const attachmentMediaType = z.enum([
  'application/pdf',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/ogg',
  'video/mp4',
  'video/quicktime',
  'video/webm',
]);
export type AttachmentMediaType = z.infer<typeof attachmentMediaType>;

/** Whatever may go with a complaint. */
export const givenMediaType = z.enum([
  ...photographMediaType.options,
  ...attachmentMediaType.options,
]);
export type GivenMediaType = z.infer<typeof givenMediaType>;

/** How many attachments go with one complaint. */
export const attachmentsLimit = 4;

/** What kind of file one is, by its format. */
export type GivenKind = 'photograph' | 'document' | 'sound' | 'film';

/** The kind of each format. */
export const givenKind: Readonly<Record<GivenMediaType, GivenKind>> = {
  'image/jpeg': 'photograph',
  'image/png': 'photograph',
  'image/webp': 'photograph',
  'application/pdf': 'document',
  'audio/mpeg': 'sound',
  'audio/mp4': 'sound',
  'audio/wav': 'sound',
  'audio/ogg': 'sound',
  'video/mp4': 'film',
  'video/quicktime': 'film',
  'video/webm': 'film',
};

const megabyte = 1024 * 1024;

/** The most bytes that a file of each kind may have. A minute of a telephone's film is 60 to 130 MB as it is taken, a tenth of that as it is sent. */
export const givenBytesLimit: Readonly<Record<GivenKind, number>> = {
  photograph: fileBytesLimit,
  document: 20 * megabyte,
  sound: 20 * megabyte,
  film: 100 * megabyte,
};

/** How long, in seconds, a sound or a film may play, as far as the file tells it to a browser; the bytes bound it in any case. */
export const playedSecondsLimit = { sound: 60 * 60, film: 10 * 60 } as const;

/** What is wrong with a file that is announced: it is larger than its kind may be. */
export function givenFault({
  mediaType,
  bytes,
}: {
  readonly mediaType: GivenMediaType;
  readonly bytes: number;
}): Fault | undefined {
  const most = givenBytesLimit[givenKind[mediaType]];
  return bytes <= most
    ? undefined
    : { pointer: '#/bytes', code: 'too-large', detail: `A file of this kind has at most ${most}` };
}

const bytes = once(() => z.int().check(z.minimum(1), z.maximum(givenBytesLimit.film)));

export const requestAttachmentUpload = endpoint({
  name: 'requestAttachmentUpload',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/attachments',
  summary:
    'Announces a PDF, sound or film for a complaint and gives an address to which exactly that file can be put',
  params: none,
  query: none,
  body: () =>
    z.strictObject({
      inspection: opaqueId,
      sha256,
      bytes: bytes(),
      mediaType: attachmentMediaType,
    }),
  status: 201,
  /** The id goes into the complaint; nobody else knows it. */
  answer: () => z.strictObject({ attachment: opaqueId, upload: upload() }),
  rejections: ['proof-needed', 'inspection-not-open'],
  proof: true,
});

export const requestRegisteredFile = endpoint({
  name: 'requestRegisteredFile',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaint-files',
  summary:
    'Announces a photograph, PDF, sound or film for a complaint that is to be registered, such as the scan of a letter, and gives an address to which exactly that file can be put',
  params: none,
  query: none,
  body: () =>
    z.strictObject({ inspection: opaqueId, sha256, bytes: bytes(), mediaType: givenMediaType }),
  status: 201,
  /** The id goes among the photographs or the attachments of the registration. */
  answer: () => z.strictObject({ file: opaqueId, upload: upload() }),
  rejections: ['inspection-not-open'],
});
