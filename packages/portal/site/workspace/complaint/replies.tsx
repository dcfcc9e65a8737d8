import type { ComponentChildren } from 'preact';
import { dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useOrganisations } from '../organisations.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';
import { EvidenceList } from './evidence-list.tsx';
import { Outcomes } from './outcomes.tsx';

type Reply = ComplaintShown['replies'][number];

/** What the leading organisation replied: the newest in full, those before it folded. */
export function Replies(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { complaint } = props;
  const { replies: texts } = props.texts;
  const newest = complaint.replies.at(-1);
  const earlier = complaint.replies.slice(0, -1).toReversed();
  if (newest === undefined) return null;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">{texts.heading}</h2>
      <OneReply complaint={complaint.complaint} reply={newest} texts={texts} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{texts.earlier(earlier.length)}</summary>
          {earlier.map((reply) => (
            <OneReply
              key={reply.round}
              complaint={complaint.complaint}
              reply={reply}
              texts={texts}
            />
          ))}
        </details>
      )}
    </section>
  );
}

function OneReply(props: {
  readonly complaint: string;
  readonly reply: Reply;
  readonly texts: ComplaintTexts['replies'];
}) {
  const { complaint, reply, texts } = props;
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const { round, organisation, repliedAt, state, returned, plan } = reply;
  return (
    <article class="card reply" aria-label={texts.round(round)}>
      <h3>
        {texts.round(round)}{' '}
        <span
          class={
            state === 'returned' ? 'tag yellow' : state === 'confirmed' ? 'tag green' : 'tag blue'
          }
        >
          {wordOf(words.replyState, state)}
        </span>
      </h3>
      <p class="soft small">
        {texts.by(nameOf(organisation), momentText(language, repliedAt))} ·{' '}
        {wordOf(words.replyKind, reply.kind)}
      </p>
      {returned === null ? null : (
        <div class="message mind">
          <p class="label">{texts.returnedBy[returned.by]}</p>
          <p class="said">{returned.reason}</p>
        </div>
      )}
      <dl class="facts stacked">
        <Fact name={texts.verdict}>{wordOf(words.verdict, reply.verdict)}</Fact>
        <Fact name={texts.result}>{wordOf(words.result, reply.result)}</Fact>
        <Fact name={texts.findings}>{reply.findings}</Fact>
        <Fact name={texts.handling}>{reply.handling}</Fact>
        {reply.goal === null ? null : <Fact name={texts.goal}>{reply.goal}</Fact>}
        {reply.rectification === null ? null : (
          <Fact name={texts.rectification}>{reply.rectification}</Fact>
        )}
        {reply.accountability === null ? null : (
          <Fact name={texts.accountability}>{reply.accountability}</Fact>
        )}
        {plan === null ? null : (
          <Fact name={texts.plan}>
            {plan.measures}
            <p class="soft">{texts.planUntil(dayText(language, plan.deadline))}</p>
          </Fact>
        )}
        <Fact name={texts.outcomes}>
          <Outcomes outcomes={reply.outcomes} none={texts.noOutcomes} />
        </Fact>
        {reply.lessReason === null ? null : <Fact name={texts.lessReason}>{reply.lessReason}</Fact>}
        {reply.evidence.length === 0 ? null : (
          <Fact name={texts.evidence}>
            <EvidenceList complaint={complaint} evidence={reply.evidence} texts={texts} />
          </Fact>
        )}
      </dl>
      {reply.cleared === null ? null : (
        <details>
          <summary>{texts.cleared}</summary>
          <dl class="facts stacked">
            <Fact name={texts.findings}>{reply.cleared.findings}</Fact>
            <Fact name={texts.handling}>{reply.cleared.handling}</Fact>
            {reply.cleared.goal === null ? null : (
              <Fact name={texts.goal}>{reply.cleared.goal}</Fact>
            )}
            {reply.cleared.accountability === null ? null : (
              <Fact name={texts.accountability}>{reply.cleared.accountability}</Fact>
            )}
          </dl>
        </details>
      )}
    </article>
  );
}

function Fact(props: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
