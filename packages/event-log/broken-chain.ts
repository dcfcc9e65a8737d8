/** A commit whose bytes do not match its hash, or that does not follow the one before it. */
export class BrokenChain extends Error {
  override readonly name = 'BrokenChain';
}
