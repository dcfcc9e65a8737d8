import { useFrameTexts } from '../frame-texts.ts';
import { otherThan, useLanguage, type Language } from '../language.ts';

/** Changes the language of the workspace, at once. */
export function LanguageButton(props: { readonly choose: (language: Language) => void }) {
  const frame = useFrameTexts();
  const language = useLanguage();
  const other = otherThan(language);
  return (
    <button
      type="button"
      class="link"
      lang={other === 'zh' ? 'zh-Hans' : 'en'}
      onClick={() => props.choose(other)}
    >
      {frame.language}
    </button>
  );
}
