import { chromium } from 'playwright-core';
import { chromiumFlags } from './chromium.ts';

/** Slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up; and a processor four times as slow. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const slowerBy = 4;

/**
 * Milliseconds until the largest picture of a page is painted, on a phone's screen behind a network and a
 * processor that the browser itself slows down; each time with an empty cache.
 */
export async function largestPaints(
  url: string,
  program: string,
  times: number,
): Promise<readonly number[]> {
  const browser = await chromium.launch({ executablePath: program, args: [...chromiumFlags] });
  try {
    const found: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const context = await browser.newContext({
        viewport: { width: 412, height: 823 },
        deviceScaleFactor: 1.75,
        isMobile: true,
        locale: 'zh-CN',
      });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', slow4G);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
      await page.goto(url, { waitUntil: 'networkidle' });
      found.push(
        await page.evaluate(
          async () =>
            new Promise<number>((resolve) => {
              new PerformanceObserver((list) =>
                resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN),
              ).observe({ type: 'largest-contentful-paint', buffered: true });
            }),
        ),
      );
      await context.close();
    }
    return found;
  } finally {
    await browser.close();
  }
}
