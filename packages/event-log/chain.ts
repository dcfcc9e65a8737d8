import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { BrokenChain } from './broken-chain.ts';
import { decodeCommit, encodeCommit, genesis, hashOf, type Commit } from './commit.ts';
import { bytes, text, type Item } from './table.ts';

/** Partition of a stream's commits; the relay's filter knows it by its prefix. */
export function commitKey(stream: string): string {
  return `c/${stream}`;
}

/** Sort key of a commit: its version in ten digits. */
export function versionKey(version: number): string {
  return String(version).padStart(10, '0');
}

/** Longer bodies are stored deflated, in bytes: a write unit is 1 KB, an item at most 400 KB. */
const packAbove = 4_096;
/** What is left of an item's 400 KB for its body, in bytes. */
const bodyLimit = 400 * 1024 - 1_024;

/** The item of a commit. Throws when it is larger than an item can be. */
export function commitItem(commit: Commit): Item {
  const { bytes: body, hash } = encodeCommit(commit);
  const packed = body.length > packAbove ? deflateRawSync(body) : undefined;
  const size = (packed ?? body).length;
  if (size > bodyLimit) throw new Error(`a commit of ${size} bytes; ${bodyLimit} is the most`);
  return {
    pk: { S: commitKey(commit.stream) },
    sk: { S: versionKey(commit.version) },
    ...(packed === undefined ? { body: { B: body } } : { packed: { B: packed } }),
    hash: { S: hash },
  };
}

/**
 * The commit of an item, checked by itself: its bytes against its hash, its stream and version against
 * its key. Throws `BrokenChain`.
 */
export function commitOf(item: Item): { commit: Commit; hash: string } {
  try {
    const body = bodyOf(item);
    const hash = hashOf(body);
    if (hash !== text(item, 'hash')) throw new Error('other bytes than were hashed');
    const commit = decodeCommit(body);
    if (text(item, 'pk') !== commitKey(commit.stream)) throw new Error('under another stream');
    if (text(item, 'sk') !== versionKey(commit.version)) throw new Error('at another version');
    return { commit, hash };
  } catch (error) {
    throw new BrokenChain(`${item['pk']?.S ?? 'no key'} at ${item['sk']?.S ?? 'no key'}`, {
      cause: error,
    });
  }
}

/**
 * The commits of items of one stream, in order, each checked by itself and for its link to the one
 * before; `tail`: the first of them is not the stream's first. Throws `BrokenChain`.
 */
export function verifiedCommits(
  stream: string,
  items: readonly Item[],
  tail = false,
): { commits: Commit[]; head: string } {
  const commits: Commit[] = [];
  let head = genesis;
  let version = 0;
  for (const item of items) {
    const { commit, hash } = commitOf(item);
    const begins = tail && commits.length === 0 && commit.version > 1;
    const follows = begins || (commit.previous === head && commit.version === version + 1);
    if (commit.stream !== stream || !follows)
      throw new BrokenChain(`${stream} at ${commit.version} does not follow ${version}`);
    commits.push(commit);
    head = hash;
    version = commit.version;
  }
  return { commits, head };
}

function bodyOf(item: Item): Uint8Array {
  if (item['packed'] === undefined) return bytes(item, 'body');
  return inflateRawSync(bytes(item, 'packed'), { maxOutputLength: 64 * 1024 * 1024 });
}
