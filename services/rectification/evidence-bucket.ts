import { endpointOf, presign, ServiceError, signedFetch } from '@ducha/signed-call';
import { evidenceKey, type Evidence } from './domain/evidence.ts';

/** How a file in the bucket compares with what was announced. */
export type FileState = 'as-announced' | 'missing' | 'altered';

const uploadSeconds = 15 * 60;
const readSeconds = 5 * 60;

/** The bucket in which the files of evidence lie. Calls are signed requests; the SDK's client is not needed. */
export class EvidenceBucket {
  readonly #bucket: string;

  constructor(bucket: string) {
    this.#bucket = bucket;
  }

  /** Lets its holder put exactly the announced file: length, type and hash are part of the signature. */
  async uploadAddress(id: string, announced: Evidence, now: string) {
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
    return { url, headers, until: later(now, uploadSeconds) };
  }

  /** Lets its holder fetch the file for a few minutes. */
  async readAddress(id: string, now: string) {
    const url = await presign({ method: 'GET', url: this.#url(id), seconds: readSeconds });
    return { url, until: later(now, readSeconds) };
  }

  /** Compares the stored file with the announced one by the length and hash that the store keeps. */
  async compare(id: string, announced: Evidence): Promise<FileState> {
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

  #url(id: string): string {
    return `${endpointOf('s3')}/${this.#bucket}/${evidenceKey(id)}`;
  }
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function later(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1_000).toISOString();
}
