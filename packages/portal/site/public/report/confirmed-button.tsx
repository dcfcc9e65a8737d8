import { useEffect, useRef, useState } from 'preact/hooks';

/** A button for what cannot be undone: it asks once more, in place. */
export function ConfirmedButton(props: {
  readonly label: string;
  readonly sure: string;
  readonly yes: string;
  readonly no: string;
  readonly do: () => void;
}) {
  const [asks, setAsks] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asks) no.current?.focus();
  }, [asks]);
  if (!asks) {
    return (
      <button type="button" class="button plain" onClick={() => setAsks(true)}>
        {props.label}
      </button>
    );
  }
  return (
    <div class="message bad" role="alertdialog" aria-label={props.sure}>
      <p>{props.sure}</p>
      <p class="confirm">
        <button
          type="button"
          class="button danger"
          onClick={() => {
            setAsks(false);
            props.do();
          }}
        >
          {props.yes}
        </button>
        <button ref={no} type="button" class="button" onClick={() => setAsks(false)}>
          {props.no}
        </button>
      </p>
    </div>
  );
}
