import { useEffect, useRef, useState } from 'preact/hooks';
import { deviceDraft, type DeviceDraft } from '../device-draft/device-draft.ts';
import { openIndexedDb } from '../device-draft/indexed-db.ts';
import { usePerson } from './person.ts';

type Texts<Field extends string> = Readonly<Record<Field, string>>;

/** How long nothing is typed before it is kept, in milliseconds. */
const pause = 400;

/**
 * The texts of a form, kept on the device, sealed, while they are written: a session that ends, a page
 * that is closed, lose nothing. They are there again when the same person opens the same form, for seven
 * days at most. A device that keeps nothing keeps them for the page alone.
 * @param name of the form and of its matter, `screen/<complaint>`
 */
export function useKeptTexts<Field extends string>(
  name: string,
  empty: Texts<Field>,
): {
  readonly texts: Texts<Field>;
  readonly write: (changed: Partial<Texts<Field>>) => void;
  /** Whether they were there when the form was opened. */
  readonly restored: boolean;
  /** The act was done, or the person gave up: nothing stays. */
  readonly forget: () => void;
} {
  const { subject } = usePerson();
  const key = `${subject}/${name}`;
  const [texts, setTexts] = useState(empty);
  const [restored, setRestored] = useState(false);
  const [touched, setTouched] = useState(false);
  const latest = useRef(false);
  latest.current = touched;
  useEffect(() => {
    let current = true;
    const restore = async (): Promise<void> => {
      const kept = await (await device())?.readJson(key);
      if (!current || latest.current || typeof kept !== 'object' || kept === null) return;
      setTexts((before) => ({ ...before, ...textsIn(kept, empty) }));
      setRestored(true);
    };
    void restore().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [key]);
  useEffect(() => {
    if (!touched) return undefined;
    const timer = setTimeout(() => {
      void device()
        .then(async (kept) => kept?.writeJson(key, texts))
        .catch(() => undefined);
    }, pause);
    return () => clearTimeout(timer);
  }, [key, texts, touched]);
  return {
    texts,
    restored,
    write: (changed) => {
      setTouched(true);
      setTexts((before) => ({ ...before, ...changed }));
    },
    forget: () => {
      setTouched(false);
      setRestored(false);
      setTexts(empty);
      void device()
        .then(async (kept) => kept?.remove(key))
        .catch(() => undefined);
    },
  };
}

/** Of what lies there, the texts that the form has. */
function textsIn<Field extends string>(kept: object, empty: Texts<Field>): Partial<Texts<Field>> {
  const found: Partial<Record<Field, string>> = {};
  for (const field in empty) {
    const value: unknown = Reflect.get(kept, field);
    if (typeof value === 'string') found[field] = value;
  }
  return found;
}

let opened: Promise<DeviceDraft | undefined> | undefined;

/** `undefined` where the browser keeps nothing. */
async function device(): Promise<DeviceDraft | undefined> {
  opened ??= openIndexedDb('ducha-work').then(
    (store) => deviceDraft(store, Date.now),
    () => undefined,
  );
  return opened;
}
