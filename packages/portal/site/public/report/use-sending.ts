import { submitComplaint } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { slowAfter } from '../../answer.ts';
import type { Contact } from './draft.ts';
import { provenCall } from './proof/proven-call.ts';
import type { Position } from './position.ts';
import { requestOf, type PendingReport } from './request.ts';
import { isUnsettled, sentAs, type Sent } from './sending.ts';
import type { HeldDraft } from './use-draft.ts';

/** How far the sending of the report has come. */
export type Sending =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly again: boolean; readonly slow: boolean }
  /** Another page sent it, and shows the receipt. */
  | { readonly is: 'sent-elsewhere' }
  | Sent;

const channelName = 'ducha.report';

/**
 * Sends the draft as one report. Before it goes the whole request is kept on the device, sealed, and
 * stays until the house has said what became of it; whatever is pressed, reloaded or cut in between, the
 * same request goes with the same key, which the house answers as it did the first time.
 */
export function useSending({ device, latest, pending, forget, holding }: HeldDraft) {
  const [sending, setSending] = useState<Sending>({ is: 'idle' });
  const busy = useRef(false);
  const waiting = useRef<PendingReport>(undefined);
  const channel = useRef<BroadcastChannel>(undefined);

  useEffect(() => {
    channel.current = new BroadcastChannel(channelName);
    channel.current.onmessage = () =>
      setSending((before) => (before.is === 'received' ? before : { is: 'sent-elsewhere' }));
    return () => channel.current?.close();
  }, []);
  useEffect(() => {
    if (pending === undefined || holding !== 'here' || busy.current) return;
    waiting.current = pending;
    setSending({ is: 'unanswered' });
  }, [pending, holding]);

  const post = async (report: PendingReport, again: boolean): Promise<Sent | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    waiting.current = report;
    setSending({ is: 'sending', again, slow: false });
    const slow = setTimeout(() => setSending({ is: 'sending', again, slow: true }), slowAfter);
    try {
      await keep(report);
      const { key: idempotencyKey, body } = report;
      const called = await provenCall(submitComplaint, { idempotencyKey, body }).catch(
        () => undefined,
      );
      const sent = sentAs(called);
      if (!isUnsettled(sent)) await settle(sent);
      setSending(sent);
      return sent;
    } finally {
      clearTimeout(slow);
      busy.current = false;
    }
  };
  /** A device that keeps nothing does not hold up the report. */
  const keep = async (report: PendingReport): Promise<void> =>
    device()
      ?.writeJson('pending', report)
      .catch(() => undefined);
  const settle = async ({ is }: Sent): Promise<void> => {
    waiting.current = undefined;
    if (is === 'received') {
      await forget();
      channel.current?.postMessage('sent');
    } else {
      await device()
        ?.remove('pending')
        .catch(() => undefined);
    }
  };
  const again = async (): Promise<Sent | undefined> =>
    waiting.current === undefined ? undefined : post(waiting.current, true);
  return {
    sending,
    again,
    send: async (contact: Contact, position: Position | undefined): Promise<Sent | undefined> => {
      const draft = latest();
      return post({ key: draft.key, body: requestOf(draft, contact, position) }, false);
    },
    /** Goes back to the form: nothing is on its way any more. */
    reset: (): void => {
      waiting.current = undefined;
      setSending({ is: 'idle' });
    },
  };
}
