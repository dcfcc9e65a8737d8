import { withDaysSaid } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';

/** How a date was counted, day by day, for whoever asks. */
export function Why({ date }: { readonly date: ComplaintShown['replyDate'] }) {
  const language = useLanguage();
  const explanation = date?.explanation ?? null;
  if (explanation === null) return null;
  const says = language === 'zh' ? explanation.chinese : explanation.english;
  return <p class="soft small plain">{withDaysSaid(language, says)}</p>;
}
