import { gistLength } from '@ducha/contracts';

/** The opening words of a text: as much of it as stands in a line of a list, 40 characters at most. */
export function openingOf(text: string): string {
  const line = Array.from(text.replaceAll(/\s+/gu, ' ').trim());
  if (line.length <= gistLength) return line.join('');
  return `${line.slice(0, gistLength - 1).join('')}…`;
}
