import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { mayUse, usePerson } from '../person.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

/** What office and complainant wrote to each other. Organisations are shown none, so they see no heading either. */
export function Messages(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { messages } = props.complaint;
  const { messages: texts } = props.texts;
  const language = useLanguage();
  const mayWrite = mayUse(usePerson(), 'writeToComplainant');
  if (messages.length === 0 && !mayWrite) return null;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{texts.heading}</h2>
      {messages.length === 0 ? (
        <p class="soft">{texts.none}</p>
      ) : (
        <ol class="plain-list talk">
          {messages.map(({ from, at, text }) => (
            <li key={`${from} ${at}`} class={`card ${from}`}>
              <p class="line">
                <strong>{texts[from]}</strong>
                <time class="soft small" dateTime={at}>
                  {momentText(language, at)}
                </time>
              </p>
              <p class={text === null ? 'soft' : 'said'}>
                {text ?? (from === 'complainant' ? texts.sealed : texts.erased)}
              </p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite ? (
        <p>
          <a class="button" href="#act-writeToComplainant">
            {texts.write}
          </a>
        </p>
      ) : null}
    </section>
  );
}
