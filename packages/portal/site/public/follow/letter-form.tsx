import { supplementComplaint, writeToOffice } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useAct } from '../../act.ts';
import { codeOf, longest } from '../../api.ts';
import { dayText } from '../../dates.ts';
import { TextArea } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import type { FollowTexts } from './follow-texts.ts';
import { letterRefusal } from './refusal-text.ts';
import type { FollowUp } from './standing.ts';
import { useUnsentWarning } from './unsent-warning.ts';
import { Unanswered } from './unanswered.tsx';

interface Letter {
  readonly texts: FollowTexts;
  readonly receipt: string;
  readonly show: (followed: FollowUp) => void;
}

/** The office's question, and the answer to it. */
export function AnswerForm(
  props: Letter & { readonly question: NonNullable<FollowUp['question']> },
) {
  const { texts, question } = props;
  const language = useLanguage();
  return (
    <section class="message mind" aria-labelledby="question">
      <h2 id="question">{texts.question.title}</h2>
      <p class="text">{question.text}</p>
      <p>{texts.question.until(dayText(language, question.answerBy))}</p>
      {question.unpublished.length === 0 ? null : (
        <p class="soft small">{texts.unpublished(question.unpublished)}</p>
      )}
      <LetterForm {...props} endpoint={supplementComplaint} words={texts.question} />
    </section>
  );
}

/** Whatever else the complainant wants to tell the office. */
export function MessageForm(props: Letter) {
  const { texts } = props;
  return <LetterForm {...props} endpoint={writeToOffice} words={texts.messages} />;
}

function LetterForm(
  props: Letter & {
    readonly endpoint: typeof supplementComplaint | typeof writeToOffice;
    readonly words: { readonly label: string; readonly hint: string; readonly send: string };
  },
) {
  const { texts, receipt, show, endpoint, words } = props;
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { act, send, again } = useAct(endpoint);
  const waits = act.state === 'sending' || act.state === 'unanswered';
  useUnsentWarning(text !== '');
  useEffect(() => {
    if (isEmpty || act.state === 'refused') form.current?.querySelector('textarea')?.focus();
  }, [isEmpty, act.state]);

  const post = async (sending: () => ReturnType<typeof send>): Promise<void> => {
    const called = await sending();
    if (called?.ok !== true) return;
    setText('');
    show(called.body);
  };
  return (
    <form
      ref={form}
      class="card letter no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (waits) return;
        const letter = typedText(text);
        setEmpty(letter === '');
        if (letter !== '') void post(async () => send({ receipt, body: { text: letter } }));
      }}
    >
      <fieldset class="field" disabled={waits}>
        <TextArea
          label={words.label}
          hint={words.hint}
          fault={
            isEmpty
              ? texts.write.empty
              : act.state === 'refused'
                ? letterRefusal(texts, codeOf(act.problem))
                : undefined
          }
          value={text}
          most={longest(endpoint, '/text')}
          rows={4}
          onInput={(value) => {
            setText(value);
            setEmpty(false);
          }}
        />
      </fieldset>
      {act.state === 'unanswered' ? (
        <Unanswered texts={texts} again={() => void post(again)} />
      ) : (
        <button class="button" aria-disabled={waits}>
          {act.state === 'sending' ? texts.sending : words.send}
        </button>
      )}
      <p role="status">{act.state === 'done' && text === '' ? texts.sent : ''}</p>
    </form>
  );
}
