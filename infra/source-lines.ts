import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/**
 * Stands first in every bundle: a stack trace is told in lines of the sources. Node can do that by itself
 * (`--enable-source-maps`), but then reads and parses the whole map at every cold start; here it is read
 * when the first trace is told, which for most functions is never.
 */
const bundle = import.meta.url;
let map: SourceMap | null | undefined;

/** Null where it is not there: an error must be told of all the same, in lines of the bundle. */
function sourceMap(): SourceMap | null {
  if (map === undefined) {
    try {
      // oxlint-disable-next-line typescript/no-unsafe-argument -- a map that esbuild wrote
      map = new SourceMap(JSON.parse(readFileSync(new URL(`${bundle}.map`), 'utf8')));
    } catch {
      map = null;
    }
  }
  return map;
}

/** A frame as V8 writes it, at the place in the source that it came from. */
function frameInSource(frame: NodeJS.CallSite): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- V8 gives its frames a `toString` that no type tells of
  const written = String(frame);
  const line = frame.getLineNumber();
  const column = frame.getColumnNumber();
  if (frame.getFileName() !== bundle || line === null || column === null) return written;
  const found = sourceMap()?.findOrigin(line, column);
  if (found === undefined || !('fileName' in found)) return written;
  const source = new URL(found.fileName, bundle).href;
  return written.replace(
    `${bundle}:${line}:${column}`,
    () => `${source}:${found.lineNumber}:${found.columnNumber}`,
  );
}

Error.prepareStackTrace = (error, frames) =>
  [error, ...frames.map((frame) => `    at ${frameInSource(frame)}`)].map(String).join('\n');
