import { crc32, deflateSync } from 'node:zlib';

/** A picture being painted: three bytes a pixel, row by row. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** An empty, black picture. */
export function canvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height * 3) };
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Eight bits a channel, red green blue, compressed and filtered in the one way that there is, not interlaced. */
const trueColour = [8, 2, 0, 0, 0];
/** Each byte as what it is more than the one above it: what is painted changes little from row to row. */
const filterUp = 2;

/** The picture as a PNG file. */
export function png({ width, height, pixels }: Canvas): Uint8Array<ArrayBuffer> {
  const rowBytes = width * 3;
  const filtered = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const to = y * (rowBytes + 1);
    filtered[to] = filterUp;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      filtered[to + 1 + x] = (pixels[at] ?? 0) - (y === 0 ? 0 : (pixels[at - rowBytes] ?? 0));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set(trueColour, 8);
  return Uint8Array.from(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(filtered)),
      chunk('IEND', new Uint8Array()),
    ]),
  );
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
