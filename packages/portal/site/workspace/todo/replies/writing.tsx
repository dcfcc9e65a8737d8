import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../../language.ts';
import { handlingTexts, type HandlingTexts } from '../../complaint/acts/handling-texts.ts';
import type { TodoTexts } from '../todo-texts.ts';
import type { ComplaintRow } from '../use-picked.ts';
import type { ReplyToSeveral } from './reply-to-several.tsx';

/** The form in which one reply to several is written, fetched with its texts when it is first asked for. */
export function Writing(props: {
  readonly rows: readonly ComplaintRow[];
  readonly texts: TodoTexts;
  readonly begun: () => void;
  readonly close: () => void;
}) {
  const { texts, close } = props;
  const language = useLanguage();
  const [turn, setTurn] = useState(0);
  const [form, setForm] = useState<
    { Form: typeof ReplyToSeveral; handling: HandlingTexts['reply'] } | 'failed' | undefined
  >(undefined);
  useEffect(() => {
    let current = true;
    const fetchForm = async (): Promise<void> => {
      const [several, { reply }] = await Promise.all([
        import('./reply-to-several.tsx'),
        handlingTexts[language](),
      ]);
      if (current) setForm({ Form: several.ReplyToSeveral, handling: reply });
    };
    fetchForm().catch(() => current && setForm('failed'));
    return () => {
      current = false;
    };
  }, [language, turn]);
  if (form === undefined) return <p role="status">{texts.bulk.reading}</p>;
  if (form !== 'failed') return <form.Form {...props} handling={form.handling} />;
  return (
    <div class="message bad" role="alert">
      <p>{texts.replies.notLoaded}</p>
      <p class="actions">
        <button type="button" class="button" onClick={() => setTurn(turn + 1)}>
          {texts.bulk.again}
        </button>
        <button type="button" class="button" onClick={close}>
          {texts.replies.back}
        </button>
      </p>
    </div>
  );
}
