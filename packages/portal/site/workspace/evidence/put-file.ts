/** Where exactly one file can be put for some minutes, as the house gave it. */
export interface Upload {
  readonly method: 'PUT';
  readonly url: string;
  /** Part of the signature: sent as they are. */
  readonly headers: Readonly<Record<string, string>>;
  readonly until: string;
}

/** How a file's way ended: it is there, the way was cut, or the store did not take it. */
export type PutEnd = 'put' | 'cut' | 'refused' | 'cancelled';

/** How long nothing may move before the way counts as cut, in milliseconds. */
const patience = 30_000;

/**
 * Puts a file, telling what part of it has gone (0 to 1). Not by `fetch`, which tells nothing of that.
 */
export async function putFile(
  upload: Upload,
  file: Blob,
  options: { readonly signal: AbortSignal; readonly progress: (part: number) => void },
): Promise<PutEnd> {
  const { signal, progress } = options;
  const request = new XMLHttpRequest();
  const cancel = (): void => request.abort();
  signal.addEventListener('abort', cancel);
  try {
    return await new Promise<PutEnd>((resolve) => {
      let stall = setTimeout(() => resolve('cut'), patience);
      request.upload.onprogress = ({ loaded, total }) => {
        clearTimeout(stall);
        stall = setTimeout(() => resolve('cut'), patience);
        progress(total === 0 ? 0 : loaded / total);
      };
      request.onload = () => {
        clearTimeout(stall);
        resolve(request.status >= 200 && request.status < 300 ? 'put' : 'refused');
      };
      request.onerror = () => {
        clearTimeout(stall);
        resolve('cut');
      };
      request.onabort = () => {
        clearTimeout(stall);
        resolve('cancelled');
      };
      request.open(upload.method, upload.url);
      for (const [name, value] of Object.entries(upload.headers)) {
        // A browser sets these itself, from the file and the address.
        if (!/^(?:host|content-length)$/i.test(name)) request.setRequestHeader(name, value);
      }
      request.send(file);
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    request.abort();
  }
}
