import type { Problem } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../api.ts';
import { sha256Of } from '../../public/report/photographs/hash.ts';
import { houseNow } from '../house-time.ts';
import type { FileFault } from './file-check.ts';
import { putFile, type Upload } from './put-file.ts';

/** A file as it is announced to the house before it is put. */
export interface AnnouncedFile<Kind, MediaType> {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
  readonly kind: Kind;
}

/** Why a file does not go; of one that is too large, how large it may be. */
export interface Unfit {
  readonly fault: FileFault;
  readonly limit?: number;
}

/** How the files of a form are looked at and announced. */
export interface FileWay<Kind, MediaType> {
  /** The matter that they are announced for: when it becomes another one, they are sent anew. */
  readonly matter: string;
  /** What goes of a chosen file, and as what; or why nothing does. */
  readonly check: (
    file: File,
    kind: Kind,
  ) => Promise<{ readonly file: Blob; readonly mediaType: MediaType } | Unfit>;
  /** Announces it for the matter at hand, and gives its id and where it can be put. @throws when nobody answered */
  readonly announce: (
    file: AnnouncedFile<Kind, MediaType>,
    idempotencyKey: string,
  ) => Promise<
    | { readonly ok: true; readonly body: { readonly id: string; readonly upload: Upload } }
    | { readonly ok: false; readonly problem: Problem }
  >;
}

/** A file that the house has. */
export interface HadFile<Kind> {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: Kind;
}

/** A file of a form, on its way or there. */
export interface FileItem<Kind, MediaType = unknown> {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: Kind;
  readonly state:
    | { readonly is: 'waiting' }
    | { readonly is: 'sending'; readonly part: number }
    /** Its format is not known of one that was put before the page was opened. */
    | { readonly is: 'put'; readonly id: string; readonly mediaType?: MediaType }
    /** Cut on the way: it can be sent again. */
    | { readonly is: 'cut' }
    | { readonly is: 'refused'; readonly code: string }
    | ({ readonly is: 'unfit' } & Unfit);
}

/** The files of a form: sent one after the other while the person goes on writing. */
export interface Files<Kind, MediaType> {
  readonly items: readonly FileItem<Kind, MediaType>[];
  readonly add: (kind: Kind, files: readonly File[]) => void;
  /** Stops what is on its way, and takes it from the list. */
  readonly remove: (key: string) => void;
  readonly again: (key: string) => void;
}

export function useFiles<Kind, MediaType>(
  way: FileWay<Kind, MediaType>,
  first: readonly HadFile<Kind>[],
): Files<Kind, MediaType> {
  type Item = FileItem<Kind, MediaType>;
  const [items, setItems] = useState<readonly Item[]>(() =>
    first.map(({ id, ...file }) => ({ key: id, ...file, state: { is: 'put', id } })),
  );
  const files = useRef(new Map<string, SentFile<Kind, MediaType>>());
  const queue = useRef(Promise.resolve());
  useEffect(
    () => () => {
      for (const { given } of files.current.values()) given.abort();
    },
    [],
  );

  const say = (key: string, state: Item['state']): void =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, state } : item)));
  const start = (key: string): void => {
    const sent = files.current.get(key);
    if (sent === undefined) return;
    say(key, { is: 'waiting' });
    queue.current = queue.current.then(async () => {
      if (sent.given.signal.aborted) return;
      const end = await sendFile(sent, way, (part) => say(key, { is: 'sending', part }));
      if (!sent.given.signal.aborted) say(key, end);
    });
  };
  useEffect(() => {
    for (const [key, { known }] of files.current) {
      if (known !== undefined && known.matter !== way.matter) start(key);
    }
  }, [way.matter]);
  return {
    items,
    add: (kind, chosen) => {
      const added = chosen.map((file) => {
        const key = crypto.randomUUID();
        files.current.set(key, { file, kind, given: new AbortController(), known: undefined });
        return { key, name: file.name, bytes: file.size, kind, state: { is: 'waiting' } as const };
      });
      setItems((all) => [...all, ...added]);
      for (const { key } of added) start(key);
    },
    remove: (key) => {
      files.current.get(key)?.given.abort();
      files.current.delete(key);
      setItems((all) => all.filter((item) => item.key !== key));
    },
    again: start,
  };
}

interface SentFile<Kind, MediaType> {
  readonly file: File;
  readonly kind: Kind;
  readonly given: AbortController;
  /** What was announced already, while its address holds. */
  known:
    | {
        readonly matter: string;
        readonly id: string;
        readonly upload: Upload;
        readonly file: Blob;
        readonly mediaType: MediaType;
      }
    | undefined;
}

async function sendFile<Kind, MediaType>(
  sent: SentFile<Kind, MediaType>,
  way: FileWay<Kind, MediaType>,
  progress: (part: number) => void,
): Promise<FileItem<Kind, MediaType>['state']> {
  const { kind, given } = sent;
  try {
    progress(0);
    const holds = sent.known?.matter === way.matter && sent.known.upload.until > houseNow();
    if (sent.known === undefined || !holds) {
      const checked = await way.check(sent.file, kind);
      if ('fault' in checked) return { is: 'unfit', ...checked };
      const { file, mediaType } = checked;
      const sha256 = await sha256Of(new Uint8Array(await file.arrayBuffer()));
      const announced = { sha256, bytes: file.size, mediaType, kind };
      const called = await way.announce(announced, crypto.randomUUID());
      if (!called.ok) return { is: 'refused', code: codeOf(called.problem) };
      sent.known = { matter: way.matter, ...called.body, file, mediaType };
    }
    const { id, upload, file, mediaType } = sent.known;
    const end = await putFile(upload, file, { signal: given.signal, progress });
    if (end === 'put') return { is: 'put', id, mediaType };
    // The address may have run out: the next try asks for another.
    if (end === 'refused') sent.known = undefined;
    return { is: 'cut' };
  } catch {
    return { is: 'cut' };
  }
}
