import { chosenBytesLimit, drawings, drawnSize, isSmallEnough, pixelsLimit } from './drawing.ts';
import { headLength, mediaTypeOf } from './media-type.ts';
import type { Unfit } from './photograph.ts';

/** What every photograph is sent as. */
const drawnType = 'image/jpeg';

/**
 * Makes a photograph of a chosen file, or says why it cannot be one. It is drawn anew, on this device:
 * so it becomes small enough to send, and loses whatever the camera wrote into it (place, time, model).
 */
export async function prepare(file: Blob): Promise<Blob | Unfit> {
  if (file.size > chosenBytesLimit) return 'too-large';
  try {
    const type = mediaTypeOf(new Uint8Array(await file.slice(0, headLength).arrayBuffer()));
    if (type === 'heic' || type === 'other') return type;
    return await redraw(new Blob([file], { type }));
  } catch {
    // The file is gone or broken, or the device has no memory left for it.
    return 'unreadable';
  }
}

async function redraw(file: Blob): Promise<Blob | Unfit> {
  const address = URL.createObjectURL(file);
  try {
    const image = await loaded(address);
    const size = { width: image.naturalWidth, height: image.naturalHeight };
    if (size.width * size.height > pixelsLimit) return 'too-large';
    for (const drawing of drawings) {
      const drawn = await drawnAs(image, drawnSize(size, drawing.side), drawing.quality);
      if (drawn === null) return 'unreadable';
      if (isSmallEnough(drawn.size, drawing)) return drawn;
    }
    return 'too-large';
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = address;
  });
}

async function drawnAs(
  image: HTMLImageElement,
  { width, height }: { readonly width: number; readonly height: number },
  quality: number,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  // A JPEG has no see-through places: they would come out black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, drawnType, quality);
  });
  // Phones count the memory of a canvas until it is gone.
  canvas.width = 0;
  return drawn;
}
