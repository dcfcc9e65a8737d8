import { useState } from 'preact/hooks';
import type { findComplaints } from '@ducha/contracts';
import type { Answer, BodyOf } from '../../answer.ts';
import { TextField } from '../../fields.tsx';
import { wholeNumber } from './number-typed.ts';
import { useNumbered } from './use-numbered.ts';

type Found = BodyOf<typeof findComplaints>['complaints'][number];

/** Another complaint that is looked for by its whole number. */
export interface NumberSought {
  /** Undefined until it was looked up and is there. */
  readonly found: Found | undefined;
  readonly typed: string;
  readonly type: (typed: string) => void;
  readonly look: () => void;
  /** What came of looking it up; undefined where nothing was looked up. */
  readonly answer: Answer<unknown> | 'no number' | undefined;
}

/**
 * Looks a complaint up by its number.
 * @param isMeant which of those that bear it
 * @param chosen a number that is looked up at once
 */
export function useNumberSought(isMeant: (one: Found) => boolean, chosen?: string): NumberSought {
  const [typed, setTyped] = useState(chosen ?? '');
  /** Looked up last; with no number in it, what was typed is none. */
  const [sought, setSought] = useState<{ readonly number: string | undefined } | undefined>(
    chosen === undefined ? undefined : { number: wholeNumber(chosen) },
  );
  const { answer, again } = useNumbered(sought?.number);
  return {
    found:
      sought?.number !== undefined && answer.state === 'ready'
        ? answer.body.complaints.find(isMeant)
        : undefined,
    typed,
    type: (text) => {
      setTyped(text);
      setSought(undefined);
    },
    look: () => {
      if (typed.trim() === '') return;
      const number = wholeNumber(typed);
      if (number !== undefined && number === sought?.number) again();
      else setSought({ number });
    },
    answer: sought === undefined || sought.number !== undefined ? sought && answer : 'no number',
  };
}

/** The field for the number, what finds it, and what came of that where it is not there. */
export function NumberSearch(props: {
  readonly sought: NumberSought;
  readonly label: string;
  readonly hint: string;
  readonly fault: string | undefined;
  readonly texts: {
    readonly find: string;
    readonly searching: string;
    readonly notThere: string;
    readonly searchFailed: string;
  };
}) {
  const { sought, label, hint, fault, texts } = props;
  const { found, typed, type, look, answer } = sought;
  return (
    <>
      <div
        class="filters"
        role="search"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // The act itself waits until the other complaint was seen.
          event.preventDefault();
          look();
        }}
      >
        <TextField
          label={label}
          hint={hint}
          type="search"
          value={typed}
          onInput={type}
          fault={fault}
        />
        <button type="button" class="button" onClick={look}>
          {texts.find}
        </button>
      </div>
      <div role="status">
        {answer === undefined || found !== undefined ? null : answer === 'no number' ||
          answer.state === 'ready' ? (
          <p>{texts.notThere}</p>
        ) : answer.state === 'loading' || answer.state === 'slow' ? (
          <p class="soft">{texts.searching}</p>
        ) : (
          <p class="fault">{texts.searchFailed}</p>
        )}
      </div>
    </>
  );
}
