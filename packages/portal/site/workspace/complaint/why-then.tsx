import { useLanguage } from '../../language.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';

/** How a date was counted, day by day, for whoever asks. */
export function Why({ date }: { readonly date: ComplaintShown['replyDate'] }) {
  const language = useLanguage();
  const explanation = date?.explanation ?? null;
  if (explanation === null) return null;
  return (
    <p class="soft small plain">{language === 'zh' ? explanation.chinese : explanation.english}</p>
  );
}
