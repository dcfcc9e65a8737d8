import { useState } from 'preact/hooks';
import { findPosition, type NoPosition, type Position } from './position.ts';
import type { ReportTexts } from './said.ts';

/** 附上我现在的位置: only when the reporter asks for it, and taken off again by one press. */
export function PositionField(props: {
  readonly texts: ReportTexts['position'];
  readonly position: Position | undefined;
  readonly tell: (position: Position | undefined) => void;
}) {
  const { texts, position, tell } = props;
  const [state, setState] = useState<'idle' | 'asking' | NoPosition>('idle');
  // Where there is no such device, nothing is offered.
  if (typeof navigator !== 'undefined' && !('geolocation' in navigator)) return null;
  const ask = async (): Promise<void> => {
    if (state === 'asking') return;
    setState('asking');
    const found = await findPosition();
    if (typeof found === 'string') {
      setState(found);
      return;
    }
    setState('idle');
    tell(found);
  };
  return (
    <div class="field position">
      <p class="hint">{texts.lead}</p>
      <p>
        {position === undefined ? (
          <button type="button" class="button" onClick={() => void ask()}>
            {state === 'asking' ? texts.asking : texts.add}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => tell(undefined)}>
            {texts.remove}
          </button>
        )}
      </p>
      <p role="status" class={state === 'denied' || state === 'unfound' ? 'fault' : 'soft'}>
        {position !== undefined
          ? texts.added(position.accuracy)
          : state === 'denied' || state === 'unfound'
            ? texts.none[state]
            : ''}
      </p>
    </div>
  );
}
