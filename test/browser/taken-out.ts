import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** A file that a press on the page has saved. */
export async function saved(
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Everything that the files of a workbook say, one after the other. */
export function saidIn(workbook: Buffer): string {
  const parts: string[] = [];
  let at = 0;
  while (workbook.readUInt32LE(at) === 0x04034b50) {
    const size = workbook.readUInt32LE(at + 18);
    const from = at + 30 + workbook.readUInt16LE(at + 26) + workbook.readUInt16LE(at + 28);
    parts.push(inflateRawSync(workbook.subarray(from, from + size)).toString('utf8'));
    at = from + size;
  }
  return parts.join('\n');
}

/** What stands on paper while the page is printed. */
export async function printed(page: Page): Promise<string> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('.ledger-paper').innerText();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  return text;
}
