import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { chromium, type Browser } from 'playwright-core';

/** Where a Chromium is looked for when DUCHA_CHROMIUM does not say. */
const places: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/** What has to be installed, and how, in the words of whoever has not. */
const needed = `The browser tests need Chromium (or Chrome) and a font with Chinese characters; none of them comes with npm.
  Debian, Ubuntu:  apt-get install --no-install-recommends chromium fonts-noto-cjk
  macOS:           brew install --cask chromium
  elsewhere:       set DUCHA_CHROMIUM to the program of a Chromium or Chrome`;

/** The program of a Chromium on this machine. @throws Error that says what to install, and how */
export function chromiumProgram(): string {
  const named = process.env['DUCHA_CHROMIUM'];
  const found = named ?? (places[platform()] ?? []).find((place) => existsSync(place));
  if (found === undefined || !existsSync(found)) {
    throw new Error(
      named === undefined ? needed : `DUCHA_CHROMIUM: there is no ${named}.\n${needed}`,
    );
  }
  return found;
}

/** Flags that a Chromium asks for here: as root it has no sandbox; nothing is fetched behind the tests' back. */
export const chromiumFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
];

export async function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumProgram(), args: [...chromiumFlags] });
}
