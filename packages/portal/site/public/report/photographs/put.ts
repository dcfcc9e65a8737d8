/** Where exactly the announced file can be put. */
export interface Upload {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Nothing moved for so long (milliseconds): the connection is taken for dead. */
const stalledAfter = 30_000;

/**
 * Puts a file and tells how much of it was sent (0 to 1). `refused` when the store did not take it,
 * `cut` when the connection ended or stood still.
 */
export async function put(
  { method, url, headers }: Upload,
  file: Blob,
  told: { readonly part: (part: number) => void; readonly signal: AbortSignal },
): Promise<'put' | 'refused' | 'cut'> {
  return new Promise((resolve) => {
    // fetch does not say how much of a body was sent.
    const request = new XMLHttpRequest();
    let alive = setTimeout(() => request.abort(), stalledAfter);
    const end = (result: 'put' | 'refused' | 'cut'): void => {
      clearTimeout(alive);
      resolve(result);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(alive);
      alive = setTimeout(() => request.abort(), stalledAfter);
      if (total > 0) told.part(loaded / total);
    };
    request.onload = () =>
      end(request.status < 300 ? 'put' : request.status < 500 ? 'refused' : 'cut');
    request.onerror = () => end('cut');
    request.onabort = () => end('cut');
    told.signal.addEventListener('abort', () => request.abort());
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) {
      // The browser itself sets it, and lets nobody else.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.send(file);
  });
}
