import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useLanguage } from '../../language.ts';
import { usePerson } from '../person.ts';
import { hasBegun, keepBegun } from './begun.ts';
import { helpOf } from './help-of.ts';
import type { help } from './zh.ts';

/** At the first visit: what the role is there for, and one act to begin with; until the person has had enough of it. */
export function FirstVisit() {
  const { subject, roles } = usePerson();
  const language = useLanguage();
  const [texts, setTexts] = useState<typeof help | undefined>(undefined);
  const [over, setOver] = useState(false);
  const { path } = useLocation();
  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      if (await hasBegun(subject)) return;
      const { help: own } = await (language === 'zh' ? import('./zh.ts') : import('./en.ts'));
      if (current) setTexts(own);
    };
    // Without it one works as well.
    void look().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [subject, language]);
  const [role] = roles;
  const own = texts === undefined || role === undefined ? undefined : helpOf(texts, role);
  if (texts === undefined || own === undefined || over) return null;
  const close = (): void => {
    setOver(true);
    void keepBegun(subject);
  };
  return (
    <aside class="message first-visit" aria-label={texts.welcome.title}>
      <p>
        {own.does} {own.to === path && path === '/todo' ? texts.welcome.below(own.begin) : null}
      </p>
      <p class="actions">
        {own.to === path ? null : (
          <a class="button primary" href={own.to}>
            {own.begin}
          </a>
        )}
        <a class="button" href="/work/help">
          {texts.welcome.more}
        </a>
        <button type="button" class="button plain" onClick={close}>
          {texts.welcome.close}
        </button>
      </p>
    </aside>
  );
}
