import type { InspectionPolicy, InspectionTexts } from './inspection-shown.ts';

/** The policy of an inspection in sentences, as those who approve it should read it. */
export function PolicyInWords(props: {
  readonly texts: InspectionTexts;
  readonly policy: InspectionPolicy;
}) {
  const { words: texts } = props.texts.policy;
  const { policy } = props;
  const { signIn, reply, typeCounting, organisationCounting } = policy;
  return (
    <ul class="policy">
      {signIn === undefined ? null : (
        <li>{texts.signIn(texts.period[signIn.unit](signIn.value))}</li>
      )}
      {reply === undefined ? null : <li>{texts.reply(texts.period[reply.unit](reply.value))}</li>}
      {typeCounting === undefined ? null : <li>{texts.types[typeCounting]}</li>}
      {organisationCounting === undefined ? null : (
        <li>{texts.organisations[organisationCounting]}</li>
      )}
      {[signIn, reply, typeCounting, organisationCounting].includes(undefined) ? (
        <li>{texts.office}</li>
      ) : null}
      <li>{policy.round === null ? texts.noRound : texts.round(policy.round)}</li>
      {policy.resultRateTarget === undefined ? null : (
        <li>{texts.target(policy.resultRateTarget)}</li>
      )}
    </ul>
  );
}
