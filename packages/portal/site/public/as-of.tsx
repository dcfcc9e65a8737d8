import { momentText } from '../dates.ts';
import { useFrameTexts } from '../frame-texts.ts';
import { useLanguage } from '../language.ts';

/** Until when what stands above is complete: a later look may say otherwise. */
export function AsOf(props: { readonly at: string }) {
  const { asOf } = useFrameTexts();
  return (
    <p class="as-of soft small">
      <time dateTime={props.at}>{asOf(momentText(useLanguage(), props.at))}</time>
    </p>
  );
}
