/** A JSON object whose members nobody has looked at yet. */
export interface JsonObject {
  readonly [member: string]: unknown;
}

/** What a double says where the real engine answers an error. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** The status of HTTP. */
  readonly status: number;
  /** The engine's own word for it, as in `__type`. */
  readonly code: string;
  /** What the answer holds beside code and message. */
  readonly more: JsonObject;

  constructor(status: number, code: string, message: string, more: JsonObject = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/**
 * An engine in this process: it answers at once, at the level of the wire's JSON (bytes are base64), and has no clock
 * and no chance of its own. What it is given it keeps, and what it answers it may keep too: neither may be changed.
 */
export interface Double {
  /**
   * The answer to one request at a moment, in milliseconds since 1970.
   * @throws Refused where the real engine answers an error
   */
  answer(operation: string, input: JsonObject, now: number): JsonObject;
}
