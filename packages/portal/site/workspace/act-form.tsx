import type { Endpoint, Fault, Problem } from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Act } from '../act.ts';
import { codeOf } from '../api.ts';
import { useWords } from './words.ts';

/**
 * A form that does one act: sends once, says what became of it, and keeps what was written whatever
 * happens. `conflict` is drawn when someone else was faster: the page shows there what has changed.
 */
export function ActForm<E extends Endpoint>(props: {
  readonly act: Act<E>;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onAgain: () => void;
  readonly onCancel?: () => void;
  readonly danger?: boolean;
  /** What is missing or wrong before it is sent at all; empty when it can go. */
  readonly unfinished?: readonly string[];
  readonly conflict?: ComponentChildren;
  /** A fault in words of the page's own; `undefined` leaves it to the catalogue of all. */
  readonly faultText?: (fault: Fault) => string | undefined;
  readonly children?: ComponentChildren;
}) {
  const { workspace } = useWords();
  const { act, danger = false, unfinished = [] } = props;
  const told = useRef<HTMLDivElement>(null);
  // Whoever has not tried yet is not scolded.
  const [tries, setTries] = useState(0);
  const sending = act.state === 'sending';
  // At once with what is drawn: a moment later it would take the focus from where somebody goes on writing.
  useLayoutEffect(() => {
    if (act.state === 'refused' || act.state === 'unanswered' || tries > 0) told.current?.focus();
  }, [act.state, tries]);
  return (
    <form
      noValidate
      aria-busy={sending}
      onSubmit={(event) => {
        event.preventDefault();
        if (unfinished.length > 0) setTries(tries + 1);
        // It may have been done: only the very same may go again.
        else if (act.state === 'unanswered') props.onAgain();
        else props.onSubmit();
      }}
    >
      <div ref={told} tabIndex={-1} role="alert">
        {tries > 0 && unfinished.length > 0 ? (
          <div class="message mind">
            <p>{workspace.act.unfinished}</p>
            <ul>
              {unfinished.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {act.state === 'refused' ? (
          <Refused problem={act.problem} conflict={props.conflict} faultText={props.faultText} />
        ) : null}
        {act.state === 'unanswered' ? (
          <div class="message mind">
            <p>{workspace.act.unanswered}</p>
            <p>
              <button type="button" class="button" onClick={props.onAgain}>
                {workspace.act.again}
              </button>
            </p>
          </div>
        ) : null}
      </div>
      {props.children}
      <p class="actions">
        <button
          type="submit"
          class={danger ? 'button danger' : 'button primary'}
          aria-disabled={sending || act.state === 'unanswered'}
        >
          {sending ? workspace.act.sending : props.submit}
        </button>
        {props.onCancel === undefined ? null : (
          <button type="button" class="button plain" onClick={props.onCancel}>
            {workspace.act.cancel}
          </button>
        )}
      </p>
    </form>
  );
}

/** Why the house refused, in words; every fault that it found. */
function Refused(props: {
  readonly problem: Problem;
  readonly conflict?: ComponentChildren;
  readonly faultText: ((fault: Fault) => string | undefined) | undefined;
}) {
  const { problem } = props;
  const { words, workspace } = useWords();
  const code = codeOf(problem);
  const faults = problem.faults ?? [];
  return (
    <div class={code === 'version-moved' ? 'message mind' : 'message bad'}>
      <p>{sentenceFor(words.problem, code) ?? workspace.act.refused}</p>
      {faults.length === 0 ? null : (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.pointer} ${fault.code}`}>
              {props.faultText?.(fault) ?? sentenceOf(fault, words.fault)}
            </li>
          ))}
        </ul>
      )}
      {code === 'version-moved' ? props.conflict : null}
    </div>
  );
}

/** A fault as a sentence: the catalogue's for its code, with the house's own detail where it has none. */
function sentenceOf(fault: Fault, sentences: Readonly<Record<string, string>>): string {
  return sentenceFor(sentences, fault.code) ?? fault.detail;
}

function sentenceFor(
  sentences: Readonly<Record<string, string>>,
  code: string,
): string | undefined {
  return sentences[code];
}
