import {
  givenBytesLimit,
  givenKind,
  givenMediaType,
  requestRegisteredFile,
  type GivenMediaType,
} from '@ducha/contracts';
import { fileHeadBytes, fileTypeOf, type FileType } from '@ducha/contracts/file-type.ts';
import { call } from '../../api.ts';
import { drawnAnew } from '../../public/report/photographs/prepare.ts';
import { useFiles, type FileItem, type Files, type Unfit } from '../evidence/use-files.ts';
import { accessToken } from '../session.ts';

/** What came with a complaint that a clerk writes down: its kind is told by its content alone. */
export type CameWithIt = Files<null, GivenMediaType>;

/**
 * The files that go with a registration. They go as they are, since what a letter says is evidence; of a HEIC, which
 * nobody else could open, a JPEG is drawn where this browser can read it.
 */
export function useCameWithIt(inspection: string): CameWithIt {
  return useFiles<null, GivenMediaType>(
    {
      matter: inspection,
      check: async (file) => checkedFile(file),
      announce: async ({ sha256, bytes, mediaType }, idempotencyKey) => {
        const token = await accessToken();
        const called = await call(requestRegisteredFile, {
          body: { inspection, sha256, bytes, mediaType },
          idempotencyKey,
          ...(token === undefined ? {} : { token }),
        });
        if (!called.ok) return called;
        return { ok: true, body: { id: called.body.file, upload: called.body.upload } };
      },
    },
    [],
  );
}

async function checkedFile(
  file: Blob,
): Promise<{ readonly file: Blob; readonly mediaType: GivenMediaType } | Unfit> {
  if (file.size === 0) return { fault: 'empty' };
  const head = new Uint8Array(await file.slice(0, fileHeadBytes).arrayBuffer());
  const type = fileTypeOf(head);
  if (type === 'image/heic') {
    const drawn = await drawnAnew(new Blob([file], { type }));
    if (typeof drawn !== 'string') return { file: drawn, mediaType: 'image/jpeg' };
    return { fault: drawn === 'unreadable' ? 'heic' : drawn };
  }
  const mediaType = givenTypeOf(type);
  if (mediaType === undefined) return { fault: 'wrong-type' };
  const limit = givenBytesLimit[givenKind[mediaType]];
  return file.size > limit ? { fault: 'too-large', limit } : { file, mediaType };
}

function givenTypeOf(type: FileType | undefined): GivenMediaType | undefined {
  return givenMediaType.options.find((one) => one === type);
}

/** The ids of those that are there, as the registration names them. */
export function namedIn(items: readonly FileItem<null, GivenMediaType>[]): {
  readonly photographs: string[];
  readonly attachments: string[];
} {
  const ids = (photographs: boolean): string[] =>
    items.flatMap(({ state }) =>
      state.is === 'put' && isPhotograph(state.mediaType) === photographs ? [state.id] : [],
    );
  return { photographs: ids(true), attachments: ids(false) };
}

function isPhotograph(mediaType: GivenMediaType | undefined): boolean {
  return mediaType !== undefined && givenKind[mediaType] === 'photograph';
}
