import type { ComponentChildren } from 'preact';
import type { Answer } from './answer.ts';
import { useFrameTexts } from './frame-texts.ts';
import { Loading } from './loading.tsx';
import { stateText } from './state-text.ts';

/** Draws what a page asked for, whatever state it is in. */
export function Shown<Body>(props: {
  readonly answer: Answer<Body>;
  readonly again: () => void;
  /** Draws it when it is there. */
  readonly children: (body: Body) => ComponentChildren;
  /** Says that there is nothing in it, in the page's own words; the common ones when left out. */
  readonly empty?: { readonly when: (body: Body) => boolean; readonly says?: ComponentChildren };
}) {
  const { states } = useFrameTexts();
  const { answer, again, empty } = props;
  if (answer.state === 'ready') {
    return empty?.when(answer.body) === true ? (
      <Notice>{empty.says ?? states.empty}</Notice>
    ) : (
      <>{props.children(answer.body)}</>
    );
  }
  if (answer.state === 'loading' || answer.state === 'slow') {
    return <Loading says={states[answer.state]} isSlow={answer.state === 'slow'} />;
  }
  return (
    <div class={`state ${answer.state}`} role="alert">
      <p>{stateText(states, answer)}</p>
      {answer.state === 'gone' || answer.state === 'forbidden' ? null : (
        <button type="button" class="button" onClick={again}>
          {states.again}
        </button>
      )}
    </div>
  );
}

/** A quiet sentence where content would stand. */
export function Notice(props: { readonly children: ComponentChildren }) {
  return <div class="state empty">{props.children}</div>;
}
