import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CheckField } from '../../fields.tsx';
import { isElsewhere, keepSingleKeys, singleKeysAreOn } from '../single-key.ts';
import type { TodoTexts } from './todo-texts.ts';

export interface Keys {
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

/** The keys of a list whose rows have a link each (`data-row`, its value the row's id). */
export function useKeys(options: {
  readonly list: RefObject<HTMLElement | null>;
  readonly pick: (id: string) => void;
  readonly help: () => void;
}): Keys {
  const [on, setOn] = useState(singleKeysAreOn);
  const { list, pick, help } = options;
  // At once with what is drawn, as every single key.
  useLayoutEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (isElsewhere(event)) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-row]');
      const at = links.findIndex((link) => link === row);
      const inList = at >= 0;
      const move = (to: number): void => {
        event.preventDefault();
        links[Math.max(0, Math.min(links.length - 1, to))]?.focus();
      };
      if (event.key === 'j' || (event.key === 'ArrowDown' && inList)) move(at + 1);
      else if (event.key === 'k' || (event.key === 'ArrowUp' && inList)) move(at - 1);
      else if (event.key === 'x' && inList) pick(links[at]?.dataset['row'] ?? '');
      else if (event.key === '?') help();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return {
    on,
    set: (next) => {
      setOn(next);
      keepSingleKeys(next);
    },
  };
}

/** Which keys there are, and the switch for them. */
export function KeysHelp(props: {
  readonly keys: Keys;
  readonly texts: TodoTexts;
  readonly close: () => void;
}) {
  const { keys, close } = props;
  const { keys: texts } = props.texts;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="keys" onClose={close}>
      <h2 id="keys">{texts.title}</h2>
      <div class="table-room">
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.key}</th>
              <th scope="col">{texts.does}</th>
            </tr>
          </thead>
          <tbody>
            {texts.list.map(({ key, does }) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="soft">{texts.hint}</p>
      <CheckField label={texts.use} checked={keys.on} onChange={keys.set} />
      <form method="dialog" class="actions">
        <button class="button primary">{texts.close}</button>
      </form>
    </dialog>
  );
}
