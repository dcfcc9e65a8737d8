import type { Endpoint } from '@ducha/contracts';
import { useStaffAct, type Asked } from '../staff-act.ts';
import { NotDone } from './not-done.tsx';

/** × beside something that a person keeps: forgets it. */
export function ForgetButton<E extends Endpoint>(props: {
  readonly endpoint: E;
  readonly request: Asked<E>;
  /** Says what is forgotten. */
  readonly label: string;
  readonly otherwise: string;
  readonly forgotten: () => void;
}) {
  const { endpoint, request, label, otherwise, forgotten } = props;
  const { act, send, again } = useStaffAct(endpoint);
  const forget = (): void => {
    void (act.state === 'unanswered' ? again() : send(request)).then((called) => {
      // One that is not there was forgotten, here before the answer was lost or on another device.
      if (called?.ok === true || called?.status === 404) forgotten();
    });
  };
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-label={label}
        aria-disabled={act.state === 'sending'}
        onClick={forget}
      >
        ×
      </button>
      <NotDone act={act} otherwise={otherwise} />
    </>
  );
}
