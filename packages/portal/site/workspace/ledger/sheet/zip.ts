/** A file within an archive. */
export interface Entry {
  readonly name: string;
  readonly text: string;
}

/** Archives of the same files are the same bytes: every file is from 1 January 1980, the first day that ZIP knows. */
const firstDay = 0x0021;
const utf8Names = 0x0800;
const deflated = 8;
const version = 20;

/** A ZIP archive (PKWARE APPNOTE 6.3), each file compressed by the browser itself. */
export async function zipOf(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const path = new TextEncoder().encode(name);
    const plain = new TextEncoder().encode(text);
    const packed = await deflate(plain);
    const facts = joined([
      shorts(version, utf8Names, deflated, 0, firstDay),
      longs(crc32(plain), packed.length, plain.length),
      shorts(path.length, 0),
    ]);
    const local = joined([longs(0x04034b50), facts, path, packed]);
    parts.push(local);
    directory.push(
      longs(0x02014b50),
      shorts(version),
      facts,
      shorts(0, 0, 0),
      longs(0, offset),
      path,
    );
    offset += local.length;
  }
  const index = joined(directory);
  return joined([
    ...parts,
    index,
    longs(0x06054b50),
    shorts(0, 0, entries.length, entries.length),
    longs(index.length, offset),
    shorts(0),
  ]);
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers of two bytes each, the low one first. */
function shorts(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]));
}

/** Numbers of four bytes each, the low ones first. */
function longs(...values: readonly number[]): Uint8Array {
  return joined(values.map((value) => shorts(value & 0xffff, value >>> 16)));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
