import { createHash } from 'node:crypto';
import {
  closeBatch,
  lookAtComplaint,
  readComplaint,
  readPassedOnPhotograph,
  submitComplaint,
} from '@ducha/contracts';
import { bareJpeg } from '@ducha/contracts/jpeg.ts';
import { letters, part } from '@ducha/contracts/testing/jpeg-file.ts';
import { loadBasics } from '@ducha/local-cloud';
import { passingOn as inEnglish } from '@ducha/portal/workspace/complaint/passing-on/en.ts';
import { passingOn as inChinese } from '@ducha/portal/workspace/complaint/passing-on/zh.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { photographed } from '../photographs.ts';
import { cut } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

/** Photographs are covered and passed on, seen by an organisation, and taken back, in the pages. */
let house: House;
let browser: Browser;
/** A yard, a car with its plate, and somebody's face. */
let yard: Uint8Array<ArrayBuffer>;
/** A pile of rubble, by somebody who held the camera upright. */
let pile: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  yard = await taken(scene('京A·80265'), 1);
  pile = await taken(scene(''), 6);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const visiting = visits(() => ({ browser, house }));
const texts = { zh: inChinese, en: inEnglish };
const liaison = 'organisation-liaison@110105';

/** Where in the scene the plate is, in parts of it; what is painted there is white and blue. */
const plate = { left: 0.55, top: 0.7, right: 0.8, bottom: 0.83 };

function scene(number: string): string {
  const car =
    number === ''
      ? '<rect x="560" y="420" width="420" height="300" fill="#7a6a52"/>'
      : `<rect x="600" y="520" width="420" height="220" rx="40" fill="#b9c2c9"/>
         <rect x="660" y="630" width="300" height="117" fill="#1646b8" stroke="#fff" stroke-width="8"/>
         <text x="810" y="710" font-size="60" fill="#fff" text-anchor="middle">${number}</text>
         <circle cx="260" cy="330" r="90" fill="#e8b58c"/>
         <rect x="170" y="420" width="180" height="300" fill="#35506b"/>`;
  return `<svg width="1200" height="900" xmlns="http://www.w3.org/2000/svg">
    <rect width="1200" height="450" fill="#cfe3f2"/><rect y="450" width="1200" height="450" fill="#8d9a7d"/>
    <rect x="760" y="150" width="330" height="320" fill="#a5624a"/>${car}</svg>`;
}

/** What a camera writes into a file: how it was held (1 level, 6 upright), among whatever else. */
const written = (turn: 1 | 6): number[] => {
  const held = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0];
  const only = [0, 0, 0, 8, 0, 1, ...held, 0, 0, 0, 0];
  return part(0xe1, ...letters('Exif\0\0MM\0*'), ...only);
};

/** A photograph of a scene, as the file of a camera. */
async function taken(svg: string, turn: 1 | 6): Promise<Uint8Array<ArrayBuffer>> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  const bytes = await page.screenshot({ type: 'jpeg', quality: 90 });
  await page.close();
  return Uint8Array.from([...bytes.subarray(0, 2), ...written(turn), ...bytes.subarray(2)]);
}

async function reported(): Promise<{ inspection: string; complaint: string }> {
  const inspection = await openInspection(house);
  const photographs = [
    await photographed(house, inspection, yard),
    await photographed(house, inspection, pile),
  ];
  await house.citizen.ok(submitComplaint, {
    body: { inspection, problem: '院里堆放建筑垃圾，车辆夜间进出。', photographs },
  });
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  return { inspection, complaint: row?.complaint ?? '' };
}

/** The light of a pixel, 0 to 255, at places of a picture, and a hash of all its pixels. */
async function pixels(picture: Locator, places: readonly (readonly [number, number])[]) {
  return picture.evaluate(async (image, at) => {
    if (!(image instanceof HTMLImageElement)) throw new Error('no picture');
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
    return {
      hash: [...hash].map((byte) => byte.toString(16)).join(' '),
      light: at.map(([x, y]) => {
        const index =
          4 * (Math.floor(y * canvas.height) * canvas.width + Math.floor(x * canvas.width));
        return Math.max(data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0);
      }),
    };
  }, places);
}

