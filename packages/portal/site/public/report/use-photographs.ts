import { attachmentsLimit, photographsLimit, type GivenKind } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isAttachment, kindOf, type DraftPhotograph, type ReportDraft } from './draft.ts';
import { sha256Of } from './photographs/hash.ts';
import {
  after,
  canBegin,
  goesByItself,
  type PhotographEvent,
  type Progress,
  type Unfit,
} from './photographs/photograph.ts';
import { prepare } from './photographs/prepare.ts';
import { upload } from './photographs/upload.ts';
import type { HeldDraft } from './use-draft.ts';

/** A photograph, or another file, as the page shows it. */
export interface ShownPhotograph {
  readonly id: string;
  readonly progress: Progress;
  readonly kind: GivenKind;
  /** How long a sound or a film plays, where it tells. */
  readonly seconds: number | undefined;
  /** Address of its picture in this page's memory; of a photograph alone. */
  readonly preview: string | undefined;
  readonly bytes: number;
}

/** The photographs of the draft: prepared and uploaded one by one, kept on the device until the report is sent. */
export function usePhotographs(held: HeldDraft) {
  const { draft, latest, change, device, holding } = held;
  const [shown, setShown] = useState<readonly ShownPhotograph[]>([]);
  const current = useRef(shown);
  const files = useRef(new Map<string, Blob>());
  const stops = useRef(new Map<string, AbortController>());
  const queue = useRef(Promise.resolve());

  const update = (next: readonly ShownPhotograph[]): void => {
    current.current = next;
    setShown(next);
  };
  const happen = (id: string, event: PhotographEvent): void =>
    update(
      current.current.map((one) =>
        one.id === id ? { ...one, progress: after(one.progress, event) } : one,
      ),
    );
  const show = (
    id: string,
    file: Blob | undefined,
    progress: Progress,
    {
      kind = file === undefined ? 'photograph' : kindOf({ mediaType: file.type }),
      seconds,
      bytes = file?.size ?? 0,
    }: Partial<Pick<ShownPhotograph, 'kind' | 'seconds' | 'bytes'>> = {},
  ): void => {
    if (file !== undefined) files.current.set(id, file);
    const isShown = file !== undefined && kind === 'photograph';
    const preview = isShown ? URL.createObjectURL(file) : undefined;
    const one = { id, progress, kind, seconds, preview, bytes };
    const known = current.current.some((before) => before.id === id);
    update(
      known
        ? current.current.map((before) => (before.id === id ? one : before))
        : [...current.current, one],
    );
  };
  const hide = (id: string): void => {
    stops.current.get(id)?.abort();
    files.current.delete(id);
    const preview = current.current.find((one) => one.id === id)?.preview;
    if (preview !== undefined) URL.revokeObjectURL(preview);
    update(current.current.filter((one) => one.id !== id));
  };
  const begin = async (id: string): Promise<void> => {
    const photograph = latest().photographs.find((one) => one.id === id);
    const file = files.current.get(id);
    const { inspection } = latest();
    const progress = current.current.find((one) => one.id === id)?.progress;
    if (photograph === undefined || file === undefined || inspection === '') return;
    if (progress === undefined || !canBegin(progress)) return;
    const stop = new AbortController();
    stops.current.set(id, stop);
    happen(id, { type: 'begin' });
    const uploaded = await upload(photograph, inspection, file, {
      part: (part) => happen(id, { type: 'sent', part }),
      signal: stop.signal,
    });
    if (stop.signal.aborted) return;
    if (typeof uploaded === 'string') {
      happen(id, { type: uploaded });
      return;
    }
    change((before) => withPhotograph(before, id, { uploaded: uploaded.id, inspection }));
    happen(id, { type: 'uploaded' });
  };
  const beginWaiting = (): void => {
    for (const { id, progress } of current.current) {
      if (goesByItself(progress)) void begin(id);
    }
  };

  const add = async (id: string, chosen: Blob): Promise<void> => {
    const prepared = await prepare(chosen);
    // Removed while it was prepared.
    if (!current.current.some((one) => one.id === id)) return;
    if (typeof prepared === 'string') {
      happen(id, { type: 'unfit', why: prepared });
      return;
    }
    const { file, seconds } = prepared;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const photograph: DraftPhotograph = {
      id,
      key: crypto.randomUUID(),
      mediaType: file.type,
      bytes: bytes.length,
      sha256: await sha256Of(bytes),
      inspection: latest().inspection,
      uploaded: null,
    };
    const why = whyNotAdded(latest().photographs, photograph);
    if (why !== undefined) {
      happen(id, { type: 'unfit', why });
      return;
    }
    // Where nothing can be kept, the report goes all the same.
    if (bytes.length <= keptBytesLimit) {
      await device()
        ?.writeBytes(fileName(id), bytes)
        .catch(() => undefined);
    }
    show(id, file, { is: 'waiting' }, { seconds });
    change((before) => ({ ...before, photographs: [...before.photographs, photograph] }));
    void begin(id);
  };

  /** Shows what the draft holds, when it was opened here or another one was begun. */
  const restore = async (): Promise<void> => {
    for (const { id } of current.current) hide(id);
    for (const photograph of latest().photographs) {
      const bytes = await device()?.readBytes(fileName(photograph.id));
      const kind = kindOf(photograph);
      if (bytes === undefined && (photograph.uploaded === null || kind === 'photograph')) {
        change((before) => without(before, photograph.id));
        continue;
      }
      show(
        photograph.id,
        bytes === undefined ? undefined : new Blob([bytes], { type: photograph.mediaType }),
        photograph.uploaded === null ? { is: 'waiting' } : { is: 'uploaded' },
        { kind, bytes: photograph.bytes },
      );
      void begin(photograph.id);
    }
  };
  useEffect(() => {
    if (holding === 'here') void restore();
  }, [holding, draft.key]);
  useEffect(() => {
    renewOthers();
    beginWaiting();
    addEventListener('online', beginWaiting);
    return () => removeEventListener('online', beginWaiting);
  }, [draft.inspection]);

  /** A photograph is announced for one inspection: for another it is another photograph. */
  const renewOthers = (): void => {
    const { inspection, photographs } = latest();
    if (inspection === '') return;
    const others = photographs.filter((one) => one.inspection !== inspection);
    renew(others.map(({ id }) => id));
  };
  const renew = (ids: readonly string[]): void => {
    if (ids.length === 0) return;
    const { inspection } = latest();
    for (const id of ids) {
      stops.current.get(id)?.abort();
      const part = { key: crypto.randomUUID(), inspection, uploaded: null };
      change((before) => withPhotograph(before, id, part));
      const file = files.current.get(id);
      if (file !== undefined) show(id, file, { is: 'waiting' });
      void begin(id);
    }
  };

  return {
    shown,
    left: {
      photographs: photographsLimit - counted(draft.photographs, false),
      attachments: attachmentsLimit - counted(draft.photographs, true),
    },
    choose: (chosen: readonly Blob[]): void => {
      for (const file of chosen) {
        const id = crypto.randomUUID();
        show(id, undefined, { is: 'preparing' });
        // One at a time: an old phone has the memory for one.
        queue.current = queue.current.then(async () => add(id, file));
      }
    },
    stop: (id: string): void => {
      stops.current.get(id)?.abort();
      happen(id, { type: 'stop' });
    },
    again: (id: string): void => void begin(id),
    /** Uploads all of them anew, because the house did not find them. */
    renewAll: (): void => renew(latest().photographs.map(({ id }) => id)),
    remove: (id: string): void => {
      hide(id);
      change((before) => without(before, id));
      void device()
        ?.remove(fileName(id))
        .catch(() => undefined);
    },
  };
}

