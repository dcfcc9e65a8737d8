import { useState } from 'preact/hooks';
import { csvOf } from './sheet/csv.ts';
import { fileName, type Sheet } from './sheet/sheet.ts';
import type { LedgerTexts } from './ledger-texts.ts';

/** What is filtered as a workbook, as CSV, or on paper. */
export function TakeOut(props: {
  readonly sheet: () => Sheet;
  /** An instant. */
  readonly asOf: string;
  readonly isEmpty: boolean;
  readonly texts: LedgerTexts;
}) {
  const { sheet, asOf, isEmpty, texts } = props;
  const [state, setState] = useState<'ready' | 'writing' | 'failed'>('ready');
  const writeWorkbook = async (): Promise<void> => {
    setState('writing');
    try {
      // Nobody loads it who doesn't ask for it.
      const { workbookOf } = await import('./sheet/workbook.ts');
      const whole = sheet();
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      save(fileName(whole, asOf, 'xlsx'), new Blob([await workbookOf(whole)], { type }));
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  const writeCsv = (): void => {
    const whole = sheet();
    save(fileName(whole, asOf, 'csv'), new Blob([csvOf(whole)], { type: 'text/csv' }));
  };
  const says = isEmpty
    ? texts.nothingToTake
    : state === 'writing'
      ? texts.writing
      : state === 'failed'
        ? texts.notWritten
        : null;
  const buttons = [
    { text: texts.workbook, press: () => void writeWorkbook() },
    { text: texts.csv, press: writeCsv },
    { text: texts.print, press: () => print() },
  ];
  return (
    <div class="take-out" role="group" aria-label={texts.takeOut}>
      {buttons.map(({ text, press }) => (
        <button
          key={text}
          type="button"
          class="button small"
          aria-disabled={isEmpty}
          onClick={isEmpty ? undefined : press}
        >
          {text}
        </button>
      ))}
      <span class="soft small" role="status">
        {says}
      </span>
    </div>
  );
}

function save(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
