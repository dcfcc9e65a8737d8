import { eraseByReceipt, type ComplainantsPart } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { useAct } from '../../act.ts';
import { codeOf } from '../../api.ts';
import { momentText } from '../../dates.ts';
import { CheckField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { AskedTwice } from './asked-twice.tsx';
import type { FollowTexts } from './follow-texts.ts';
import { erasureRefusal } from './refusal-text.ts';
import type { FollowUp } from './standing.ts';

interface Erasing {
  readonly texts: FollowTexts;
  readonly receipt: string;
  readonly followed: FollowUp;
  readonly show: (followed: FollowUp) => void;
}

/** What was erased, and the way to have erased what is still kept of one's own. */
export function Erasure(props: Erasing) {
  const { texts, followed } = props;
  const { erasure: words } = texts;
  const language = useLanguage();
  return (
    <section class="card no-print" aria-labelledby="erasure">
      <h2 id="erasure">{words.title}</h2>
      {followed.erasures.length === 0 ? null : (
        <ul class="erased">
          {followed.erasures.map(({ parts, cause, at }) => (
            <li key={`${cause} ${at}`}>
              {words.done(
                momentText(language, at),
                words.cause[cause],
                parts.map((part) => words.part[part]),
              )}
            </li>
          ))}
        </ul>
      )}
      {followed.erasable.length === 0 ? (
        <p class="soft">{words.nothing}</p>
      ) : (
        <ErasureForm {...props} />
      )}
      {followed.stage === 'received' || followed.stage === 'asked' ? (
        <p class="soft small">{words.screening}</p>
      ) : null}
    </section>
  );
}

function ErasureForm({ texts, receipt, followed, show }: Erasing) {
  const { erasure: words } = texts;
  const [parts, setParts] = useState<readonly ComplainantsPart[]>([]);
  const [isAsking, setAsking] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const { act, send, again } = useAct(eraseByReceipt);
  const waits = act.state === 'sending' || act.state === 'unanswered';
  const chosen = parts.filter((part) => followed.erasable.includes(part));
  const post = async (sending: () => ReturnType<typeof send>): Promise<void> => {
    const called = await sending();
    setAsking(false);
    if (called?.ok !== true) return;
    setParts([]);
    show(called.body);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(chosen.length === 0);
        setAsking(chosen.length > 0);
      }}
    >
      <fieldset class="field" disabled={waits || isAsking}>
        <legend>{words.lead}</legend>
        {followed.erasable.map((part) => (
          <CheckField
            key={part}
            label={words.part[part]}
            checked={parts.includes(part)}
            onChange={(checked) => {
              setEmpty(false);
              setParts(checked ? [...parts, part] : parts.filter((one) => one !== part));
            }}
          />
        ))}
      </fieldset>
      <p class="fault" role="alert" hidden={!isEmpty && act.state !== 'refused'}>
        {isEmpty
          ? words.empty
          : act.state === 'refused'
            ? erasureRefusal(texts, codeOf(act.problem))
            : ''}
      </p>
      <AskedTwice
        texts={texts}
        words={words}
        state={act.state}
        isAsking={isAsking}
        send={() => void post(async () => send({ receipt, body: { parts: [...chosen] } }))}
        again={() => void post(again)}
        keep={() => setAsking(false)}
      >
        <button class="button">{words.ask}</button>
      </AskedTwice>
    </form>
  );
}
