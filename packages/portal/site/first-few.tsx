import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useFrameTexts } from './frame-texts.ts';

/** How many lines of something long stand on a telephone until all are asked for. */
const few = 5;

/** A table or a list whose first lines alone stand on a telephone, until a press shows all; elsewhere and on paper all. */
export function FirstFew(props: { readonly count: number; readonly children: ComponentChildren }) {
  const { count, children } = props;
  const { showAll } = useFrameTexts();
  const [all, setAll] = useState(false);
  if (all || count <= few) return <>{children}</>;
  return (
    <div class="first-few">
      {children}
      <p class="no-print">
        <button type="button" class="button" onClick={() => setAll(true)}>
          {showAll(count)}
        </button>
      </p>
    </div>
  );
}
