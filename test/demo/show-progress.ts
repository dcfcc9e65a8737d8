import type { Progress } from './fill-house.ts';

/** Where progress is shown: a terminal, or a file. */
interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 30;

/** One line that says how far it has come. */
export function progressLine({ day, days, part, acts }: Progress): string {
  const full = Math.round(part * width);
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
  return `day ${String(day).padStart(2)} of ${days} ${bar} ${String(Math.round(part * 100)).padStart(3)} %  ${acts} acts`;
}

/** In a terminal one line that is written over; elsewhere a line for each tenth of the way. */
export function showProgress(screen: Screen): { show(line: string): void; end(): void } {
  let last = '';
  return {
    show(line) {
      if (screen.isTTY === true) screen.write(`\r${line}`);
      else {
        const tenth = /(\d*)\d %/.exec(line)?.[1] ?? '';
        if (tenth !== last) screen.write(`${line}\n`);
        last = tenth;
      }
      if (screen.isTTY === true) last = line;
    },
    end() {
      if (screen.isTTY === true && last !== '') screen.write('\n');
    },
  };
}