/** The same of bytes, on a page of nobody. */
async function pixelsOf(bytes: Uint8Array, places: readonly (readonly [number, number])[]) {
  const page = await browser.newPage({ bypassCSP: true });
  // A secure place: only there a page can make hashes.
  await page.goto(`${house.cloud.portal}/config.json`);
  await page.setContent(
    `<img src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}">`,
  );
  const found = await pixels(page.locator('img'), places);
  await page.close();
  return found;
}

/** Drags over a part of a picture. */
async function dragOver(page: Page, canvas: Locator, area: typeof plate): Promise<void> {
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('no canvas');
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(area.left, area.top));
  await page.mouse.down();
  await page.mouse.move(...at(area.right - 0.05, area.bottom - 0.05));
  await page.mouse.move(...at(area.right, area.bottom));
  await page.mouse.up();
}

describe.each([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'zh' },
  { size: 'phone', language: 'en' },
  { size: 'desk', language: 'en' },
] as const)('$size $language', (as) => {
  const { words, complaint: c, workspace: w } = catalogue[as.language];
  const t = texts[as.language];

  test('photographs are covered by pointer and by keys, seen as they go, and go so', async () => {
    const { inspection, complaint } = await reported();
    let previewed: readonly string[] = [];
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await signInAs(visitor, 'office-screener', `/c/${complaint}`);
      // Whoever screens meets the photographs there, and the way to pass them on.
      await page.getByRole('link', { name: words.act.screenComplaint, exact: true }).click();
      await button(w.look.act).click();
      await page.getByText(w.look.photographsStay).waitFor();
      await page.getByRole('link', { name: words.act.passOnPhotographs, exact: true }).click();
      await page.getByText(t.look.lead).waitFor();
      await visitor.look('pass-on-look');
      await button(t.look.submit).click();
      const one = page.getByRole('region', { name: t.photograph(1), exact: true });
      const two = page.getByRole('region', { name: t.photograph(2), exact: true });
      await one.getByRole('img').waitFor();
      // Kept by the browser for the way back, the page holds no photograph.
      await page.evaluate(
        `dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`,
      );
      await page.getByText(t.look.lead).waitFor();
      expect(await page.getByRole('main').getByRole('img').count()).toBe(0);
      await button(t.look.submit).click();
      await one.getByRole('img').waitFor();
      await two.getByRole('img').waitFor();
      await button(t.submit(0)).click();
      await page.getByText(t.missing.none).waitFor();
      await visitor.look('pass-on-begin');

      await one.getByLabel(t.mode.cover).check();
      await button(t.submit(1)).click();
      await page.getByText(t.missing.area(1)).waitFor();
      const canvas = page.getByRole('application', { name: t.covering.canvas(t.photograph(1)) });
      const told = one.getByRole('status');
      await dragOver(page, canvas, plate);
      await expect.poll(() => told.innerText()).toMatch(/70%.*25%.*13%/s);
      // A face, by keys alone.
      await canvas.focus();
      await page.keyboard.press('Enter');
      for (let n = 0; n < 32; n += 1) await page.keyboard.press('ArrowLeft');
      for (let n = 0; n < 20; n += 1) await page.keyboard.press('ArrowUp');
      for (let n = 0; n < 4; n += 1) await page.keyboard.press('Shift+ArrowDown');
      const face = t.covering.at(2, 2, { left: 13, top: 25, width: 20, height: 24 });
      await expect.poll(() => told.innerText()).toBe(face);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Control+z');
      await expect.poll(() => told.innerText()).toContain('3');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+Shift+z');
      await page.keyboard.press('Control+z');
      await expect.poll(() => told.innerText()).toBe(face);
      await visitor.look('pass-on-covered');

      await two.getByLabel(t.mode.bare).check();
      await button(t.submit(2)).click();
      await page.getByText(t.missing.preview).waitFor();
      await button(t.preview.act).click();
      const preview = page.locator('.previewed img');
      await preview.nth(1).waitFor();
      await visitor.look('pass-on-preview');
      const seen = await Promise.all([0, 1].map((place) => pixels(preview.nth(place), [])));
      previewed = seen.map(({ hash }) => hash);
      await button(t.submit(2)).click();
      await page.getByText(t.missing.sure).waitFor();
      await page.getByLabel(t.sure).check();
      // The network goes in the middle of the first.
      let isCut = false;
      await page.route(/\/evidence\//, async (route) => {
        if (isCut || route.request().method() !== 'PUT') return route.fallback();
        isCut = true;
        return cut(route);
      });
      await button(t.submit(2)).click();
      await page.getByText(t.cut).waitFor();
      await button(t.submit(2)).click();
      await page.getByText(c.next.done(words.act.passOnPhotographs)).waitFor();
      await page.locator('.picture-button img').nth(1).waitFor();
      await visitor.look('passed-on-office');
    });
    await seenByOrganisation({ inspection, complaint }, previewed);
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, liaison, `/c/${complaint}`);
      await page.locator('.picture-button img').nth(1).waitFor();
      await page.getByText(c.passedOn.lead).waitFor();
      await visitor.look('passed-on-organisation');
      const name = c.passedOn.enlarge(c.passedOn.photograph(1, 2));
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').getByRole('img').waitFor();
      await visitor.look('passed-on-enlarged');
      await page.getByRole('button', { name: c.passedOn.close, exact: true }).click();
      await page.getByText(words.event['complaint.photographs-passed-on']).waitFor();
      const main = await page.getByRole('main').innerText();
      expect(main).not.toContain(w.look.title);
      expect(main).not.toContain(words.event['complaint.photographs-attached']);
    });
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      const submit = page.getByRole('button', { name: t.takingBack.submit(1), exact: true });
      await signInAs(visitor, 'office-reviewer', `/c/${complaint}#act-takeBackPhotographs`);
      await page.getByLabel(t.takingBack.one(1, 2)).check();
      await submit.click();
      await page.getByText(t.takingBack.missing.reason).waitFor();
      await page.getByLabel(t.takingBack.reasons['covered-too-little']).check();
      await visitor.look('take-back');
      await submit.click();
      await page.getByText(c.next.done(words.act.takeBackPhotographs)).waitFor();
    });
    await house.cloud.settled();
    await visiting(as, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, liaison, `/c/${complaint}`);
      await page.locator('.picture-button img').first().waitFor();
      expect(await page.locator('.picture-button img').count()).toBe(1);
      await page.getByText(words.event['complaint.photographs-taken-back']).waitFor();
    });
  });

  /** After the hand-over it is given exactly what was previewed, with nothing of what was covered or beside it. */
  async function seenByOrganisation(
    { inspection, complaint }: { readonly inspection: string; readonly complaint: string },
    previewed: readonly string[],
  ): Promise<void> {
    await accept(house, complaint, '110105');
    await house.cloud.settled();
    await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    await house.cloud.settled();
    const params = { complaint };
    const { passedOn } = (await house.as(liaison).ok(readComplaint, { params })).body;
    expect(passedOn).toMatchObject([
      { areas: 2, original: null },
      { areas: 0, original: null },
    ]);
    const inside = [
      [plate.left + 0.005, plate.top + 0.01],
      [plate.right - 0.005, plate.bottom - 0.01],
      [0.2, 0.33],
      [0.31, 0.47],
    ] as const;
    const outside = [
      [plate.left - 0.03, plate.top],
      [0.1, 0.1],
    ] as const;
    for (const [index, { photograph }] of passedOn.entries()) {
      const found = await house
        .as(liaison)
        .ok(readPassedOnPhotograph, { params: { complaint, photograph } });
      const bytes = new Uint8Array(await (await fetch(found.body.url)).arrayBuffer());
      // It stands as it was taken, though nothing in the file says how the camera was held.
      expect(bareJpeg(bytes)).toEqual(
        index === 0 ? { width: 1200, height: 900 } : { width: 900, height: 1200 },
      );
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('Exif');
      const { hash, light } = await pixelsOf(bytes, [...inside, ...outside]);
      expect(hash).toBe(previewed[index]);
      if (index === 0) {
        for (const one of light.slice(0, inside.length)) expect(one).toBeLessThan(24);
        for (const one of light.slice(inside.length)) expect(one).toBeGreaterThan(90);
      }
    }
    // The photograph itself is as the citizen put it.
    const looked = await house
      .as('office-head')
      .ok(lookAtComplaint, { params, body: { reason: '核对照片' } });
    const original = await fetch(looked.body.photographs[0]?.url ?? '');
    const print = createHash('sha256').update(yard).digest('hex');
    const now = createHash('sha256').update(new Uint8Array(await original.arrayBuffer()));
    expect(now.digest('hex')).toBe(print);
  }
});
