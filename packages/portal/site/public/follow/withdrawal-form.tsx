import { withdrawByReceipt } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { useAct } from '../../act.ts';
import { codeOf } from '../../api.ts';
import { AskedTwice } from './asked-twice.tsx';
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
  const { act, send, again } = useAct(withdrawByReceipt);
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
      <AskedTwice
        texts={texts}
        words={words}
        state={act.state}
        isAsking={isAsking}
        send={() => void post(async () => send({ receipt, body: {} }))}
        again={() => void post(again)}
        keep={() => setAsking(false)}
      >
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {words.ask}
        </button>
      </AskedTwice>
    </section>
  );
}
