import type { FollowTexts } from './follow-texts.ts';

/** No answer came: what was sent is sent again, as the same act. */
export function Unanswered(props: { readonly texts: FollowTexts; readonly again: () => void }) {
  const { texts, again } = props;
  return (
    <div class="message mind" role="alert">
      <p>{texts.unanswered}</p>
      <button type="button" class="button" onClick={again}>
        {texts.again}
      </button>
    </div>
  );
}
