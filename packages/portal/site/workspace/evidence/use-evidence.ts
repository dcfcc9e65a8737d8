import { fileBytesLimit, type EvidenceKind, type Problem } from '@ducha/contracts';
import { fileHeadBytes } from '@ducha/contracts/file-type.ts';
import { checkFile, type EvidenceMediaType } from './file-check.ts';
import type { PutEvidence } from './put-evidence.ts';
import type { Upload } from './put-file.ts';
import { useFiles, type AnnouncedFile, type FileItem, type Files } from './use-files.ts';

/** Announces a file for the matter at hand. @throws when nobody answered */
export type Announce = (
  file: AnnouncedFile<EvidenceKind, EvidenceMediaType>,
  idempotencyKey: string,
) => Promise<
  | { readonly ok: true; readonly body: { readonly evidence: string; readonly upload: Upload } }
  | { readonly ok: false; readonly problem: Problem }
>;

/** The files of a form that are evidence. */
export function useEvidence(
  matter: string,
  announce: Announce,
  first: readonly PutEvidence[],
): Files<EvidenceKind, EvidenceMediaType> {
  return useFiles<EvidenceKind, EvidenceMediaType>(
    {
      matter,
      check: async (file, kind) => {
        const head = new Uint8Array(await file.slice(0, fileHeadBytes).arrayBuffer());
        const checked = checkFile({ size: file.size, head }, kind, fileBytesLimit);
        return 'fault' in checked ? checked : { file, mediaType: checked.mediaType };
      },
      announce: async (file, idempotencyKey) => {
        const called = await announce(file, idempotencyKey);
        if (!called.ok) return called;
        return { ok: true, body: { id: called.body.evidence, upload: called.body.upload } };
      },
    },
    first.map(({ evidence, ...file }) => ({ id: evidence, ...file })),
  );
}

/** The files that have arrived, for the act's body and the draft. */
export function putOf(items: readonly FileItem<EvidenceKind>[]): readonly PutEvidence[] {
  return items.flatMap(({ name, bytes, kind, state }) =>
    state.is === 'put' ? [{ evidence: state.id, name, bytes, kind }] : [],
  );
}
