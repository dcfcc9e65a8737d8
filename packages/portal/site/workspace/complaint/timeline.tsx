import { readComplaintTimeline } from '@ducha/contracts';
import { Shown } from '../../shown.tsx';
import { Commits } from '../commits.tsx';
import { useRead } from '../reads.ts';
import type { ComplaintTexts } from './complaint-texts.ts';

/** Every commit on the complaint, newest first, and whether the chain of their hashes holds. */
export function Timeline(props: { readonly complaint: string; readonly texts: ComplaintTexts }) {
  const { timeline: texts } = props.texts;
  const { answer, again } = useRead(readComplaintTimeline, {
    params: { complaint: props.complaint },
  });
  return (
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">{texts.heading}</h2>
      <Shown answer={answer} again={again}>
        {({ verified, commits }) => (
          <>
            {verified ? (
              <p>
                <span class="tag green">✓ {texts.verified}</span>
              </p>
            ) : (
              <div class="message bad" role="alert">
                <p>{texts.broken}</p>
              </div>
            )}
            <Commits commits={commits} texts={texts} />
          </>
        )}
      </Shown>
    </section>
  );
}
