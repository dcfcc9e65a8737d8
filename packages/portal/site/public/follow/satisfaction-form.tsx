import { tellSatisfaction } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../../act.ts';
import { codeOf, longest } from '../../api.ts';
import { dayText } from '../../dates.ts';
import { ChoiceField, TextArea } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import type { FollowTexts } from './follow-texts.ts';
import { satisfactionRefusal } from './refusal-text.ts';
import type { FollowUp } from './standing.ts';
import { useUnsentWarning } from './unsent-warning.ts';
import { Unanswered } from './unanswered.tsx';

interface Judging {
  readonly texts: FollowTexts;
  readonly receipt: string;
  readonly satisfaction: NonNullable<FollowUp['satisfaction']>;
  readonly callBacks: FollowUp['callBacks'];
  readonly show: (followed: FollowUp) => void;
}

/** 满意度: what the complainant said of how it was closed, and the way to say it, or something else, in time. */
export function Satisfaction(props: Judging) {
  const { texts, satisfaction } = props;
  const { satisfaction: words } = texts;
  const { told, until, unpublished, open } = satisfaction;
  const language = useLanguage();
  const [isChanging, setChanging] = useState(false);
  const day = dayText(language, until);
  const isAsked = open && (told === null || isChanging);
  return (
    <section class="card no-print" aria-labelledby="satisfaction">
      <h2 id="satisfaction">{words.title}</h2>
      {props.callBacks.map(({ on, channel, outcome }, place) => (
        <p key={place}>{words.called[outcome](dayText(language, on), words.how[channel])}</p>
      ))}
      {told === null ? null : (
        <p role="status">
          <strong>{words.told[told.satisfied ? 'yes' : 'no'](dayText(language, told.on))}</strong>{' '}
          {open && !isChanging ? words.changeable(day) : ''}
        </p>
      )}
      {isAsked ? <p>{words.lead(day)}</p> : null}
      {open && unpublished.length > 0 ? (
        <p class="soft small">{texts.unpublished(unpublished)}</p>
      ) : null}
      {!open && told === null ? <p class="soft">{words.past(day)}</p> : null}
      {isAsked ? (
        <SatisfactionForm
          {...props}
          done={() => setChanging(false)}
          keep={told === null ? undefined : () => setChanging(false)}
        />
      ) : open ? (
        <button type="button" class="button" onClick={() => setChanging(true)}>
          {words.change}
        </button>
      ) : null}
    </section>
  );
}

function SatisfactionForm(
  props: Judging & { readonly done: () => void; readonly keep: (() => void) | undefined },
) {
  const { texts, receipt, show, done, keep } = props;
  const { satisfaction: words } = texts;
  const [choice, setChoice] = useState<'yes' | 'no' | undefined>(undefined);
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { act, send, again } = useAct(tellSatisfaction);
  const waits = act.state === 'sending' || act.state === 'unanswered';
  useUnsentWarning(text !== '');
  useEffect(() => {
    if (isEmpty) form.current?.querySelector('input')?.focus();
  }, [isEmpty]);
  const post = async (sending: () => ReturnType<typeof send>): Promise<void> => {
    const called = await sending();
    if (called?.ok !== true) return;
    setText('');
    done();
    show(called.body);
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (waits) return;
        setEmpty(choice === undefined);
        if (choice === undefined) return;
        const said = typedText(text);
        const body = { satisfied: choice === 'yes', ...(said === '' ? {} : { text: said }) };
        void post(async () => send({ receipt, body }));
      }}
    >
      <fieldset class="field" disabled={waits}>
        <ChoiceField
          label={words.label}
          required
          fault={isEmpty ? words.empty : undefined}
          value={choice}
          options={[
            { value: 'yes', text: words.choice.yes },
            { value: 'no', text: words.choice.no },
          ]}
          onChange={(value) => {
            setChoice(value);
            setEmpty(false);
          }}
        />
        <TextArea
          label={words.words}
          hint={words.wordsHint}
          value={text}
          most={longest(tellSatisfaction, '/text')}
          rows={3}
          onInput={setText}
        />
      </fieldset>
      <p class="fault" role="alert" hidden={act.state !== 'refused'}>
        {act.state === 'refused' ? satisfactionRefusal(texts, codeOf(act.problem)) : ''}
      </p>
      {act.state === 'unanswered' ? (
        <Unanswered texts={texts} again={() => void post(again)} />
      ) : (
        <div class="actions">
          <button class="button" aria-disabled={waits}>
            {act.state === 'sending' ? texts.sending : words.send}
          </button>
          {keep === undefined ? null : (
            <button type="button" class="button" onClick={keep}>
              {words.keep}
            </button>
          )}
        </div>
      )}
    </form>
  );
}
