import { useEffect, useRef, useState } from 'preact/hooks';
import { TextField } from '../../fields.tsx';
import { typedReceipt, type TypedReceipt } from './receipt.ts';
import type { FollowTexts } from './follow-texts.ts';
import type { AskFault } from './refusal-text.ts';

/** Where the receipt is typed. What is wrong with it is said in words, at the field. */
export function ReceiptForm(props: {
  readonly texts: FollowTexts;
  readonly asking: 'asking' | 'slow' | undefined;
  readonly fault: AskFault | undefined;
  readonly ask: (receipt: string) => Promise<void>;
}) {
  const { texts, asking, fault, ask } = props;
  const [typed, setTyped] = useState('');
  const [misread, setMisread] = useState<string>();
  // Drawn when the site was built: before its code is there, the form must not send anything anywhere.
  const [isAlive, setAlive] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const said = misread ?? (fault === undefined ? undefined : texts.faults[fault]);
  // Not while drawing: the field is told of its fault first.
  useEffect(() => {
    if (said !== undefined) form.current?.querySelector('input')?.focus();
  }, [said, asking]);
  useEffect(() => {
    setAlive(true);
    // Going back to this page on a shared computer shows nothing.
    const forget = (): void => setTyped('');
    addEventListener('pagehide', forget);
    return () => removeEventListener('pagehide', forget);
  }, []);
  return (
    <form
      ref={form}
      class="card receipt-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = typedReceipt(typed);
        setMisread(wrongIn(texts, read));
        if (read.is === 'receipt') void ask(read.receipt);
      }}
    >
      <fieldset class="field" disabled={!isAlive}>
        <TextField
          label={texts.receipt.label}
          hint={texts.receipt.hint}
          fault={said}
          value={typed}
          inputMode="numeric"
          onInput={(value) => {
            setTyped(value);
            setMisread(undefined);
          }}
        />
        <p class="actions">
          <button class="button primary" aria-disabled={asking !== undefined}>
            {asking === undefined ? texts.receipt.open : texts.receipt.opening}
          </button>
        </p>
      </fieldset>
      <p role="status" class="soft">
        {asking === 'slow' ? texts.receipt.slow : ''}
      </p>
    </form>
  );
}

function wrongIn({ faults }: FollowTexts, read: TypedReceipt): string | undefined {
  switch (read.is) {
    case 'receipt':
      return undefined;
    case 'empty':
    case 'number':
      return faults[read.is];
    case 'foreign':
      return faults.foreign(read.characters);
    case 'too-short':
    case 'too-long':
      return faults[read.is](read.digits);
  }
}
