/** A request to S3, path style, as it goes over the net. */
export interface S3Request {
  readonly method: string;
  readonly url: string;
  /** By lower-case name; those that a transport adds (`content-length`, `host`) as well. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What S3 answers; headers by lower-case name. */
export interface S3Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** An answer that is an error, in S3's own word. */
export class S3Fault extends Error {
  override readonly name = 'S3Fault';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
