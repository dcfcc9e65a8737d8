import { useEffect, useRef, useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { inGroups } from '../follow/receipt.ts';
import type { ReportTexts } from './said.ts';
import type { Receipt as Received } from './sending.ts';

/** 查询凭证: shown once, to copy, save, print or write down. It stands in no address and no storage. */
export function Receipt({
  texts,
  received,
}: {
  readonly texts: ReportTexts;
  readonly received: Received;
}) {
  const words = texts.receipt;
  const language = useLanguage();
  const [done, setDone] = useState<'copied' | 'notCopied' | 'saved' | 'wroteDone'>();
  const [isKept, setKept] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const digits = useRef<HTMLParagraphElement>(null);
  const groups = inGroups(received.receipt);
  const spaced = groups.join(' ');
  // Digit by digit, or a voice reads four of them as a thousand.
  const spelled = groups.map((group) => group.split('').join(' ')).join(', ');
  const time = momentText(language, received.receivedAt);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (isKept) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isKept]);

  const tell = (what: typeof done, kept: boolean): void => {
    setDone(what);
    if (kept) setKept(true);
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(spaced);
      tell('copied', true);
    } catch {
      if (digits.current !== null) getSelection()?.selectAllChildren(digits.current);
      tell('notCopied', false);
    }
  };
  const save = (): void => {
    const address = new URL(pathIn(language, '/follow/'), location.origin).href;
    // The mark at the start tells old editors that it is UTF-8.
    const text = `\uFEFF${words.file.lines(spaced, time, address).join('\r\n')}\r\n`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = words.file.name;
    link.click();
    // The download has begun by then; the text is not left in memory.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    tell('saved', true);
  };
  return (
    <section class="receipt">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p class="soft">{words.received(time)}</p>
      <div class="card receipt-card">
        <p class="receipt-label">{words.label}</p>
        <p ref={digits} class="receipt-digits" aria-label={words.spoken(spelled)} role="img">
          {groups.map((group, place) => (
            <span key={place}>
              {group}
              {place < groups.length - 1 ? ' ' : ''}
            </span>
          ))}
        </p>
        <p class="message mind">
          <strong>{words.once}</strong>
        </p>
        <p>{words.secret}</p>
        <div class="actions no-print">
          <button type="button" class="button primary" onClick={() => void copy()}>
            {words.copy}
          </button>
          <button type="button" class="button primary" onClick={save}>
            {words.save}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              setKept(true);
              print();
            }}
          >
            {words.print}
          </button>
          <button type="button" class="button" onClick={() => tell('wroteDone', true)}>
            {words.wrote}
          </button>
        </div>
        <p role="status" class="no-print">
          {done === undefined ? '' : words[done]}
        </p>
      </div>
      <h3>{words.next}</h3>
      <ol>
        {words.afterwards.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p class="actions no-print">
        <a class="button" href={pathIn(language, '/follow/')}>
          {words.follow}
        </a>
        <a class="button" href={pathIn(language, '/report/')}>
          {words.another}
        </a>
      </p>
      <p class="soft small no-print">{words.deleted}</p>
    </section>
  );
}
