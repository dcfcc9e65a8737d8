import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLanguage, type Language } from '../../language.ts';
import { mayUse, usePerson } from '../person.ts';
import { useSingleKey } from '../single-key.ts';
import { useWords } from '../words.ts';

type Dialog = ComponentType<{ readonly close: () => void }>;

/**
 * The way to one matter from any page: the key `/`, or a press. A page that has a search of its own (`data-find`)
 * is searched there; elsewhere a dialog is opened, which is fetched when it is first asked for.
 */
export function Find() {
  const person = usePerson();
  const language = useLanguage();
  const { workspace } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [opened, setOpened] = useState<{ readonly Dialog: Dialog } | undefined>(undefined);
  const may = mayUse(person, 'readComplaintLedger') || mayUse(person, 'readTaskLedger');
  const open = (): void => {
    if (!may) return;
    const own = document.querySelector<HTMLInputElement>('input[data-find]');
    if (own === null) setIsOpen(true);
    else {
      own.focus();
      own.select();
    }
  };
  useSingleKey('/', open);
  useEffect(() => {
    if (!isOpen) return undefined;
    let current = true;
    void loadDialog(language).then(
      (Dialog) => current && setOpened({ Dialog }),
      // Without a network nothing would be found either.
      () => current && setIsOpen(false),
    );
    return () => {
      current = false;
    };
  }, [isOpen, language]);
  if (!may) return null;
  return (
    <>
      <button type="button" class="link" aria-keyshortcuts="/" onClick={open}>
        {workspace.find} <kbd aria-hidden="true">/</kbd>
      </button>
      {isOpen && opened !== undefined ? <opened.Dialog close={() => setIsOpen(false)} /> : null}
    </>
  );
}

async function loadDialog(language: Language): Promise<Dialog> {
  const { findDialog } = await import('./find-dialog.tsx');
  return findDialog(language);
}
