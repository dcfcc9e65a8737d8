/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One try at drawing a photograph anew: its longest side, and the quality of the JPEG. */
export interface Drawing {
  readonly side: number;
  readonly quality: number;
}

/** From the best to the smallest. The first that comes out small enough is taken. */
export const drawings: readonly Drawing[] = [
  { side: 2_400, quality: 0.85 },
  { side: 1_920, quality: 0.8 },
  { side: 1_280, quality: 0.75 },
];

/** How large a drawn photograph may come out: a phone on a poor network has to send it. */
export const drawnBytesLimit = 1_500_000;

/** A chosen file larger than this is refused: a photograph of a phone is not, a film is. */
export const chosenBytesLimit = 60 * 1024 * 1024;

/** More pixels than this make an old phone fall over; no camera of a phone makes more. */
export const pixelsLimit = 220_000_000;

/** The size in which a photograph is drawn: never larger than it is. */
export function drawnSize({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** Whether what a drawing made can be sent, or the next one has to be tried. */
export function isSmallEnough(bytes: number, drawing: Drawing): boolean {
  return bytes <= drawnBytesLimit || drawing === drawings.at(-1);
}
