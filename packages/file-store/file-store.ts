import { endpointOf, presign, ServiceError, signedFetch } from '@ducha/signed-call';

/** A file that is to be put: what it will be, to the byte. */
export interface AnnouncedFile {
  readonly mediaType: string;
  readonly bytes: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
}

/** How a file in the store compares with what was announced. */
export type FileState = 'as-announced' | 'missing' | 'altered';

const uploadSeconds = 15 * 60;
const readSeconds = 5 * 60;

/**
 * A folder of a bucket in which files lie under their ids. Calls are signed requests; the SDK's client is
 * not needed. The bytes of a file pass a function only where it has to look at them itself.
 */
export class FileStore {
  readonly #bucket: string;
  readonly #folder: string;

  constructor(options: { readonly bucket: string; readonly folder: string }) {
    this.#bucket = options.bucket;
    this.#folder = options.folder;
  }

  /** Lets its holder put exactly the announced file: length, type and hash are part of the signature. */
  async uploadAddress(id: string, announced: AnnouncedFile, now: string) {
    const headers = {
      'content-length': String(announced.bytes),
      'content-type': announced.mediaType,
      'x-amz-checksum-sha256': base64(announced.sha256),
    };
    const url = await presign({
      method: 'PUT',
      url: this.#url(id),
      headers,
      seconds: uploadSeconds,
    });
    return { method: 'PUT' as const, url, headers, until: later(now, uploadSeconds) };
  }

  /**
   * Lets its holder fetch the file for a few minutes. A browser that shows it keeps nothing of it. One that is `saved`
   * opens in no window: a page can play or draw it, and whoever follows the address can but save it.
   */
  async readAddress(id: string, now: string, as: 'shown' | 'saved' = 'shown') {
    const saved = as === 'saved' ? '&response-content-disposition=attachment' : '';
    const url = await presign({
      method: 'GET',
      url: `${this.#url(id)}?response-cache-control=no-store${saved}`,
      seconds: readSeconds,
    });
    return { url, until: later(now, readSeconds) };
  }

  /** Compares the stored file with the announced one by the length and hash that the store keeps. */
  async compare(id: string, announced: AnnouncedFile): Promise<FileState> {
    const answer = await signedFetch('s3', {
      method: 'HEAD',
      url: this.#url(id),
      headers: { 'x-amz-checksum-mode': 'ENABLED' },
    });
    // Who may not list a bucket is told 403 of what is not there.
    if (answer.status === 404 || answer.status === 403) return 'missing';
    if (answer.status >= 400) throw new ServiceError('s3', answer.status, 'HeadObject');
    const isSame =
      answer.headers['content-length'] === String(announced.bytes) &&
      answer.headers['x-amz-checksum-sha256'] === base64(announced.sha256);
    return isSame ? 'as-announced' : 'altered';
  }

  /** The bytes of a file that is small enough to be looked at; undefined when it is not there. */
  async read(id: string): Promise<Uint8Array | undefined> {
    const answer = await signedFetch('s3', { method: 'GET', url: this.#url(id) });
    if (answer.status === 404 || answer.status === 403) return undefined;
    if (answer.status >= 400) throw new ServiceError('s3', answer.status, 'GetObject');
    return answer.bytes;
  }

  /** The first bytes of a file, at most so many; undefined when it is not there. */
  async head(id: string, bytes: number): Promise<Uint8Array | undefined> {
    const answer = await signedFetch('s3', {
      method: 'GET',
      url: this.#url(id),
      headers: { range: `bytes=0-${bytes - 1}` },
    });
    if (answer.status === 404 || answer.status === 403) return undefined;
    if (answer.status >= 400) throw new ServiceError('s3', answer.status, 'GetObject');
    return answer.bytes;
  }

  /** Deletes the file for good; one that is not there is deleted already. */
  async remove(id: string): Promise<void> {
    const answer = await signedFetch('s3', { method: 'DELETE', url: this.#url(id) });
    if (answer.status >= 400 && answer.status !== 404) {
      throw new ServiceError('s3', answer.status, 'DeleteObject');
    }
  }

  #url(id: string): string {
    return `${endpointOf('s3')}/${this.#bucket}/${this.#folder}/${id}`;
  }
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function later(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1_000).toISOString();
}
