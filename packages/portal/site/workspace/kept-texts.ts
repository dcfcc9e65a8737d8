import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeptDraft } from './kept-draft.ts';

type Texts<Field extends string> = Readonly<Record<Field, string>>;

/**
 * The texts of a form, kept on the device while they are written (see `kept-draft.ts`). They are there
 * again when the same person opens the same form. A device that keeps nothing keeps them for the page
 * alone.
 * @param name of the form and of its matter, `screen/<complaint>`
 * @param inMemory fields about a person, which stay in the page's memory alone
 */
export function useKeptTexts<Field extends string>(
  name: string,
  empty: Texts<Field>,
  inMemory: readonly NoInfer<Field>[] = [],
): {
  readonly texts: Texts<Field>;
  readonly write: (changed: Partial<Texts<Field>>) => void;
  /** Whether they were there when the form was opened. */
  readonly restored: boolean;
  /** The act was done, or the person gave up: nothing stays. */
  readonly forget: () => void;
} {
  const { found, keep, forget } = useKeptDraft(name);
  const [texts, setTexts] = useState(empty);
  const [restored, setRestored] = useState(false);
  const newest = useRef(empty);
  const isTouched = useRef(false);
  const show = (next: Texts<Field>): void => {
    newest.current = next;
    setTexts(next);
  };
  useEffect(() => {
    // Whoever typed while the device was looking has the last word.
    if (found === 'looking' || isTouched.current) return;
    const { value } = found;
    if (typeof value !== 'object' || value === null) return;
    show({ ...newest.current, ...textsIn(value, empty) });
    setRestored(true);
  }, [found]);
  return {
    texts,
    restored,
    write: (changed) => {
      isTouched.current = true;
      show({ ...newest.current, ...changed });
      keep(without(newest.current, inMemory));
    },
    forget: () => {
      isTouched.current = false;
      setRestored(false);
      show(empty);
      forget();
    },
  };
}

function without<Field extends string>(
  texts: Texts<Field>,
  fields: readonly Field[],
): Readonly<Record<string, string>> {
  const left: Record<string, string> = {};
  for (const field in texts) if (!fields.includes(field)) left[field] = texts[field];
  return left;
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