/** What `usePhotographs` gives. */
export type Photographs = ReturnType<typeof usePhotographs>;

function fileName(id: string): string {
  return `photograph/${id}`;
}

/** What is larger is sent, and not kept on the device: an old phone has no room for a film. */
const keptBytesLimit = 20 * 1024 * 1024;

/** How many of the files are attachments, or how many are not. */
function counted(files: readonly DraftPhotograph[], attachments: boolean): number {
  return files.filter((one) => isAttachment(one) === attachments).length;
}

/** Why a file is not added to those that there are: it is there already, or there are as many as can be. */
function whyNotAdded(files: readonly DraftPhotograph[], added: DraftPhotograph): Unfit | undefined {
  if (files.some(({ sha256 }) => sha256 === added.sha256)) return 'twice';
  const attachments = isAttachment(added);
  const most = attachments ? attachmentsLimit : photographsLimit;
  if (counted(files, attachments) < most) return undefined;
  return attachments ? 'too-many-attachments' : 'too-many';
}

function withPhotograph(
  draft: ReportDraft,
  id: string,
  part: Partial<DraftPhotograph>,
): ReportDraft {
  const photographs = draft.photographs.map((one) => (one.id === id ? { ...one, ...part } : one));
  return { ...draft, photographs };
}

function without(draft: ReportDraft, id: string): ReportDraft {
  return { ...draft, photographs: draft.photographs.filter((one) => one.id !== id) };
}
