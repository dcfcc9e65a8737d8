import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

/** The ways in which an answer may be compressed. */
export type Encoding = 'br' | 'gzip';

/** Whether CloudFront compresses a file: by its length (bytes) and kind. */
export function isCompressible(length: number, contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim() ?? '';
  return length >= 1_000 && length <= 10_000_000 && compressible.test(type);
}

const compressible =
  /^(?:text\/(?:css|csv|html|javascript|plain|xml)|application\/(?:javascript|json|xml|wasm)|image\/svg\+xml|font\/(?:otf|ttf))$/;

/** The encoding that the browser takes and the distribution gives; Brotli before gzip. */
export function encodingFor(
  accepted: string | undefined,
  given: readonly Encoding[],
): Encoding | undefined {
  const names = (accepted ?? '')
    .split(',')
    .map((each) => each.split(';'))
    .filter(([, ...rest]) => !rest.some((parameter) => /^\s*q=0(?:\.0*)?\s*$/.test(parameter)))
    .map(([name = '']) => name.trim().toLowerCase());
  return given.find((encoding) => names.includes(encoding));
}

/** Compresses as fast as an edge does. */
export async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'gzip' ? promisify(gzip)(bytes) : brotli(bytes, brotliOptions);
}

const brotli = promisify(brotliCompress);
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
