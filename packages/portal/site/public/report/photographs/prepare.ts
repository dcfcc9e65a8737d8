import {
  attachmentMediaType,
  givenBytesLimit,
  givenKind,
  playedSecondsLimit,
  type AttachmentMediaType,
} from '@ducha/contracts';
import { fileHeadBytes, fileTypeOf } from '@ducha/contracts/file-type.ts';
import { chosenBytesLimit, drawings, drawnSize, isSmallEnough, pixelsLimit } from './drawing.ts';
import type { Unfit } from './photograph.ts';
import { playedSeconds } from './played-seconds.ts';

/** What every photograph is sent as. */
const drawnType = 'image/jpeg';

/** A file that is ready to be sent; of a sound or a film how long it plays, in seconds, where it tells that. */
export interface Prepared {
  readonly file: Blob;
  readonly seconds?: number | undefined;
}

/**
 * Makes of a chosen file what goes with the report, or says why it cannot. A photograph is drawn anew, on this device:
 * so it becomes small enough to send, and loses whatever the camera wrote into it (place, time, model). So does the HEIC
 * of a telephone where its browser can read it. A document, sound or film goes as it is.
 */
export async function prepare(file: Blob): Promise<Prepared | Unfit> {
  try {
    if (file.size === 0) return 'empty';
    const type = fileTypeOf(new Uint8Array(await file.slice(0, fileHeadBytes).arrayBuffer()));
    if (type === undefined) return 'other';
    const attachment = attachmentMediaType.options.find((one) => one === type);
    if (attachment !== undefined) return await asItIs(file, attachment);
    const drawn = await drawnAnew(new Blob([file], { type }));
    if (typeof drawn !== 'string') return { file: drawn };
    return drawn === 'unreadable' && type === 'image/heic' ? 'heic' : drawn;
  } catch {
    // The file is gone or broken.
    return 'unreadable';
  }
}

async function asItIs(chosen: Blob, type: AttachmentMediaType): Promise<Prepared | Unfit> {
  const kind = givenKind[type];
  if (chosen.size > givenBytesLimit[kind]) return 'attachment-too-large';
  const file = new Blob([chosen], { type });
  if (kind !== 'sound' && kind !== 'film') return { file };
  const seconds = await playedSeconds(file, kind);
  return (seconds ?? 0) > playedSecondsLimit[kind] ? 'too-long' : { file, seconds };
}

/** Draws a picture anew as a JPEG, upright, with nothing beside the picture; or says why it cannot. */
export async function drawnAnew(file: Blob): Promise<Blob | 'too-large' | 'unreadable'> {
  if (file.size > chosenBytesLimit) return 'too-large';
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
  } catch {
    // No picture to this browser, or the device has no memory left for it.
    return 'unreadable';
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
