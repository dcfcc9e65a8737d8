import type { Sealed } from './seal.ts';

/** A sealed thing and when it was put there (milliseconds since 1970). */
export interface Kept {
  readonly sealed: Sealed;
  readonly at: number;
}

/** Where sealed things lie on the device, by name, with the one key that opens them. */
export interface DraftStore {
  readonly key: () => Promise<CryptoKey | undefined>;
  /** Puts a key where there is none; gives the one that is there afterwards. */
  readonly putKey: (key: CryptoKey) => Promise<CryptoKey>;
  readonly names: () => Promise<readonly string[]>;
  readonly get: (name: string) => Promise<Kept | undefined>;
  readonly put: (name: string, kept: Kept) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  /** Removes everything, the key too. */
  readonly clear: () => Promise<void>;
}
