import { useEffect, useRef, useState } from 'preact/hooks';
import { deviceDraft, type DeviceDraft } from '../../device-draft/device-draft.ts';
import { openIndexedDb } from '../../device-draft/indexed-db.ts';
import { latestWrite, type LatestWrite } from '../../device-draft/latest-write.ts';
import { onePage, type Holding, type OnePage } from '../../device-draft/one-page.ts';
import { draftIn, emptyDraft, isUntouched, type ReportDraft } from './draft.ts';
import { pendingIn, type PendingReport } from './request.ts';

/** What the reporter is told of the draft when the page opens, or when it was deleted. */
export type DraftNote = 'restored' | 'expired' | 'forgotten';

/** The draft, and what is known of how it is kept. */
export interface HeldDraft {
  readonly holding: 'opening' | Holding;
  readonly draft: ReportDraft;
  /** The newest, for what goes on while the page is drawn. */
  readonly latest: () => ReportDraft;
  readonly change: (changed: (before: ReportDraft) => ReportDraft) => void;
  /** Where it is kept; undefined where the browser keeps nothing. */
  readonly device: () => DeviceDraft | undefined;
  readonly isKept: boolean;
  readonly note: DraftNote | undefined;
  /** A report that was sent and not answered, found when the page opened. */
  readonly pending: PendingReport | undefined;
  /** Continues in this page what another one holds. */
  readonly take: () => void;
  /** Deletes it from the device and begins an empty one. */
  readonly forget: () => Promise<void>;
}

/** The one draft of this device, which one page at a time changes. */
export function useDraft(): HeldDraft {
  const [draft, setDraft] = useState(() => emptyDraft(''));
  const [holding, setHolding] = useState<HeldDraft['holding']>('opening');
  const [isKept, setKept] = useState(true);
  const [note, setNote] = useState<DraftNote>();
  const [pending, setPending] = useState<PendingReport>();
  const latest = useRef(draft);
  const device = useRef<DeviceDraft>(undefined);
  const page = useRef<OnePage>(undefined);
  const isWritten = useRef(false);
  const writing = useRef<LatestWrite<ReportDraft>>(undefined);

  const show = (next: ReportDraft): void => {
    latest.current = next;
    setDraft(next);
  };
  const load = async (): Promise<void> => {
    const { draft: found, note: said, pending: unanswered } = await readDevice(device.current);
    isWritten.current = found !== undefined;
    show(found ?? emptyDraft(crypto.randomUUID()));
    setNote(said);
    setPending(unanswered);
    setHolding('here');
  };
  useEffect(() => {
    const open = async (): Promise<void> => {
      try {
        const opened = deviceDraft(await openIndexedDb('ducha-report'), Date.now);
        device.current = opened;
        writing.current = latestWrite(
          async (value) => opened.writeJson('draft', value),
          () => setKept(false),
        );
        page.current = onePage('ducha.report', (next) => {
          if (next === 'here') void load();
          else setHolding(next);
        });
      } catch {
        // Private windows and old browsers: the page works, and says that it keeps nothing.
        device.current = undefined;
        setKept(false);
        await load();
      }
    };
    void open();
    return () => page.current?.leave();
  }, []);

  return {
    holding,
    draft,
    latest: () => latest.current,
    change: (changed) => {
      const next = changed(latest.current);
      if (next === latest.current) return;
      const { problem, place } = latest.current;
      if (next.problem !== problem || next.place !== place) setNote(undefined);
      show(next);
      // Who only opens the page leaves nothing on the device.
      isWritten.current ||= !isUntouched(next);
      if (isWritten.current) writing.current?.write(next);
    },
    device: () => device.current,
    isKept,
    note,
    pending,
    take: () => page.current?.take(),
    forget: async () => {
      await writing.current?.stop();
      await device.current?.forget().catch(() => setKept(false));
      isWritten.current = false;
      setPending(undefined);
      show(emptyDraft(crypto.randomUUID()));
      setNote('forgotten');
    },
  };
}

/** What lies on the device. What cannot be read there is as good as not there. */
async function readDevice(device: DeviceDraft | undefined): Promise<{
  readonly draft?: ReportDraft | undefined;
  readonly note?: DraftNote | undefined;
  readonly pending?: PendingReport | undefined;
}> {
  if (device === undefined) return {};
  try {
    if (await device.expire('draft')) return { note: 'expired' };
    const draft = draftIn(await device.readJson('draft'));
    const pending = pendingIn(await device.readJson('pending'));
    if (draft === undefined) return { pending };
    return { draft, pending, note: isUntouched(draft) ? undefined : 'restored' };
  } catch {
    return {};
  }
}
