import { useState } from 'preact/hooks';

/** What was begun before is there again; a slip does not lose it, so it takes two presses to discard it. */
export function Restored(props: {
  readonly texts: {
    readonly restored: string;
    readonly discard: string;
    readonly discardSure: string;
    readonly keepIt: string;
  };
  readonly discard: () => void;
}) {
  const { texts, discard } = props;
  const [asking, setAsking] = useState(false);
  return (
    <div class="message" role="status">
      <p>{asking ? texts.discardSure : texts.restored}</p>
      <p class="line">
        <button
          type="button"
          class={asking ? 'button danger' : 'button'}
          onClick={() => (asking ? discard() : setAsking(true))}
        >
          {texts.discard}
        </button>
        {asking ? (
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {texts.keepIt}
          </button>
        ) : null}
      </p>
    </div>
  );
}
