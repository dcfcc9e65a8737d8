import type { registerComplaint } from '@ducha/contracts';
import { useEffect, useRef } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { register } from './zh.ts';

/** What the house answered to a registration; its receipt is nowhere else. */
export type Registered = BodyOf<typeof registerComplaint>;

/** 查询凭证, shown once: to be read out on the phone, or printed for whoever stands at the desk. */
export function ReceiptSlip(props: {
  readonly texts: typeof register;
  readonly registered: Registered;
  readonly onNext: () => void;
}) {
  const { texts, registered, onNext } = props;
  const language = useLanguage();
  const slip = useRef<HTMLElement>(null);
  useEffect(() => {
    slip.current?.focus();
    // The browser may keep the page as it is, to show it again when somebody goes back.
    addEventListener('pagehide', onNext);
    return () => removeEventListener('pagehide', onNext);
  }, []);
  const groups = registered.receipt.match(/\d{4}/g) ?? [];
  return (
    <section
      ref={slip}
      class="card receipt-slip"
      tabIndex={-1}
      aria-labelledby="receipt-title"
      onKeyDown={(event) => {
        // While the slip has the focus alone: nobody loses a receipt by typing elsewhere.
        if (event.key.toLowerCase() === 'n' && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          onNext();
        }
      }}
    >
      <h2 id="receipt-title">{texts.receipt}</h2>
      <p class="receipt-number number" aria-label={registered.receipt.split('').join(' ')}>
        {groups.map((group, place) => (
          <span key={`${place} ${group}`}>{group}</span>
        ))}
      </p>
      <p>{language === 'zh' ? registered.notice.chinese : registered.notice.english}</p>
      <p class="soft">{texts.receivedAt(momentText(language, registered.receivedAt))}</p>
      <p class="message mind no-print">{texts.once}</p>
      <p class="actions no-print">
        <button type="button" class="button primary" onClick={onNext}>
          {texts.next}
        </button>
        <button type="button" class="button" onClick={() => print()}>
          {texts.print}
        </button>
        <a class="button plain" href={`/c/${registered.complaint}`}>
          {texts.open}
        </a>
      </p>
    </section>
  );
}
