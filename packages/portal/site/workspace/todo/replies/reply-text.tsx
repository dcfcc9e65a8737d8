import '../../../style/complaint.css';
import { Fragment } from 'preact';
import { dayText } from '../../../dates.ts';
import { useLanguage } from '../../../language.ts';
import type { HandlingTexts } from '../../complaint/acts/handling-texts.ts';
import type { ReplyDraft } from '../../complaint/reply/reply-draft.ts';

/** The words of a reply, whole: those that were written. */
export function ReplyText(props: {
  readonly reply: ReplyDraft;
  readonly texts: HandlingTexts['reply'];
}) {
  const { reply, texts } = props;
  const language = useLanguage();
  const written = [
    'findings',
    'handling',
    'goal',
    // A plan goes with a staged reply alone.
    ...(reply.result === 'staged' ? (['measures'] as const) : []),
    'rectification',
    'accountability',
  ] as const;
  return (
    <dl class="facts stacked">
      {written
        .filter((name) => reply[name] !== '')
        .map((name) => (
          <Fragment key={name}>
            <dt>{texts[name]}</dt>
            <dd class="said">{reply[name]}</dd>
          </Fragment>
        ))}
      {reply.result === 'staged' ? (
        <>
          <dt>{texts.deadline}</dt>
          <dd>{dayText(language, reply.deadline)}</dd>
        </>
      ) : null}
    </dl>
  );
}
