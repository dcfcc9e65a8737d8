import type { InspectionPolicy, InspectionTexts } from './inspection-shown.ts';

/** The policy of an inspection in sentences, as those who approve it should read it. */
export function PolicyInWords(props: {
  readonly texts: InspectionTexts;
  readonly policy: InspectionPolicy;
}) {
  const { words: texts } = props.texts.policy;
  const { policy } = props;
  const { signIn, reply } = policy;
  return (
    <ul class="policy">
      <li>{texts.signIn(texts.period[signIn.unit](signIn.value))}</li>
      <li>{texts.reply(texts.period[reply.unit](reply.value))}</li>
      <li>{texts.types[policy.typeCounting]}</li>
      <li>{texts.organisations[policy.organisationCounting]}</li>
      <li>{policy.round === null ? texts.noRound : texts.round(policy.round)}</li>
      {policy.resultRateTarget === undefined ? null : (
        <li>{texts.target(policy.resultRateTarget)}</li>
      )}
    </ul>
  );
}
