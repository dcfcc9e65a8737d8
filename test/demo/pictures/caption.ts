import type { Canvas } from './png.ts';

/** Letters of five by three points, a row a number: the few that captions have. */
const letters: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 1, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  D: [6, 5, 5, 5, 6],
  E: [7, 4, 6, 4, 7],
  M: [5, 7, 7, 5, 5],
  O: [7, 5, 5, 5, 7],
  ' ': [0, 0, 0, 0, 0],
};

const point = 3;
const margin = 10;

/** Writes a line in white on black into the lower left corner. */
export function caption(picture: Canvas, text: string): void {
  const top = picture.height - margin - 7 * point;
  fill(picture, margin, top, (text.length * 4 + 1) * point, 7 * point, 0);
  Array.from(text, (letter, column) => {
    letters[letter]?.forEach((row, line) => {
      for (let bit = 0; bit < 3; bit += 1)
        if ((row & (4 >> bit)) !== 0)
          fill(
            picture,
            margin + (column * 4 + 1 + bit) * point,
            top + (line + 1) * point,
            point,
            point,
            255,
          );
    });
  });
}

function fill(
  { pixels, width }: Canvas,
  left: number,
  top: number,
  wide: number,
  tall: number,
  grey: number,
): void {
  for (let y = top; y < top + tall; y += 1)
    pixels.fill(grey, (y * width + left) * 3, (y * width + left + wide) * 3);
}
