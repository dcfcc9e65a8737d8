import { withdrawByReceipt } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../../act.ts';
import { codeOf } from '../../api.ts';
import type { FollowTexts } from './follow-texts.ts';
import { withdrawalRefusal } from './refusal-text.ts';
import type { FollowUp } from './standing.ts';

/** 撤回: the complainant takes the complaint back, after a second thought. */
export function Withdrawal(props: {
  readonly texts: FollowTexts;
  readonly receipt: string;
  readonly show: (followed: FollowUp) => void;
}) {
  const { texts, receipt, show } = props;
  const { withdrawal: words } = texts;
  const [isAsking, setAsking] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  const { act, send, again } = useAct(withdrawByReceipt);
  const waits = act.state === 'sending' || act.state === 'unanswered';
  useEffect(() => {
    if (isAsking) confirm.current?.focus();
  }, [isAsking]);
  const post = async (sending: () => ReturnType<typeof send>): Promise<void> => {
    const called = await sending();
    setAsking(false);
    if (called?.ok === true) show(called.body);
  };
  return (
    <section class="card no-print" aria-labelledby="withdrawal">
      <h2 id="withdrawal">{words.title}</h2>
      <p>{words.lead}</p>
      <p class="fault" role="alert" hidden={act.state !== 'refused'}>
        {act.state === 'refused' ? withdrawalRefusal(texts, codeOf(act.problem)) : ''}
      </p>
      {act.state === 'unanswered' ? (
        <div class="message mind" role="alert">
          <p>{texts.unanswered}</p>
          <button type="button" class="button" onClick={() => void post(again)}>
            {texts.again}
          </button>
        </div>
      ) : isAsking ? (
        <div class="message mind">
          <p>{words.sure}</p>
          <div class="actions">
            <button
              ref={confirm}
              type="button"
              class="button danger"
              aria-disabled={waits}
              onClick={() => {
                if (!waits) void post(async () => send({ receipt, body: {} }));
              }}
            >
              {act.state === 'sending' ? texts.sending : words.confirm}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {words.keep}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {words.ask}
        </button>
      )}
    </section>
  );
}
