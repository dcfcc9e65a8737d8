import type { ComponentChildren } from 'preact';
import { useFrameTexts } from './frame-texts.ts';

/** How a figure comes about, for whoever asks: behind a question mark. */
export function How(props: { readonly of: string; readonly children: ComponentChildren }) {
  const { how } = useFrameTexts();
  return (
    <details class="how">
      <summary aria-label={how(props.of)}>
        <span aria-hidden="true">?</span>
      </summary>
      <p class="soft small">{props.children}</p>
    </details>
  );
}
