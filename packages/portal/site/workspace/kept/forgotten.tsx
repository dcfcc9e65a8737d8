import type { Endpoint } from '@ducha/contracts';
import { useEffect, useRef } from 'preact/hooks';
import { useStaffAct, type Asked } from '../staff-act.ts';
import { NotDone } from './not-done.tsx';

/** What was just forgotten, and the way back, which keeps it once more: it may have been a slip. */
export function Forgotten<E extends Endpoint>(props: {
  readonly endpoint: E;
  readonly request: Asked<E>;
  readonly says: string;
  readonly undo: string;
  readonly otherwise: string;
  readonly back: () => void;
}) {
  const { endpoint, request, says, undo, otherwise, back } = props;
  const { act, send, again } = useStaffAct(endpoint);
  const button = useRef<HTMLButtonElement>(null);
  // What was pressed is gone.
  useEffect(() => button.current?.focus(), []);
  const bringBack = (): void => {
    void (act.state === 'unanswered' ? again() : send(request)).then((called) => {
      if (called?.ok === true) back();
    });
  };
  return (
    <p role="status" class="line small">
      {says}
      <button
        ref={button}
        type="button"
        class="button small"
        aria-disabled={act.state === 'sending'}
        onClick={bringBack}
      >
        {undo}
      </button>
      <NotDone act={act} otherwise={otherwise} />
    </p>
  );
}
