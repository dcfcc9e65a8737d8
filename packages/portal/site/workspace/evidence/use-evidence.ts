import { fileBytesLimit, type EvidenceKind, type Problem } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../api.ts';
import { houseNow } from '../house-time.ts';
import { checkFile, headBytes, type EvidenceMediaType, type FileFault } from './file-check.ts';
import type { PutEvidence } from './put-evidence.ts';
import { putFile, type Upload } from './put-file.ts';

/** A file as it is announced to the house before it is put. */
export interface AnnouncedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: EvidenceMediaType;
  readonly kind: EvidenceKind;
}

/** Announces a file for the matter at hand. @throws when nobody answered */
export type Announce = (
  file: AnnouncedFile,
  idempotencyKey: string,
) => Promise<
  | { readonly ok: true; readonly body: { readonly evidence: string; readonly upload: Upload } }
  | { readonly ok: false; readonly problem: Problem }
>;

/** A file on its way to become evidence. */
export interface EvidenceItem {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: EvidenceKind;
  readonly state:
    | { readonly is: 'waiting' }
    | { readonly is: 'sending'; readonly part: number }
    | { readonly is: 'put'; readonly evidence: string }
    /** Cut on the way: it can be sent again. */
    | { readonly is: 'cut' }
    | { readonly is: 'refused'; readonly code: string }
    | { readonly is: 'unfit'; readonly fault: FileFault };
}

/** The files of a form: sent one after the other while the person goes on writing. */
export function useEvidence(
  announce: Announce,
  first: readonly PutEvidence[],
): {
  readonly items: readonly EvidenceItem[];
  readonly add: (kind: EvidenceKind, files: readonly File[]) => void;
  /** Stops what is on its way, and takes it from the list. */
  readonly remove: (key: string) => void;
  readonly again: (key: string) => void;
} {
  const [items, setItems] = useState<readonly EvidenceItem[]>(() => first.map(itemOf));
  const files = useRef(new Map<string, SentFile>());
  const queue = useRef(Promise.resolve());
  useEffect(
    () => () => {
      for (const { given } of files.current.values()) given.abort();
    },
    [],
  );

  const say = (key: string, state: EvidenceItem['state']): void =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, state } : item)));
  const start = (key: string): void => {
    const sent = files.current.get(key);
    if (sent === undefined) return;
    say(key, { is: 'waiting' });
    queue.current = queue.current.then(async () => {
      if (sent.given.signal.aborted) return;
      const end = await sendFile(sent, announce, (part) => say(key, { is: 'sending', part }));
      if (!sent.given.signal.aborted) say(key, end);
    });
  };
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

/** The files that have arrived, for the act's body and the draft. */
export function putOf(items: readonly EvidenceItem[]): readonly PutEvidence[] {
  return items.flatMap(({ name, bytes, kind, state }) =>
    state.is === 'put' ? [{ evidence: state.evidence, name, bytes, kind }] : [],
  );
}

function itemOf({ evidence, name, bytes, kind }: PutEvidence): EvidenceItem {
  return { key: evidence, name, bytes, kind, state: { is: 'put', evidence } };
}

interface SentFile {
  readonly file: File;
  readonly kind: EvidenceKind;
  readonly given: AbortController;
  /** What was announced already, while its address holds. */
  known: { readonly evidence: string; readonly upload: Upload } | undefined;
}

async function sendFile(
  sent: SentFile,
  announce: Announce,
  progress: (part: number) => void,
): Promise<EvidenceItem['state']> {
  const { file, kind, given } = sent;
  try {
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    const checked = checkFile({ size: file.size, head }, kind, fileBytesLimit);
    if ('fault' in checked) return { is: 'unfit', fault: checked.fault };
    progress(0);
    if (sent.known === undefined || sent.known.upload.until <= houseNow()) {
      const { mediaType } = checked;
      const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      const called = await announce(
        { sha256, bytes: file.size, mediaType, kind },
        crypto.randomUUID(),
      );
      if (!called.ok) return { is: 'refused', code: codeOf(called.problem) };
      sent.known = called.body;
    }
    const { evidence, upload } = sent.known;
    const end = await putFile(upload, file, { signal: given.signal, progress });
    if (end === 'put') return { is: 'put', evidence };
    // The address may have run out: the next try asks for another.
    if (end === 'refused') sent.known = undefined;
    return { is: 'cut' };
  } catch {
    return { is: 'cut' };
  }
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
