import {
  forgetPhrase,
  keepPhrase,
  keptPhraseLength,
  listKeptPhrases,
  mostKeptPhrases,
} from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { ComponentProps } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { codeOf } from '../../api.ts';
import { TextArea, TextField } from '../../fields.tsx';
import { Shown } from '../../shown.tsx';
import { ForgetButton } from '../kept/forget-button.tsx';
import { Forgotten } from '../kept/forgotten.tsx';
import { mayUse, usePerson } from '../person.ts';
import { changed, useRead } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { useWords } from '../words.ts';
import { inserted } from './inserted.ts';

type Area = ComponentProps<typeof TextArea>;
type Phrase = BodyOf<typeof listKeptPhrases>['phrases'][number];

/** Several lines, with the phrases 常用语 of the person below: by a press, or by Tab and Enter, one stands in the text. */
export function PhraseArea(props: Area) {
  const room = useRef<HTMLDivElement>(null);
  const { workspace } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const insert = (phrase: string): boolean => {
    const field = room.current?.querySelector('textarea');
    if (field === null || field === undefined) return false;
    const { selectionStart: start, selectionEnd: end } = field;
    const next = inserted(props.value, phrase, { start, end, most: props.most });
    if (next === undefined) return false;
    props.onInput(next.value);
    field.focus();
    // Once what was written is drawn.
    requestAnimationFrame(() => field.setSelectionRange(next.at, next.at));
    return true;
  };
  return (
    <div ref={room}>
      <TextArea {...props} />
      {mayUse(usePerson(), listKeptPhrases.name) ? (
        <details class="phrases" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary class="small">{workspace.phrases.title}</summary>
          {isOpen ? <Phrases label={props.label} written={props.value} insert={insert} /> : null}
        </details>
      ) : null}
    </div>
  );
}

function Phrases(props: {
  readonly label: string;
  readonly written: string;
  readonly insert: (phrase: string) => boolean;
}) {
  const { label, written, insert } = props;
  const { workspace } = useWords();
  const { phrases: texts } = workspace;
  const { answer, again } = useRead(listKeptPhrases, {});
  const [isFull, setIsFull] = useState(false);
  const [forgotten, setForgotten] = useState<Phrase | undefined>(undefined);
  return (
    <Shown answer={answer} again={again}>
      {({ phrases }) => (
        <>
          {phrases.length === 0 ? (
            <p class="soft small">{texts.none}</p>
          ) : (
            <ul aria-label={texts.of(label)}>
              {phrases.map((one) => (
                <Kept
                  key={one.phrase}
                  phrase={one}
                  insert={() => setIsFull(!insert(one.text))}
                  forgotten={() => setForgotten(one)}
                />
              ))}
            </ul>
          )}
          {isFull ? (
            <p class="small" role="alert">
              {texts.full}
            </p>
          ) : null}
          {forgotten === undefined ? null : (
            <Forgotten
              key={forgotten.phrase}
              endpoint={keepPhrase}
              request={{ body: { name: forgotten.name, text: forgotten.text } }}
              says={texts.forgotten(forgotten.name)}
              undo={texts.undo}
              otherwise={texts.notKept}
              back={() => {
                changed(listKeptPhrases);
                setForgotten(undefined);
              }}
            />
          )}
          {phrases.length >= mostKeptPhrases ? null : <Keeping written={written} />}
        </>
      )}
    </Shown>
  );
}

/** One of them: put into the text by a press, forgotten by another. */
function Kept(props: {
  readonly phrase: Phrase;
  readonly insert: () => void;
  readonly forgotten: () => void;
}) {
  const { phrase, name, text } = props.phrase;
  const { workspace } = useWords();
  const { phrases: texts } = workspace;
  return (
    <li>
      <button type="button" class="button small" title={text} onClick={props.insert}>
        {name}
      </button>
      <ForgetButton
        endpoint={forgetPhrase}
        request={{ params: { phrase }, body: {} }}
        label={texts.forget(name)}
        otherwise={texts.notForgotten}
        forgotten={() => {
          props.forgotten();
          changed(listKeptPhrases);
        }}
      />
    </li>
  );
}

/**
 * What is written now is kept under a name. It stands inside another form: Enter keeps it, and sends nothing else.
 */
function Keeping({ written }: { readonly written: string }) {
  const { words, workspace } = useWords();
  const { phrases: texts } = workspace;
  const { act, send, again, reset } = useStaffAct(keepPhrase);
  const [name, setName] = useState('');
  const text = typedText(written);
  const why =
    text === ''
      ? texts.nothingWritten
      : text.length > keptPhraseLength
        ? texts.tooLong(keptPhraseLength)
        : undefined;
  const sentences: Readonly<Record<string, string>> = words.problem;
  const kinds: Readonly<Record<string, string>> = words.fault;
  const keep = (): void => {
    if (why !== undefined || typedText(name) === '' || act.state === 'sending') return;
    const request = { body: { name: typedText(name), text } };
    void (act.state === 'unanswered' ? again() : send(request)).then((called) => {
      if (called?.ok !== true) return;
      changed(listKeptPhrases);
      setName('');
      reset();
    });
  };
  if (why !== undefined) return <p class="soft small">{why}</p>;
  return (
    <div
      class="line"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault();
        keep();
      }}
    >
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        value={name}
        onInput={setName}
        most={40}
      />
      <button
        type="button"
        class="button small"
        aria-disabled={typedText(name) === '' || act.state === 'sending'}
        onClick={keep}
      >
        {texts.keep}
      </button>
      <div role="alert">
        {act.state === 'unanswered' ? texts.notKept : null}
        {act.state === 'refused' ? (
          <>
            <p>{sentences[codeOf(act.problem)] ?? texts.notKept}</p>
            <ul>
              {(act.problem.faults ?? []).map(({ pointer, code, detail }) => (
                <li key={`${pointer} ${detail}`}>
                  {pointer === '#/name' ? texts.inName : texts.inText} {kinds[code] ?? code}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </div>
  );
}
