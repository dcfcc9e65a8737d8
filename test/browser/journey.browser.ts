import { loadBasics } from '@ducha/local-cloud';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type House } from '../house.ts';
import { startChromium } from './chromium.ts';
import { costlier, costsInWords } from './clicks.ts';
import { stepsOf, type Journey } from './journey.ts';
import type { Language, Size } from './visitor.ts';

/**
 * The journey of a complaint as people make it: each step on a page, by the person whose step it is, in a
 * browser of their own. Between the pages the real stack runs; what reaches an official's phone is read
 * on the phone.
 */
describe.each<{ size: Size; language: Language }>([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'zh' },
  { size: 'phone', language: 'en' },
  { size: 'desk', language: 'en' },
])('a complaint through the pages, at $size size, in $language', ({ size, language }) => {
  let house: House;
  let browser: Browser;
  const journey: Journey = {
    get house() {
      return house;
    },
    get browser() {
      return browser;
    },
    size,
    language,
    kept: { receipt: '', inspection: '', complaint: '', batch: '' },
    costs: new Map(),
  };

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), startChromium()]);
    await loadBasics(house.cloud);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  afterAll(() => {
    if (journey.costs.size > 0) console.log(costsInWords(journey.costs));
  });

  // A step stands on those before it.
  test.each(stepsOf(journey))('$says', async ({ walk }) => walk());

  test('10. no job takes more than it did', () => {
    expect(costlier(journey.costs)).toEqual([]);
  });
});
