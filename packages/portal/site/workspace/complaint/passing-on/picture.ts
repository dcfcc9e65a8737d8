import { copyBytesLimit, copySideLimit } from '@ducha/contracts';
import { bareJpeg, withoutAdditions } from '@ducha/contracts/jpeg.ts';
import { drawings, drawnSize, type Size } from '../../../public/report/photographs/drawing.ts';
import { sha256Of } from '../../../public/report/photographs/hash.ts';
import { pixelsOf, type Area } from './areas.ts';

/** A photograph of the complainant, held by this page alone: it is on no device. */
export interface Picture {
  readonly image: HTMLImageElement;
  /** Lets it go. */
  readonly forget: () => void;
}

/** A copy as it is passed on, to the byte. */
export interface Copy {
  readonly file: Blob;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** Where the page itself can show exactly this file. */
  readonly address: string;
  /** Makes every try to announce it the same one. */
  readonly key: string;
  readonly forget: () => void;
}

/** Fetches a photograph by the address that a look gave. @throws when it is gone, or is no picture */
export async function fetchedPicture(url: string, signal: AbortSignal): Promise<Picture> {
  const response = await fetch(url, { signal, cache: 'no-store', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error('no photograph');
  const address = URL.createObjectURL(await response.blob());
  const forget = (): void => URL.revokeObjectURL(address);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return { image, forget };
  } catch (error) {
    forget();
    throw error;
  }
}

/**
 * The copy of a photograph in which areas are covered. It is drawn anew: nothing of what lay under them is in the file,
 * nor anything that the file of the photograph held beside the picture. Undefined where the browser cannot make one.
 */
export async function copyOf(
  { image }: Picture,
  areas: readonly Area[],
): Promise<Copy | undefined> {
  const whole = { width: image.naturalWidth, height: image.naturalHeight };
  for (const { side, quality } of drawings) {
    const drawn = await drawnAs(image, areas, {
      size: drawnSize(whole, Math.min(side, copySideLimit)),
      quality,
    });
    // What a browser adds beside the picture, such as a profile of its colours, is taken off too.
    const bytes = drawn === null ? undefined : withoutAdditions(await bytesOf(drawn));
    const size = bytes === undefined ? 'not-a-jpeg' : bareJpeg(bytes);
    if (bytes === undefined || typeof size === 'string') return undefined;
    if (bytes.length > copyBytesLimit) continue;
    const file = new Blob([bytes], { type: 'image/jpeg' });
    const address = URL.createObjectURL(file);
    return {
      file,
      sha256: await sha256Of(bytes),
      ...size,
      address,
      key: crypto.randomUUID(),
      forget: () => URL.revokeObjectURL(address),
    };
  }
  return undefined;
}

/** Draws a photograph, and over it the areas, opaque. */
export function draw(
  context: CanvasRenderingContext2D,
  image: HTMLImageElement,
  areas: readonly Area[],
): void {
  const { width, height } = context.canvas;
  // A JPEG has no see-through places: they would come out black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  context.fillStyle = '#000';
  for (const area of areas) {
    const pixels = pixelsOf(area, { width, height });
    context.fillRect(pixels.left, pixels.top, pixels.width, pixels.height);
  }
}

async function drawnAs(
  image: HTMLImageElement,
  areas: readonly Area[],
  { size, quality }: { readonly size: Size; readonly quality: number },
): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  draw(context, image, areas);
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  // Phones count the memory of a canvas until it is gone.
  canvas.width = 0;
  return drawn;
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
