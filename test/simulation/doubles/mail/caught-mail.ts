/** A mail in a mailbox. */
export interface CaughtMail {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The addresses of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** By name in lower case; the last of each. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a message of one part, as the house writes them: what has several parts is an error. */
export function readMail(
  raw: Buffer,
  envelope: { readonly at: number; readonly from: string; readonly to: readonly string[] },
): CaughtMail {
  const whole = raw.toString('latin1');
  const end = whole.indexOf('\r\n\r\n');
  const headers = headersIn(whole.slice(0, end));
  if (headers['content-type']?.startsWith('text/plain') !== true)
    throw new Error(`the double reads plain text alone, not ${headers['content-type']}`);
  const text = decoded(whole.slice(end + 4), headers['content-transfer-encoding'] ?? '7bit');
  return {
    ...envelope,
    subject: words(headers['subject'] ?? ''),
    text: text.replaceAll('\r\n', '\n'),
    headers,
  };
}

function headersIn(head: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of head.replaceAll(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

/** Encoded words (RFC 2047) with UTF-8; the space between two of them is none. */
function words(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/(=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, how = '', coded = '']) =>
          how.toLowerCase() === 'b'
            ? Buffer.from(coded, 'base64')
            : quotedPrintable(coded.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    );
}

function decoded(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable':
      return quotedPrintable(body.replaceAll('=\r\n', '')).toString('utf8');
    default:
      return Buffer.from(body, 'latin1').toString('utf8');
  }
}

function quotedPrintable(text: string): Buffer {
  const bytes = text.replaceAll(/=([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
