import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as z from 'zod/mini';
import { actor, type Actor, once } from '@ducha/contracts';

/**
 * A commit: the events that one accepted command made on one stream. It is stored as the bytes of its
 * canonical JSON (RFC 8785) together with the SHA-256 of those bytes; `previous` holds the hash of the
 * commit before, so the stream is a chain that shows any later change.
 */
export interface Commit {
  readonly stream: string;
  /** 1 for the first commit of a stream, then without gaps. */
  readonly version: number;
  readonly at: string;
  readonly actor: Actor;
  /** The command's id; a second command with the same id is the same command. */
  readonly command: string;
  /** SHA-256 of the command's request; null when it stands in the sealed item (it could tell a text). */
  readonly fingerprint: string | null;
  /** Id of the sealed item written in the same transaction, or null. */
  readonly sealed: string | null;
  /** Id of the event that caused the command, or null. */
  readonly cause: string | null;
  readonly trace: string;
  readonly events: readonly StoredEvent[];
  /** Hash of the commit before, 64 zeros for the first. */
  readonly previous: string;
}

/** An event as stored: parsed only by the family that knows its type. */
export interface StoredEvent {
  readonly type: string;
  readonly data: unknown;
}

export const genesis = '0'.repeat(64);

const commitSchema = once(() =>
  z.strictObject({
    stream: z.string(),
    version: z.int(),
    at: z.string(),
    actor,
    command: z.string(),
    fingerprint: z.nullable(z.string()),
    sealed: z.nullable(z.string()),
    cause: z.nullable(z.string()),
    trace: z.string(),
    events: z.array(z.strictObject({ type: z.string(), data: z.unknown() })),
    previous: z.string(),
  }),
);

/** The bytes that are stored and hashed. */
export function encodeCommit(commit: Commit): { bytes: Uint8Array; hash: string } {
  const json = canonicalize(commit);
  if (json === undefined) throw new Error('a commit is not representable as JSON');
  const bytes = new TextEncoder().encode(json);
  return { bytes, hash: hashOf(bytes) };
}

/** Reads a commit back; throws when the bytes are not those of a commit. */
export function decodeCommit(bytes: Uint8Array): Commit {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return commitSchema().parse(parsed);
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The id of one event: fixed when its commit is written, the same in every delivery. */
export function eventId(stream: string, version: number, index: number): string {
  return `${stream}@${version}.${index}`;
}
