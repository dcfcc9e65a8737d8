import { SeededRandom } from '../../replay/seeded-random.ts';
import type { Scene } from '../words/matters.ts';
import { caption } from './caption.ts';
import { canvas, png, type Canvas } from './png.ts';

type Colour = readonly [red: number, green: number, blue: number];

const width = 480;
const height = 360;
const horizon = 220;

/**
 * A made-up photograph of a scene, before or after it was put right: a sky, roofs, and what is reported. Every seed
 * paints another one; its caption says that nobody took it.
 */
export function paintScene(scene: Scene, seed: number, mended = false): Uint8Array<ArrayBuffer> {
  const random = new SeededRandom(seed);
  const picture = canvas(width, height);
  const dark = scene === 'site' && !mended;
  const light = random.next() * 24;
  shade(picture, 0, horizon, dark ? [14, 18, 40] : [120 + light, 165 + light, 205], [
    dark ? 46 : 214,
    dark ? 44 : 222,
    dark ? 62 : 226,
  ]);
  shade(picture, horizon, height, [98, 100, 96], [138 - light, 132, 122]);
  roofs(picture, random, dark);
  if (mended) lawn(picture, random);
  else painters[scene](picture, random);
  caption(picture, `DEMO ${String(seed % 100_000).padStart(5, '0')}`);
  return png(picture);
}

const painters: Readonly<Record<Scene, (picture: Canvas, random: SeededRandom) => void>> = {
  site(picture, random) {
    const mast = 120 + random.next() * 200;
    box(picture, mast, 40, 6, horizon - 30, [222, 170, 60]);
    box(picture, mast - 90, 52, 190, 5, [222, 170, 60]);
    for (let lamp = 0; lamp < 4; lamp += 1)
      glow(picture, 60 + random.next() * 360, 90 + random.next() * 90, 46, [255, 236, 170]);
    heap(picture, 330, horizon + 70, 110, 46, [116, 92, 66]);
  },
  street(picture, random) {
    shade(picture, horizon + 30, height, [70, 72, 76], [92, 94, 98]);
    for (let dash = 0; dash < 6; dash += 1)
      box(picture, dash * 88 + random.next() * 20, 300, 44, 6, [226, 226, 214]);
    box(picture, 150 + random.next() * 120, 236, 110, 52, [176, 60, 52]);
  },
  smoke(picture, random) {
    const chimney = 140 + random.next() * 180;
    box(picture, chimney, 110, 20, horizon - 100, [120, 84, 74]);
    for (let puff = 0; puff < 9; puff += 1)
      glow(picture, chimney + puff * 16, 104 - puff * 8, 22 + puff * 5, [88, 86, 88]);
  },
  refuse(picture, random) {
    for (let bag = 0; bag < 16; bag += 1)
      heap(
        picture,
        90 + random.next() * 300,
        horizon + 40 + random.next() * 90,
        24 + random.next() * 22,
        18 + random.next() * 16,
        [40 + random.next() * 150, 60 + random.next() * 90, 50 + random.next() * 90],
      );
  },
  river(picture, random) {
    shade(picture, horizon + 20, height, [74, 92, 88], [38, 52, 48]);
    for (let foam = 0; foam < 40; foam += 1)
      box(
        picture,
        random.next() * width,
        horizon + 30 + random.next() * 110,
        10 + random.next() * 30,
        3,
        [206, 208, 196],
      );
    heap(picture, 60 + random.next() * 60, horizon + 26, 46, 26, [58, 54, 50]);
  },
  green(picture, random) {
    lawn(picture, random);
    box(picture, 120 + random.next() * 60, horizon + 40, 220, 80, [150, 150, 148]);
    for (let stump = 0; stump < 6; stump += 1)
      box(picture, 60 + stump * 66, horizon + 20, 14, 18, [126, 92, 58]);
  },
  soil(picture, random) {
    shade(picture, horizon, height, [126, 96, 66], [92, 66, 44]);
    for (let mound = 0; mound < 3; mound += 1)
      heap(picture, 90 + mound * 140, horizon + 50, 80, 40 + random.next() * 30, [74, 54, 40]);
    heap(picture, 250 + random.next() * 80, horizon + 110, 70, 16, [26, 24, 24]);
  },
  mast(picture, random) {
    const at = 180 + random.next() * 120;
    box(picture, at, 60, 8, horizon - 60, [150, 154, 160]);
    for (const side of [-34, 20])
      for (let panel = 0; panel < 3; panel += 1)
        box(picture, at + side, 66 + panel * 30, 22, 24, [232, 234, 236]);
  },
};

