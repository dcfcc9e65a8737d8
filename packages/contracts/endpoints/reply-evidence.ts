import * as z from 'zod/mini';
import { count, opaqueId, sha256 } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { evidenceKind, evidenceMediaType } from '../events/rectification.ts';
import { complaintParams, noBody, none, read } from './complaint-requests.ts';
import { download, fileBytes, upload } from './file-upload.ts';

/** A photograph, measurement or document that goes with a reply. It is not published. */
export const replyEvidence = z.strictObject({
  evidence: opaqueId,
  kind: evidenceKind,
  mediaType: evidenceMediaType,
  bytes: count,
  sha256,
});

export const requestReplyEvidence = endpoint({
  name: 'requestReplyEvidence',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaints/{complaint}/evidence',
  summary:
    'Announces a file that is to go with a reply and gives an address to which exactly that file can be put',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      sha256,
      bytes: fileBytes(),
      mediaType: evidenceMediaType,
      kind: evidenceKind,
    }),
  status: 201,
  answer: () => z.strictObject({ evidence: opaqueId, upload: upload() }),
  rejections: ['wrong-stage', 'task-open'],
});

export const readReplyEvidence = endpoint({
  ...read,
  name: 'readReplyEvidence',
  path: '/complaints/{complaint}/evidence/{evidence}',
  summary: 'A file of a reply and a short-lived address from which it can be fetched',
  params: () => z.strictObject({ ...complaintParams.shape, evidence: opaqueId }),
  query: none,
  body: noBody,
  status: 200,
  answer: () => z.strictObject({ ...replyEvidence.shape, ...download() }),
  rejections: ['evidence-missing'],
});
