import type { Endpoint } from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Act } from '../../act.ts';
import type { FollowTexts } from './follow-texts.ts';
import { Unanswered } from './unanswered.tsx';

/** What cannot be undone is asked once more before it is sent; where no answer came, it is sent again. */
export function AskedTwice(props: {
  readonly texts: FollowTexts;
  readonly words: { readonly sure: string; readonly confirm: string; readonly keep: string };
  /** How the act stands. */
  readonly state: Act<Endpoint>['state'];
  readonly isAsking: boolean;
  readonly send: () => void;
  readonly again: () => void;
  readonly keep: () => void;
  /** What asks in the first place. */
  readonly children: ComponentChildren;
}) {
  const { texts, words, state, isAsking, send, again, keep, children } = props;
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) confirm.current?.focus();
  }, [isAsking]);
  if (state === 'unanswered') {
    return <Unanswered texts={texts} again={again} />;
  }
  if (!isAsking) return <>{children}</>;
  return (
    <div class="message mind">
      <p>{words.sure}</p>
      <div class="actions">
        <button
          ref={confirm}
          type="button"
          class="button danger"
          aria-disabled={state === 'sending'}
          onClick={() => {
            if (state !== 'sending') send();
          }}
        >
          {state === 'sending' ? texts.sending : words.confirm}
        </button>
        <button type="button" class="button" onClick={keep}>
          {words.keep}
        </button>
      </div>
    </div>
  );
}