function roofs(picture: Canvas, random: SeededRandom, dark: boolean): void {
  for (let x = 0; x < width;) {
    const wide = 40 + random.next() * 50;
    const tall = 30 + random.next() * 90;
    const grey = (dark ? 34 : 150) + random.next() * 22;
    box(picture, x, horizon - tall, wide, tall, [grey, grey + 4, grey + 12]);
    for (let y = horizon - tall + 8; y < horizon - 10; y += 16)
      for (let column = x + 6; column < x + wide - 8; column += 14)
        if (random.next() < (dark ? 0.3 : 0.8))
          box(picture, column, y, 6, 8, dark ? [236, 206, 128] : [106, 124, 146]);
    x += wide + 4;
  }
}

function lawn(picture: Canvas, random: SeededRandom): void {
  shade(picture, horizon, height, [112, 152, 92], [72, 116, 62]);
  for (let tree = 0; tree < 5; tree += 1) {
    const x = 40 + tree * 96 + random.next() * 20;
    box(picture, x - 4, horizon - 4, 8, 44, [104, 78, 54]);
    heap(picture, x, horizon + 4, 32, 46, [58, 110 + random.next() * 40, 58]);
  }
}

/** A shade from one colour, above, to another, below. */
function shade(picture: Canvas, top: number, bottom: number, from: Colour, to: Colour): void {
  for (let y = top; y < bottom; y += 1) {
    const part = (y - top) / (bottom - top);
    for (let x = 0; x < width; x += 1) dot(picture, x, y, mix(from, to, part));
  }
}

function box(
  picture: Canvas,
  left: number,
  top: number,
  wide: number,
  tall: number,
  colour: Colour,
): void {
  for (let y = Math.round(top); y < Math.round(top + tall); y += 1)
    for (let x = Math.round(left); x < Math.round(left + wide); x += 1) dot(picture, x, y, colour);
}

/** A mound that stands on a line. */
function heap(
  picture: Canvas,
  middle: number,
  line: number,
  half: number,
  tall: number,
  colour: Colour,
): void {
  for (let x = Math.ceil(middle - half); x < middle + half; x += 1) {
    const rise = tall * Math.sqrt(Math.max(0, 1 - ((x - middle) / half) ** 2));
    box(picture, x, line - rise, 1, rise, mix(colour, [0, 0, 0], ((x - middle) / half + 1) / 6));
  }
}

/** Something that is densest in its middle: light, or smoke. */
function glow(
  picture: Canvas,
  middle: number,
  level: number,
  radius: number,
  colour: Colour,
): void {
  for (let y = Math.ceil(level - radius); y < level + radius; y += 1)
    for (let x = Math.ceil(middle - radius); x < middle + radius; x += 1) {
      const distance = Math.hypot(x - middle, y - level) / radius;
      if (distance < 1) dot(picture, x, y, mix(colourAt(picture, x, y), colour, 1 - distance));
    }
}

function colourAt({ pixels }: Canvas, x: number, y: number): Colour {
  const at = (y * width + x) * 3;
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
}

function mix(from: Colour, to: Colour, part: number): Colour {
  return [
    from[0] + (to[0] - from[0]) * part,
    from[1] + (to[1] - from[1]) * part,
    from[2] + (to[2] - from[2]) * part,
  ];
}

/** One pixel; nothing outside of the picture. */
function dot(picture: Canvas, x: number, y: number, colour: Colour): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  picture.pixels.set(
    colour.map((channel) => Math.min(255, Math.max(0, Math.round(channel)))),
    (y * width + x) * 3,
  );
}
