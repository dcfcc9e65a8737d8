import { askReopening } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../../act.ts';
import { codeOf, longest } from '../../api.ts';
import { dayText } from '../../dates.ts';
import { TextArea } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { AskedTwice } from './asked-twice.tsx';
import type { FollowTexts } from './follow-texts.ts';
import { reopeningRefusal } from './refusal-text.ts';
import type { FollowUp } from './standing.ts';
import { useUnsentWarning } from './unsent-warning.ts';

interface Asking {
  readonly texts: FollowTexts;
  readonly receipt: string;
  readonly followed: FollowUp;
  readonly show: (followed: FollowUp) => void;
}

/** 重新办理: what came of it where it was asked for, and the way to ask for it in time, or why there is none. */
export function Reopening(props: Asking) {
  const { texts, followed } = props;
  const { reopening: words } = texts;
  const { satisfaction, reopenable, reopenings } = followed;
  const language = useLanguage();
  if (satisfaction === null && reopenings.length === 0) return null;
  const until = satisfaction === null ? '' : dayText(language, satisfaction.until);
  const lead = reopenable
    ? words.lead(until)
    : reopenings.length > 0 || satisfaction === null
      ? undefined
      : satisfaction.open
        ? words.joined
        : words.past(until);
  return (
    <section class="card" aria-labelledby="reopening">
      <h2 id="reopening">{words.title}</h2>
      {reopenings.map((one, place) => (
        <Decided key={place} texts={texts} reopening={one} />
      ))}
      {lead === undefined ? null : <p>{lead}</p>}
      {reopenable ? <ReopeningForm {...props} /> : null}
    </section>
  );
}

function Decided(props: {
  readonly texts: FollowTexts;
  readonly reopening: FollowUp['reopenings'][number];
}) {
  const { reopening: words } = props.texts;
  const { askedOn, decision, decidedOn, reason } = props.reopening;
  const language = useLanguage();
  const asked = askedOn === null ? '' : dayText(language, askedOn);
  const decided = decidedOn === null ? '' : dayText(language, decidedOn);
  return (
    <div role="status">
      <p>
        {decision === null
          ? words.waiting(asked)
          : decision === 'granted'
            ? words.granted(decided)
            : words.denied(asked, decided)}
      </p>
      {reason === null ? null : (
        <dl class="facts">
          <dt>{words.reason}</dt>
          <dd class="text">{reason}</dd>
        </dl>
      )}
      {decision === 'denied' ? <p class="soft">{words.deniedNext}</p> : null}
    </div>
  );
}

function ReopeningForm({ texts, receipt, show }: Asking) {
  const { reopening: words } = texts;
  const [reason, setReason] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { act, send, again } = useAct(askReopening);
  const waits = act.state === 'sending' || act.state === 'unanswered';
  useUnsentWarning(reason !== '');
  useEffect(() => {
    if (isEmpty) form.current?.querySelector('textarea')?.focus();
  }, [isEmpty]);
  const post = async (sending: () => ReturnType<typeof send>): Promise<void> => {
    const called = await sending();
    setAsking(false);
    if (called?.ok !== true) return;
    setReason('');
    show(called.body);
  };
  return (
    <form
      ref={form}
      class="no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (waits) return;
        const isSaid = typedText(reason) !== '';
        setEmpty(!isSaid);
        setAsking(isSaid);
      }}
    >
      <fieldset class="field" disabled={waits || isAsking}>
        <TextArea
          label={words.label}
          hint={words.hint}
          required
          fault={
            isEmpty
              ? words.empty
              : act.state === 'refused'
                ? reopeningRefusal(texts, codeOf(act.problem))
                : undefined
          }
          value={reason}
          most={longest(askReopening, '/reason')}
          rows={4}
          onInput={(value) => {
            setReason(value);
            setEmpty(false);
          }}
        />
      </fieldset>
      <AskedTwice
        texts={texts}
        words={words}
        state={act.state}
        isAsking={isAsking}
        send={() => void post(async () => send({ receipt, body: { reason: typedText(reason) } }))}
        again={() => void post(again)}
        keep={() => setAsking(false)}
      >
        <button class="button">{words.ask}</button>
      </AskedTwice>
    </form>
  );
}
